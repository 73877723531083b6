// The library: what `import … from "callspec"` gives.

export * from './interpreter';
export { type ApartOutcome, runApart, type RunApartOptions } from './run-apart';
