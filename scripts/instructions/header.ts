// What stands on top of everything that is generated.

/** The command that writes it again. */
export const HEADER = '// Written by `npm run generate` from src/vm/instructions/: change the definitions, not this.';
