// Frames: the running state of a code object (CPython's _PyInterpreterFrame), and the frame object that Python code may get of one.

import type { Executable } from '../functions/executable';
import type { PyCode } from '../functions/code';
import { declareType } from '../define-type';
import type { PyDict } from '../containers/dict';
import type { PyFunction } from '../functions/function';
import type { PyGenerator } from './generator';
import { reserveItems } from '../memory/budget';
import { PROCESS } from '../memory/room';
import { hold, isObject, PyObject, release, type Value, type Visit } from '../object';
import type { Thread } from '../thread';
import type { PyType } from '../type';

/** The level of the frame with which a thread starts: its end is the end of the thread. */
export const ROOT_LEVEL = -1;

/** Who lets go of a frame's contents: the running thread, the generator it belongs to, or the frame object that survives it. */
export const FrameOwner = { THREAD: 0, GENERATOR: 1, FRAME_OBJECT: 2 } as const;
export type FrameOwner = (typeof FrameOwner)[keyof typeof FrameOwner];

/** Up to here nobody need ask whether there is room. */
const MANY_ENTRIES = 1 << 12;
/** JavaScript keeps larger arrays as dictionaries. */
const MOST_ENTRIES = 1 << 25;

/**
 * The state of one activation. `slots` are the fast locals, cells and free variables, then the value stack, as in CPython.
 * `owned[i]` tells whether slot i counts as a holder of its value: LOAD_FAST_BORROW and the arguments of a call made from
 * borrowed entries leave it 0 (CPython's tagged _PyStackRef). It means nothing for immediate values. No entry above the
 * stack pointer owns an object.
 */
export class Frame {
  /** Held. */
  code: PyCode;
  readonly executable: Executable;
  readonly words: Int32Array;
  readonly slots: (Value | undefined)[];
  readonly owned: Uint8Array;
  /** Held if `functionOwned`. */
  func: PyFunction = undefined as unknown as PyFunction;
  functionOwned = false;
  globals: PyDict = undefined as unknown as PyDict;
  builtins: Value = null;
  /** The namespace in which names are bound, for modules and class bodies; held. */
  locals: Value | undefined = undefined;
  /** Index of the next free slot while the frame does not run; the loop keeps its own while it does. */
  sp = 0;
  /** Index of the current instruction, in code units; -1 before the first. */
  ip = -1;
  /** Where execution goes on when a called frame returns, and when a generator delegated to yields. */
  returnTo = 0;
  previous: Frame | null = null;
  /** Native code entered the loop with this frame: its end leaves the loop. */
  isEntry = false;
  /** Which loop that is, counted over all that were entered; ROOT_LEVEL for none. */
  level = 0;
  /** What native code that has put this frame in its place does when it ends. */
  leaving: (() => void) | undefined = undefined;
  /** The call of this frame is that of `__init__` by a class: its caller gets the instance, which waits below. */
  isInit = false;
  /** The instruction before the current one, while lines are observed. */
  lastIp = -1;
  owner: FrameOwner = FrameOwner.THREAD;
  generator: PyGenerator | undefined = undefined;
  /** Held. */
  object: PyFrame | undefined = undefined;

  /** Throws MemoryError where a code object asks for more entries than fit. */
  constructor(code: PyCode, executable: Executable) {
    const size = executable.frameSize;
    if (size > MANY_ENTRIES) reserveItems(PROCESS, size > MOST_ENTRIES ? Infinity : size);
    this.code = code;
    this.executable = executable;
    this.words = executable.words;
    this.slots = new Array(size).fill(undefined);
    this.owned = new Uint8Array(size);
  }

  /** Reports everything that the frame holds; for whoever owns it. */
  traverse(visit: Visit): void {
    const { slots, owned } = this;
    for (let slot = slots.length - 1; slot >= 0; slot--) if (owned[slot]) visit(slots[slot]);
    visit(this.locals);
    if (this.functionOwned) visit(this.func);
    if (this.object !== undefined && this.owner !== FrameOwner.FRAME_OBJECT) visit(this.object);
    visit(this.code);
  }

  /** Releases locals and stack from the last entry to the first, then the namespace (_PyFrame_ClearLocals). */
  clearLocals(thread: Thread): void {
    const { slots, owned } = this;
    this.sp = this.executable.localCount;
    for (let slot = slots.length - 1; slot >= 0; slot--) {
      const value = slots[slot];
      if (value === undefined) continue;
      slots[slot] = undefined;
      if (owned[slot]) release(thread, value);
    }
    const { locals } = this;
    if (locals !== undefined) {
      this.locals = undefined;
      release(thread, locals);
    }
  }

  /** Makes every borrowed entry a holder of its value: the frame is about to outlive its caller (PyStackRef_MakeHeapSafe). */
  ownEverything(): void {
    const { slots, owned } = this;
    const end = Math.max(this.sp, this.executable.localCount);
    for (let slot = 0; slot < end; slot++) {
      if (owned[slot]) continue;
      owned[slot] = 1;
      hold(slots[slot]);
    }
    if (!this.functionOwned) {
      this.functionOwned = true;
      hold(this.func);
    }
  }
}

/** The frame object of a frame, made when first asked for (_PyFrame_GetFrameObject). */
export function frameObject(frame: Frame): PyFrame {
  let { object } = frame;
  if (object === undefined) {
    object = new PyFrame(frame);
    frame.object = hold(object);
  }
  return object;
}

/** The frame that called: skips nothing, since every frame here is complete (_PyFrame_GetFirstComplete). */
export const callerOf = (frame: Frame): Frame | null => frame.previous;

/** `frame`. */
export class PyFrame extends PyObject {
  /** The caller's frame object once the frame has ended; held. While it runs, `frame.previous` tells. */
  back: PyFrame | undefined = undefined;
  /** `f_trace`; held. */
  trace: Value | undefined = undefined;
  traceLines = true;
  traceOpcodes = false;
  /** Line set by a trace function, 0 if none. */
  lineno = 0;
  /** Variables without a slot that were set through `f_locals`; held. */
  extraLocals: PyDict | undefined = undefined;
  /** The dictionary that `locals()` of a module-like mapping refers to; held. */
  localsCache: Value | undefined = undefined;
  /** Values of slots overwritten through `f_locals`, which callees may still borrow; held. */
  overwritten: Value[] | undefined = undefined;

  constructor(readonly frame: Frame) {
    super(frameType);
  }

  /** The frame has ended or never started and owns its contents through this object. */
  get isComplete(): boolean {
    return this.frame.owner === FrameOwner.FRAME_OBJECT;
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.back);
    visit(this.trace);
    visit(this.extraLocals);
    visit(this.localsCache);
    if (this.overwritten !== undefined) for (const value of this.overwritten) visit(value);
    if (this.isComplete && this.frame.functionOwned) this.frame.traverse(visit);
  }

  override clear(thread: Thread): void {
    const { back, trace, extraLocals, localsCache, overwritten, frame } = this;
    this.back = undefined;
    release(thread, back);
    this.trace = undefined;
    release(thread, trace);
    if (frame.owner === FrameOwner.FRAME_OBJECT) {
      frame.clearLocals(thread);
      if (frame.functionOwned) {
        frame.functionOwned = false;
        release(thread, frame.func);
        release(thread, frame.code);
      }
    }
    this.extraLocals = undefined;
    release(thread, extraLocals);
    this.localsCache = undefined;
    release(thread, localsCache);
    this.overwritten = undefined;
    if (overwritten !== undefined) for (const value of overwritten) release(thread, value);
    super.clear(thread);
  }
}

export const frameType: PyType = declareType('frame');

/** Is it a frame object? */
export const isFrame = (value: Value | undefined): value is PyFrame => isObject(value) && value instanceof PyFrame;
