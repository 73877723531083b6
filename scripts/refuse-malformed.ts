// Features that are malformed end the process before anything runs.

import { readSpecification, type Specification, SpecificationError } from '../src/spec/specification';

/** Exit status for features, or a command line, that cannot be worked with. */
const MALFORMED = 2;

/** Reads the features of a folder; says what is wrong with them and ends the process, where something is. */
export function readOrRefuse(folder: string): Specification {
  try {
    return readSpecification(folder);
  } catch (error) {
    if (!(error instanceof SpecificationError)) throw error;
    console.error(error.message);
    process.exit(MALFORMED);
  }
}
