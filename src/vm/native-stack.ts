// How deep native code may call itself: as deep as the JavaScript stack of this process surely allows.

/** JavaScript stack that one level of native code may take, in bytes. Where it takes more, the overflow itself becomes a RecursionError. */
const BYTES_PER_LEVEL = 2000;
/** Left for what runs below and above. */
const RESERVE = 200_000;
const MAX_LEVELS = 20_000;

let measured: number | undefined;

/** The number of nested native calls before RecursionError; measured once per process. */
export function nativeLimit(): number {
  measured ??= Math.min(MAX_LEVELS, Math.max(60, Math.floor((stackBytes() - RESERVE) / BYTES_PER_LEVEL)));
  return measured;
}

/** The size of the stack that is still free, from how deep a function of known frame size can recurse. */
function stackBytes(): number {
  let depth = 0;
  const probe = (): void => {
    depth++;
    probe();
  };
  try {
    probe();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return depth * BYTES_PER_PROBE;
}

/** What one call of the probe takes, unoptimised. */
const BYTES_PER_PROBE = 80;
