// Every instruction that there is, by name. Who adds one to its family is asked for here if a name or a form is missing.

import type { FormsOf, OpName } from '../../bytecode/opcodes';
import * as asynchronous from './asynchronous';
import * as attributes from './attributes';
import * as binaryOp from './binary-op';
import * as call from './call';
import * as callFunctionEx from './call-function-ex';
import * as callKw from './call-kw';
import * as cells from './cells';
import * as comparisons from './comparisons';
import * as constants from './constants';
import * as containers from './containers';
import type { Definition } from './definition';
import * as entries from './entries';
import * as exceptions from './exceptions';
import * as frames from './frames';
import * as functions from './functions';
import * as generators from './generators';
import * as globals from './globals';
import * as imports from './imports';
import * as intrinsics from './intrinsics';
import * as iteration from './iteration';
import * as jumps from './jumps';
import * as locals from './locals';
import * as names from './names';
import * as neverRun from './never-run';
import * as patterns from './patterns';
import * as strings from './strings';
import * as subscripts from './subscripts';
import * as superAttributes from './super-attributes';
import * as truth from './truth';
import * as unpacking from './unpacking';

/** Forms under observation are those of other instructions, and need no definition of their own. */
type Observed = Exclude<Extract<OpName, `INSTRUMENTED_${string}`>, 'INSTRUMENTED_LINE' | 'INSTRUMENTED_INSTRUCTION'>;

/** A name that is defined. */
export type InstructionName = Exclude<OpName, Observed>;

/** Machine code of loops is not in this build. */
type Absent = 'JUMP_BACKWARD_JIT';

/** All definitions. */
export const INSTRUCTIONS: { readonly [Name in InstructionName]: Definition<Exclude<FormsOf<Name>, Absent>> } = {
  ...asynchronous,
  ...attributes,
  ...binaryOp,
  ...call,
  ...callFunctionEx,
  ...callKw,
  ...cells,
  ...comparisons,
  ...constants,
  ...containers,
  ...entries,
  ...exceptions,
  ...frames,
  ...functions,
  ...generators,
  ...globals,
  ...imports,
  ...intrinsics,
  ...iteration,
  ...jumps,
  ...locals,
  ...names,
  ...neverRun,
  ...patterns,
  ...strings,
  ...subscripts,
  ...superAttributes,
  ...truth,
  ...unpacking,
};
