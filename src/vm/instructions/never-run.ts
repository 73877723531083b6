// Instructions that never run here: they exist inside the compiler only, reserve numbers and room, or belong to machinery that this build
// does not have.

import { special } from '../../bytecode/stack-entries';
import { instruction } from './definition';

export const CACHE = instruction({
  summary: 'Reserves 16 bits for the inline cache of the instruction before it; never runs.',
  operand: 'none',
  before: [],
  after: [],
  may: 'moves',
});

export const RESERVED = instruction({
  summary: 'A number that never runs.',
  operand: 'none',
  before: [],
  after: [],
  may: 'moves',
});

export const INTERPRETER_EXIT = instruction({
  summary: 'Leaves the loop with the value on top.',
  operand: 'none',
  before: ['value'],
  after: [],
  may: 'moves',
});

export const EXIT_INIT_CHECK = instruction({
  summary: 'Checks that __init__ has returned None.',
  operand: 'none',
  before: ['result'],
  after: [],
  may: 'raises',
});

export const ENTER_EXECUTOR = instruction({
  summary: 'Enters machine code for a hot loop.',
  operand: 'bits',
  before: [],
  after: [],
  may: 'runs Python',
});

export const INSTRUMENTED_INSTRUCTION = instruction({
  summary: 'Any instruction under observation.',
  operand: 'none',
  before: [],
  after: [],
  may: 'runs Python',
});

export const INSTRUMENTED_LINE = instruction({
  summary: 'The first instruction of a line under observation.',
  operand: 'none',
  before: [],
  after: [],
  may: 'runs Python',
});

export const ANNOTATIONS_PLACEHOLDER = instruction({
  summary: 'Marks where the code that prepares annotations is put in.',
  operand: 'none',
  before: [],
  after: [],
  may: 'moves',
});

export const JUMP = instruction({
  summary: 'Becomes JUMP_FORWARD or JUMP_BACKWARD.',
  operand: 'jump',
  before: [],
  after: [],
  may: 'moves',
  jump: 'ahead',
});

export const JUMP_NO_INTERRUPT = instruction({
  summary: 'Becomes JUMP_FORWARD or JUMP_BACKWARD_NO_INTERRUPT.',
  operand: 'jump',
  before: [],
  after: [],
  may: 'moves',
  jump: 'ahead',
});

export const JUMP_IF_FALSE = instruction({
  summary: 'Becomes COPY, TO_BOOL and POP_JUMP_IF_FALSE.',
  operand: 'jump',
  before: ['value'],
  after: ['value'],
  may: 'runs Python',
  jump: 'ahead',
});

export const JUMP_IF_TRUE = instruction({
  summary: 'Becomes COPY, TO_BOOL and POP_JUMP_IF_TRUE.',
  operand: 'jump',
  before: ['value'],
  after: ['value'],
  may: 'runs Python',
  jump: 'ahead',
});

export const LOAD_CLOSURE = instruction({
  summary: 'Becomes LOAD_FAST: pushes a cell itself.',
  operand: 'local',
  before: [],
  after: ['cell'],
  may: 'moves',
});

export const STORE_FAST_MAYBE_NULL = instruction({
  summary: 'Becomes STORE_FAST; the value may be unbound.',
  operand: 'local',
  before: ['value'],
  after: [],
  may: 'releases',
});

export const POP_BLOCK = instruction({
  summary: "Ends a handler's range.",
  operand: 'none',
  before: [],
  after: [],
  may: 'moves',
});

export const SETUP_CLEANUP = instruction({
  summary: "Begins a handler's range; the handler finds an instruction index and the exception.",
  operand: 'handler',
  before: [],
  after: ['lasti', special('exc', 'exception')],
  may: 'moves',
});

export const SETUP_FINALLY = instruction({
  summary: "Begins a handler's range; the handler finds the exception.",
  operand: 'handler',
  before: [],
  after: [special('exc', 'exception')],
  may: 'moves',
});

export const SETUP_WITH = instruction({
  summary: "Begins the range of a with statement's handler, which finds the exception.",
  operand: 'handler',
  before: [],
  after: [special('exc', 'exception')],
  may: 'moves',
});
