// What the process of the reference interpreter needs from Node.js, which only gives it at the start of a process.

export const REFERENCE_FLAGS: readonly string[] = [
  // JavaScript stack in KiB: enough for native code to nest as deep as Python's recursion limit allows.
  ...(process.platform === 'win32' ? [] : ['--stack-size=3900']),
  // Megabytes for young objects: what one program makes and drops again fits in.
  '--max-semi-space-size=64',
  // Less is compiled into one function: the loop of the interpreter is large, and most programs are over before it pays.
  '--max-inlined-bytecode-size-cumulative=200',
];
