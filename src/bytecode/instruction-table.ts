// Every instruction of CPython 3.14 in one table: what its operand means, what it takes from and leaves on the value stack, and a sentence on what it does.

import {
  HAS_CONST,
  HAS_EXC,
  HAS_FREE,
  HAS_JUMP,
  HAS_LOCAL,
  HAS_NAME,
  INLINE_CACHE_ENTRIES,
  OPCODE_NAMES,
  Op,
  type OpName,
  SPECIALIZATIONS,
  SpecializedOp,
} from './opcodes';

/** What the operand of an instruction stands for. */
export type OperandKind =
  | 'none'
  | 'count'
  | 'flags'
  | 'depth'
  | 'small-int'
  | 'const'
  | 'name'
  | 'local'
  | 'local-pair'
  | 'free'
  | 'jump'
  | 'handler'
  | 'compare'
  | 'binary'
  | 'intrinsic'
  | 'special'
  | 'common-constant'
  | 'conversion'
  | 'attribute'
  | 'resume'
  | 'bits';

/** A number of stack entries: fixed, or computed from the operand. */
export type StackCount = number | ((oparg: number) => number);

export interface InstructionInfo {
  readonly opcode: number;
  readonly name: OpName;
  readonly operand: OperandKind;
  /** Entries that the instruction takes from the stack. */
  readonly pops: StackCount;
  /** Entries that it leaves there (for SETUP_* only on the way to the handler). */
  readonly pushes: StackCount;
  /** 16-bit inline cache entries behind it. */
  readonly caches: number;
  readonly hasConst: boolean;
  readonly hasName: boolean;
  readonly hasJump: boolean;
  readonly hasLocal: boolean;
  readonly hasFree: boolean;
  /** A pseudo-instruction that opens an exception handler's range. */
  readonly hasHandler: boolean;
  readonly summary: string;
}

type Row = readonly [operand: OperandKind, pops: StackCount, pushes: StackCount, summary: string];

const oparg = (n: number): number => n;
const plus =
  (fixed: number) =>
  (n: number): number =>
    n + fixed;
const withLowBit =
  (fixed: number) =>
  (n: number): number =>
    fixed + (n & 1);

const ROWS: Readonly<Record<OpName, Row>> = {
  CACHE: ['none', 0, 0, 'Reserves 16 bits for the inline cache of the instruction before it; never runs.'],
  BINARY_SLICE: ['none', 3, 1, 'Replaces container, start and stop by container[start:stop].'],
  BUILD_TEMPLATE: ['none', 2, 1, 'Makes a template string from a tuple of strings and a tuple of interpolations.'],
  CALL_FUNCTION_EX: [
    'none',
    4,
    1,
    'Calls with positional arguments from an iterable and keywords from a mapping or NULL.',
  ],
  CHECK_EG_MATCH: ['none', 2, 2, 'Splits an exception group by the types of an except* clause into rest and match.'],
  CHECK_EXC_MATCH: ['none', 2, 2, 'Replaces the type on top by whether the exception below it matches.'],
  CLEANUP_THROW: [
    'none',
    3,
    2,
    'Ends a delegated throw() or close(): StopIteration gives its value, anything else is raised again.',
  ],
  DELETE_SUBSCR: ['none', 2, 0, 'Deletes container[key].'],
  END_FOR: ['none', 1, 0, 'Drops the entry that an exhausted iterator leaves for the end of a loop.'],
  END_SEND: ['none', 2, 1, 'Drops the delegate below the value that it returned.'],
  EXIT_INIT_CHECK: ['none', 1, 0, 'Checks that __init__ has returned None.'],
  FORMAT_SIMPLE: ['none', 1, 1, 'Formats the value with an empty format specification.'],
  FORMAT_WITH_SPEC: ['none', 2, 1, 'Formats the value with the specification on top.'],
  GET_AITER: ['none', 1, 1, 'Replaces an asynchronous iterable by its asynchronous iterator.'],
  GET_ANEXT: ['none', 1, 2, 'Pushes the awaitable for the next item of the asynchronous iterator on top.'],
  GET_ITER: ['none', 1, 1, 'Replaces an iterable by its iterator.'],
  RESERVED: ['none', 0, 0, 'A number that never runs.'],
  GET_LEN: ['none', 1, 2, 'Pushes the length of the value on top, for a sequence pattern.'],
  GET_YIELD_FROM_ITER: [
    'none',
    1,
    1,
    'Makes the delegate of a yield from: a generator stays, anything else gives its iterator.',
  ],
  INTERPRETER_EXIT: ['none', 1, 0, 'Leaves the loop with the value on top.'],
  LOAD_BUILD_CLASS: ['none', 0, 1, 'Pushes builtins.__build_class__.'],
  LOAD_LOCALS: ['none', 0, 1, 'Pushes the namespace in which names are bound.'],
  MAKE_FUNCTION: ['none', 1, 1, 'Makes a function from a code object.'],
  MATCH_KEYS: ['none', 2, 3, 'Pushes the values of the keys on top in the mapping below, or None if one is missing.'],
  MATCH_MAPPING: ['none', 1, 2, 'Pushes whether the subject is a mapping for patterns.'],
  MATCH_SEQUENCE: ['none', 1, 2, 'Pushes whether the subject is a sequence for patterns.'],
  NOP: ['none', 0, 0, 'Does nothing; stands where a line needs an instruction.'],
  NOT_TAKEN: ['none', 0, 0, 'Does nothing; marks the way on which a conditional jump is not taken.'],
  POP_EXCEPT: ['none', 1, 0, 'Makes the value on top the exception being handled again.'],
  POP_ITER: ['none', 1, 0, 'Drops the iterator of a finished loop.'],
  POP_TOP: ['none', 1, 0, 'Drops the value on top.'],
  PUSH_EXC_INFO: [
    'none',
    1,
    2,
    'Makes the value on top the exception being handled and keeps the previous one below it.',
  ],
  PUSH_NULL: ['none', 0, 1, 'Pushes NULL: no self for the call to come.'],
  RETURN_GENERATOR: ['none', 0, 1, 'Makes a generator, coroutine or async generator from the frame and returns it.'],
  RETURN_VALUE: ['none', 1, 1, 'Returns the value on top to the caller.'],
  SETUP_ANNOTATIONS: ['none', 0, 0, 'Makes sure that the namespace has __annotations__.'],
  STORE_SLICE: ['none', 4, 0, 'Assigns container[start:stop] = value.'],
  STORE_SUBSCR: ['none', 3, 0, 'Assigns container[key] = value.'],
  TO_BOOL: ['none', 1, 1, 'Replaces the value by its truth.'],
  UNARY_INVERT: ['none', 1, 1, 'Replaces the value by ~value.'],
  UNARY_NEGATIVE: ['none', 1, 1, 'Replaces the value by -value.'],
  UNARY_NOT: ['none', 1, 1, 'Replaces a bool by its opposite.'],
  WITH_EXCEPT_START: ['none', 5, 6, 'Calls __exit__ with the exception on top and pushes its answer.'],
  BINARY_OP: ['binary', 2, 1, 'Replaces two operands by the result of the operator.'],
  BUILD_INTERPOLATION: [
    'bits',
    withLowBit(2),
    1,
    'Makes an interpolation from value, source text and, if bit 0 is set, a format specification.',
  ],
  BUILD_LIST: ['count', oparg, 1, 'Makes a list of the top entries.'],
  BUILD_MAP: ['count', (n) => 2 * n, 1, 'Makes a dict of pairs of key and value.'],
  BUILD_SET: ['count', oparg, 1, 'Makes a set of the top entries.'],
  BUILD_SLICE: ['count', oparg, 1, 'Makes a slice of two or three entries.'],
  BUILD_STRING: ['count', oparg, 1, 'Joins strings into one.'],
  BUILD_TUPLE: ['count', oparg, 1, 'Makes a tuple of the top entries.'],
  CALL: ['count', plus(2), 1, 'Calls a callable with self or NULL and positional arguments.'],
  CALL_INTRINSIC_1: ['intrinsic', 1, 1, 'Calls a function inside the interpreter with one argument.'],
  CALL_INTRINSIC_2: ['intrinsic', 2, 1, 'Calls a function inside the interpreter with two arguments.'],
  CALL_KW: ['count', plus(3), 1, 'Calls like CALL; a tuple on top names the last arguments.'],
  COMPARE_OP: ['compare', 2, 1, 'Replaces two operands by their comparison; bit 4 asks for a bool.'],
  CONTAINS_OP: ['flags', 2, 1, 'Tells whether a container holds the value below it; 1 inverts.'],
  CONVERT_VALUE: ['conversion', 1, 1, 'Replaces a value by its str, repr or ascii.'],
  COPY: ['depth', oparg, plus(1), 'Pushes the entry at a depth once more.'],
  COPY_FREE_VARS: ['count', 0, 0, "Copies the closure's cells into the frame."],
  DELETE_ATTR: ['name', 1, 0, 'Deletes owner.name.'],
  DELETE_DEREF: ['free', 0, 0, 'Empties a cell.'],
  DELETE_FAST: ['local', 0, 0, 'Unbinds a local variable.'],
  DELETE_GLOBAL: ['name', 0, 0, 'Deletes a global variable.'],
  DELETE_NAME: ['name', 0, 0, 'Deletes a name from the namespace.'],
  DICT_MERGE: ['depth', plus(4), plus(3), 'Adds a mapping to the keywords of a call; a repeated key is an error.'],
  DICT_UPDATE: ['depth', plus(1), oparg, 'Adds a mapping to a dict.'],
  END_ASYNC_FOR: ['jump', 2, 0, 'Ends an async for loop on StopAsyncIteration; raises anything else again.'],
  EXTENDED_ARG: ['bits', 0, 0, 'Gives eight more bits to the operand of the next instruction.'],
  FOR_ITER: ['jump', 1, 2, 'Pushes the next item of the iterator on top, or jumps when there is none.'],
  GET_AWAITABLE: ['flags', 1, 1, 'Replaces an awaitable by the iterator that drives it.'],
  IMPORT_FROM: ['name', 1, 2, 'Pushes module.name.'],
  IMPORT_NAME: ['name', 2, 1, 'Imports a module from level and list of names.'],
  IS_OP: ['flags', 2, 1, 'Tells whether two values are the same object; 1 inverts.'],
  JUMP_BACKWARD: ['jump', 0, 0, 'Jumps back; asks whether something else wants to run.'],
  JUMP_BACKWARD_NO_INTERRUPT: ['jump', 0, 0, 'Jumps back without letting anything else run.'],
  JUMP_FORWARD: ['jump', 0, 0, 'Jumps ahead.'],
  LIST_APPEND: ['depth', plus(1), oparg, 'Appends the value on top to the list at a depth.'],
  LIST_EXTEND: ['depth', plus(1), oparg, 'Extends the list at a depth by the iterable on top.'],
  LOAD_ATTR: [
    'attribute',
    1,
    withLowBit(1),
    'Replaces owner by owner.name; for a method call by function and self, or by value and NULL.',
  ],
  LOAD_COMMON_CONSTANT: ['common-constant', 0, 1, 'Pushes a constant that the interpreter itself knows.'],
  LOAD_CONST: ['const', 0, 1, 'Pushes a constant of the code object.'],
  LOAD_DEREF: ['free', 0, 1, 'Pushes what a cell holds.'],
  LOAD_FAST: ['local', 0, 1, 'Pushes a local variable that is known to be bound.'],
  LOAD_FAST_AND_CLEAR: ['local', 0, 1, 'Pushes a local variable, bound or not, and unbinds it.'],
  LOAD_FAST_BORROW: ['local', 0, 1, 'Pushes a local variable without counting the reference.'],
  LOAD_FAST_BORROW_LOAD_FAST_BORROW: [
    'local-pair',
    0,
    2,
    'Pushes two local variables without counting the references.',
  ],
  LOAD_FAST_CHECK: ['local', 0, 1, 'Pushes a local variable, or raises UnboundLocalError.'],
  LOAD_FAST_LOAD_FAST: ['local-pair', 0, 2, 'Pushes two local variables.'],
  LOAD_FROM_DICT_OR_DEREF: ['free', 1, 1, 'Looks a name up in the mapping on top, then in a cell.'],
  LOAD_FROM_DICT_OR_GLOBALS: ['name', 1, 1, 'Looks a name up in the mapping on top, then in globals and builtins.'],
  LOAD_GLOBAL: ['attribute', 0, withLowBit(1), 'Pushes a global or builtin variable and, if bit 0 is set, NULL.'],
  LOAD_NAME: ['name', 0, 1, 'Looks a name up in locals, globals and builtins.'],
  LOAD_SMALL_INT: ['small-int', 0, 1, 'Pushes the operand itself.'],
  LOAD_SPECIAL: ['special', 1, 2, 'Replaces owner by a special method of its type and self.'],
  LOAD_SUPER_ATTR: ['attribute', 3, withLowBit(1), 'Replaces super, class and self by super(class, self).name.'],
  MAKE_CELL: ['free', 0, 0, 'Puts a new cell around a local variable.'],
  MAP_ADD: ['depth', plus(2), oparg, 'Adds key and value to the dict at a depth.'],
  MATCH_CLASS: ['count', 3, 1, 'Matches a class pattern and gives the attributes as a tuple, or None.'],
  POP_JUMP_IF_FALSE: ['jump', 1, 0, 'Jumps if the bool on top is False.'],
  POP_JUMP_IF_NONE: ['jump', 1, 0, 'Jumps if the value on top is None.'],
  POP_JUMP_IF_NOT_NONE: ['jump', 1, 0, 'Jumps if the value on top is not None.'],
  POP_JUMP_IF_TRUE: ['jump', 1, 0, 'Jumps if the bool on top is True.'],
  RAISE_VARARGS: ['count', oparg, 0, 'Raises: again (0), an exception (1), an exception from a cause (2).'],
  RERAISE: [
    'count',
    plus(1),
    oparg,
    'Raises the exception on top again, from where it came if an index lies below it.',
  ],
  SEND: ['jump', 2, 2, 'Sends a value into the delegate; jumps when it has returned.'],
  SET_ADD: ['depth', plus(1), oparg, 'Adds the value on top to the set at a depth.'],
  SET_FUNCTION_ATTRIBUTE: ['flags', 2, 1, 'Gives a new function its defaults, annotations or closure.'],
  SET_UPDATE: ['depth', plus(1), oparg, 'Adds the items of the iterable on top to the set at a depth.'],
  STORE_ATTR: ['name', 2, 0, 'Assigns owner.name = value.'],
  STORE_DEREF: ['free', 1, 0, 'Puts the value on top into a cell.'],
  STORE_FAST: ['local', 1, 0, 'Binds a local variable.'],
  STORE_FAST_LOAD_FAST: ['local-pair', 1, 1, 'Binds one local variable and pushes another.'],
  STORE_FAST_STORE_FAST: ['local-pair', 2, 0, 'Binds two local variables.'],
  STORE_GLOBAL: ['name', 1, 0, 'Binds a global variable.'],
  STORE_NAME: ['name', 1, 0, 'Binds a name in the namespace.'],
  SWAP: ['depth', oparg, oparg, 'Exchanges the top with the entry at a depth.'],
  UNPACK_EX: [
    'bits',
    1,
    (n) => 1 + (n & 0xff) + (n >> 8),
    'Unpacks into some values, a list of the rest, and some values.',
  ],
  UNPACK_SEQUENCE: ['count', 1, oparg, 'Unpacks into exactly so many values.'],
  YIELD_VALUE: ['flags', 1, 1, 'Suspends the frame and hands out the value on top; later pushes what is sent.'],
  RESUME: ['resume', 0, 0, 'Starts or continues a frame: the place where tracing and interruption look in.'],
  INSTRUMENTED_END_FOR: ['none', 1, 0, 'END_FOR under observation.'],
  INSTRUMENTED_POP_ITER: ['none', 1, 0, 'POP_ITER under observation.'],
  INSTRUMENTED_END_SEND: ['none', 2, 1, 'END_SEND under observation.'],
  INSTRUMENTED_FOR_ITER: ['jump', 1, 2, 'FOR_ITER under observation.'],
  INSTRUMENTED_INSTRUCTION: ['none', 0, 0, 'Any instruction under observation.'],
  INSTRUMENTED_JUMP_FORWARD: ['jump', 0, 0, 'JUMP_FORWARD under observation.'],
  INSTRUMENTED_NOT_TAKEN: ['none', 0, 0, 'NOT_TAKEN under observation.'],
  INSTRUMENTED_POP_JUMP_IF_TRUE: ['jump', 1, 0, 'POP_JUMP_IF_TRUE under observation.'],
  INSTRUMENTED_POP_JUMP_IF_FALSE: ['jump', 1, 0, 'POP_JUMP_IF_FALSE under observation.'],
  INSTRUMENTED_POP_JUMP_IF_NONE: ['jump', 1, 0, 'POP_JUMP_IF_NONE under observation.'],
  INSTRUMENTED_POP_JUMP_IF_NOT_NONE: ['jump', 1, 0, 'POP_JUMP_IF_NOT_NONE under observation.'],
  INSTRUMENTED_RESUME: ['resume', 0, 0, 'RESUME under observation.'],
  INSTRUMENTED_RETURN_VALUE: ['none', 1, 1, 'RETURN_VALUE under observation.'],
  INSTRUMENTED_YIELD_VALUE: ['flags', 1, 1, 'YIELD_VALUE under observation.'],
  INSTRUMENTED_END_ASYNC_FOR: ['jump', 2, 0, 'END_ASYNC_FOR under observation.'],
  INSTRUMENTED_LOAD_SUPER_ATTR: ['attribute', 3, withLowBit(1), 'LOAD_SUPER_ATTR under observation.'],
  INSTRUMENTED_CALL: ['count', plus(2), 1, 'CALL under observation.'],
  INSTRUMENTED_CALL_KW: ['count', plus(3), 1, 'CALL_KW under observation.'],
  INSTRUMENTED_CALL_FUNCTION_EX: ['none', 4, 1, 'CALL_FUNCTION_EX under observation.'],
  INSTRUMENTED_JUMP_BACKWARD: ['jump', 0, 0, 'JUMP_BACKWARD under observation.'],
  INSTRUMENTED_LINE: ['none', 0, 0, 'The first instruction of a line under observation.'],
  ENTER_EXECUTOR: ['bits', 0, 0, 'Enters machine code for a hot loop.'],
  ANNOTATIONS_PLACEHOLDER: ['none', 0, 0, 'Marks where the code that prepares annotations is put in.'],
  JUMP: ['jump', 0, 0, 'Becomes JUMP_FORWARD or JUMP_BACKWARD.'],
  JUMP_IF_FALSE: ['jump', 1, 1, 'Becomes COPY, TO_BOOL and POP_JUMP_IF_FALSE.'],
  JUMP_IF_TRUE: ['jump', 1, 1, 'Becomes COPY, TO_BOOL and POP_JUMP_IF_TRUE.'],
  JUMP_NO_INTERRUPT: ['jump', 0, 0, 'Becomes JUMP_FORWARD or JUMP_BACKWARD_NO_INTERRUPT.'],
  LOAD_CLOSURE: ['local', 0, 1, 'Becomes LOAD_FAST: pushes a cell itself.'],
  POP_BLOCK: ['none', 0, 0, "Ends a handler's range."],
  SETUP_CLEANUP: [
    'handler',
    0,
    2,
    "Begins a handler's range; the handler finds an instruction index and the exception.",
  ],
  SETUP_FINALLY: ['handler', 0, 1, "Begins a handler's range; the handler finds the exception."],
  SETUP_WITH: ['handler', 0, 1, "Begins the range of a with statement's handler, which finds the exception."],
  STORE_FAST_MAYBE_NULL: ['local', 1, 0, 'Becomes STORE_FAST; the value may be unbound.'],
};

/** Number of the last instruction that may stand in a code object; those above exist only inside the compiler. */
export const MAX_REAL_OPCODE = 255;

/** The table, indexed by instruction number; specialised forms show the row of their general instruction. */
export const INSTRUCTIONS: readonly (InstructionInfo | undefined)[] = buildTable();

function buildTable(): (InstructionInfo | undefined)[] {
  const table: (InstructionInfo | undefined)[] = new Array(OPCODE_NAMES.length).fill(undefined);
  for (const [name, opcode] of Object.entries(Op) as [OpName, number][]) {
    const [operand, pops, pushes, summary] = ROWS[name];
    table[opcode] = {
      opcode,
      name,
      operand,
      pops,
      pushes,
      caches: INLINE_CACHE_ENTRIES[name] ?? INLINE_CACHE_ENTRIES[name.replace('INSTRUMENTED_', '')] ?? 0,
      hasConst: HAS_CONST.includes(opcode),
      hasName: HAS_NAME.includes(opcode),
      hasJump: HAS_JUMP.includes(opcode),
      hasLocal: HAS_LOCAL.includes(opcode),
      hasFree: HAS_FREE.includes(opcode),
      hasHandler: HAS_EXC.includes(opcode),
      summary,
    };
  }
  for (const [general, forms] of Object.entries(SPECIALIZATIONS)) {
    for (const form of forms) table[SpecializedOp[form as keyof typeof SpecializedOp]] = table[Op[general as OpName]];
  }
  return table;
}

const COUNT_OF = (count: StackCount | undefined): StackCount => count ?? 0;
const POPS: readonly StackCount[] = INSTRUCTIONS.map((info) => COUNT_OF(info?.pops));
const PUSHES: readonly StackCount[] = INSTRUCTIONS.map((info) => COUNT_OF(info?.pushes));

/** 16-bit inline cache entries behind each instruction, indexed by instruction number. */
export const CACHES: Uint8Array = Uint8Array.from(INSTRUCTIONS, (info) => info?.caches ?? 0);

/** General form of each instruction number: itself unless it is a specialised form (CPython's _PyOpcode_Deopt). */
export const GENERAL_FORM: Uint16Array = Uint16Array.from(INSTRUCTIONS, (info, opcode) => info?.opcode ?? opcode);

/** Stack entries that an instruction takes (CPython's _PyOpcode_num_popped). */
export function numPopped(opcode: number, oparg: number): number {
  const count = POPS[opcode]!;
  return typeof count === 'number' ? count : count(oparg);
}

/** Stack entries that an instruction leaves (CPython's _PyOpcode_num_pushed). */
export function numPushed(opcode: number, oparg: number): number {
  const count = PUSHES[opcode]!;
  return typeof count === 'number' ? count : count(oparg);
}

/** Change of the stack's height: `dis.stack_effect(opcode, oparg, jump=jump)`. */
export function stackEffect(opcode: number, oparg: number, jump: boolean): number {
  if (!jump && INSTRUCTIONS[opcode]?.hasHandler === true) return 0;
  return numPushed(opcode, oparg) - numPopped(opcode, oparg);
}
