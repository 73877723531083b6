// The flags of a code object, with the bits of `co_flags`.

/** co_flags bits. */
export const CodeFlag = {
  OPTIMIZED: 0x1,
  NEWLOCALS: 0x2,
  VARARGS: 0x4,
  VARKEYWORDS: 0x8,
  NESTED: 0x10,
  GENERATOR: 0x20,
  COROUTINE: 0x80,
  ITERABLE_COROUTINE: 0x100,
  ASYNC_GENERATOR: 0x200,
  FUTURE_ANNOTATIONS: 0x100_0000,
  NO_MONITORING_EVENTS: 0x200_0000,
  HAS_DOCSTRING: 0x400_0000,
  METHOD: 0x800_0000,
} as const;
