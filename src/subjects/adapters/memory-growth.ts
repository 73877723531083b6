// A limit for the memory of a Python that is compiled to WebAssembly: beyond it, its memory does not grow, as if there were no more.

interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

const { prototype } = (globalThis as unknown as { WebAssembly: { Memory: { prototype: WasmMemory } } }).WebAssembly
  .Memory;
const { grow } = prototype;
const PAGE = 65_536;
let limit = Number.POSITIVE_INFINITY;

prototype.grow = function (this: WasmMemory, pages: number): number {
  if (this.buffer.byteLength + pages * PAGE > limit) throw new RangeError('the memory limit of the program is reached');
  return grow.call(this, pages);
};

/** From now on, no WebAssembly memory of this process grows beyond so many bytes. */
export function limitMemoryGrowth(bytes: number): void {
  limit = bytes;
}
