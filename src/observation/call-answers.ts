// The nine questions about a call, answered from its bytecode.

import type { ListedInstruction } from '../bytecode/disassembler';
import { Op } from '../bytecode/opcodes';
import type { Argument, CallAnatomy } from './call-anatomy';
import type { Callee } from './callees';

/** An answer, what it rests on, and the rules that govern it. */
export interface Answer {
  /** Name of the rule that asks: "callable-loaded" for 31.42/q-callable-loaded. */
  readonly question: string;
  readonly text: string;
  readonly answer: string;
  /** More, one sentence or item each. */
  readonly details: readonly string[];
  readonly instructions: readonly ListedInstruction[];
  readonly rules: readonly string[];
}

type Part = Omit<Answer, 'question' | 'text'>;

/** All answers in the order of the questions. */
export function answerAll(call: CallAnatomy, callee: Callee | undefined): Answer[] {
  const ask = (question: string, text: string, part: Part): Answer => ({
    question,
    text,
    ...part,
    rules: [`31.42/q-${question}`, ...part.rules],
  });
  return [
    ask('callable-loaded', 'How is the callable loaded?', callableLoaded(call)),
    ask('arguments-loaded', 'How are the arguments loaded?', argumentsLoaded(call)),
    ask('keywords', 'Are there keywords?', keywords(call)),
    ask('unpacking', 'Is there unpacking?', unpacking(call)),
    ask('attribute-before', 'Does an attribute lookup happen first?', attributeBefore(call)),
    ask('binding', 'Does binding happen?', binding(call)),
    ask('python-frame', 'Does the call make a Python frame?', pythonFrame(callee)),
    ask('returns-suspended', 'May it give back a generator or coroutine unexecuted?', suspended(callee)),
    ask('cleanup', 'What must be cleaned up if an argument fails?', cleanup(call)),
  ];
}

/** The instruction as a listing shows it. */
export function instructionText({ opname, arg, argrepr }: ListedInstruction): string {
  if (arg === null) return opname;
  return `${opname} ${arg}${argrepr === '' ? '' : ` (${argrepr})`}`;
}

const BY_LOAD: Readonly<Record<string, { from: string; rule: string }>> = {
  LOAD_GLOBAL: { from: 'from the globals of the module, or else the builtins', rule: '31.0/step-load-callable' },
  LOAD_NAME: { from: 'by name: from the local namespace, the globals or the builtins', rule: '31.2/module-level-form' },
  LOAD_FAST_BORROW: { from: 'from a local variable', rule: '31.2/local-callable-form' },
  LOAD_FAST: { from: 'from a local variable', rule: '31.2/local-callable-form' },
  LOAD_FAST_CHECK: { from: 'from a local variable that may be unbound', rule: '31.2/local-callable-form' },
  LOAD_DEREF: { from: 'from a cell of an enclosing function', rule: '31.2/local-callable-form' },
  LOAD_FROM_DICT_OR_DEREF: { from: 'from the class namespace or a cell', rule: '31.2/local-callable-form' },
  LOAD_FROM_DICT_OR_GLOBALS: { from: 'from the class namespace or the globals', rule: '31.2/module-level-form' },
  LOAD_ATTR: { from: 'by an attribute lookup', rule: '31.18/step-lookup' },
  LOAD_SUPER_ATTR: { from: 'by a lookup behind the class, without a super object', rule: '31.36/callable-and-lookup' },
  MAKE_FUNCTION: { from: 'made on the spot', rule: '31.1/many-kinds' },
  SET_FUNCTION_ATTRIBUTE: { from: 'made on the spot', rule: '31.1/many-kinds' },
  CALL: { from: 'the result of another call', rule: '31.2/call-result-callee' },
  CALL_KW: { from: 'the result of another call', rule: '31.2/call-result-callee' },
  CALL_FUNCTION_EX: { from: 'the result of another call', rule: '31.2/call-result-callee' },
  BINARY_OP: { from: 'the result of an operator', rule: '31.1/general-form' },
};

function callableLoaded({ callableMaker, selfMaker, callable }: CallAnatomy): Part {
  const { from, rule } = BY_LOAD[callableMaker.opname] ?? {
    from: 'the value of an expression',
    rule: '31.1/general-form',
  };
  const details: string[] = [];
  if (selfMaker === callableMaker) {
    const isAttribute = callableMaker.opcode !== Op.LOAD_GLOBAL;
    details.push(
      isAttribute
        ? 'The same instruction fills the slot for self, with the object or with NULL.'
        : 'The same instruction pushes NULL: the slot for self is empty.',
    );
  } else details.push(`${instructionText(selfMaker)} leaves the slot for self empty.`);
  return {
    answer: `${instructionText(callableMaker)}: ${from}.`,
    details,
    instructions: [...callable, ...(callable.includes(selfMaker) ? [] : [selfMaker])],
    rules: ['31.4/callee-first', rule],
  };
}

function argumentsLoaded({ arguments: parts, gathering, names }: CallAnatomy): Part {
  const rules = ['31.4/left-to-right'];
  if (parts.length === 0 && names === undefined && gathering.length === 0) {
    return { answer: 'There are none.', details: [], instructions: [], rules: [] };
  }
  const details = parts.map((part) => `${part.text}: ${howLoaded(part)}`);
  if (gathering.length > 0) details.push(`gathered by ${gathering.map(instructionText).join(', ')}`);
  if (
    parts.some(({ instructions }) =>
      instructions.some(({ opcode }) => opcode === Op.LOAD_SMALL_INT || opcode === Op.LOAD_CONST),
    )
  )
    rules.push('31.2/constant-arguments');
  return {
    answer:
      gathering.length > 0
        ? 'Each in turn, then gathered in a tuple or dictionary.'
        : 'Each in turn, and left on the stack.',
    details,
    instructions: [...parts.flatMap(({ instructions }) => instructions), ...gathering],
    rules: [...rules, gathering.length > 0 ? '31.11/evaluate-convert-merge' : '31.3/positional-layout'],
  };
}

function howLoaded({ instructions }: Argument): string {
  if (instructions.length === 0) return 'by the same instruction as the one before, or as part of a constant';
  if (instructions.length <= 3) return instructions.map(instructionText).join(', ');
  return `${instructionText(instructions[0]!)} to ${instructionText(instructions[instructions.length - 1]!)}, ${instructions.length} instructions`;
}

function keywords({ arguments: parts, names, call }: CallAnatomy): Part {
  const named = parts.filter(({ kind }) => kind === 'keyword').map(({ name }) => name!);
  if (names !== undefined) {
    return {
      answer: `Yes: CALL_KW takes the names ${names.argrepr} from the top of the stack, above their values.`,
      details: [`${call.arg} values in all, the last ${named.length} of them by keyword.`],
      instructions: [names, call],
      rules: ['31.3/keyword-metadata', '31.3/kw-names', '31.3/kw-values'],
    };
  }
  const hasMapping = parts.some(({ kind }) => kind === 'double-starred');
  if (named.length > 0 || hasMapping) {
    const written = named.length === 0 ? '' : ` The written ones are ${named.join(', ')}.`;
    return {
      answer: `Yes: they are in a dictionary that CALL_FUNCTION_EX takes from the top of the stack.${written}`,
      details: hasMapping ? ['Further names come from a mapping and are known only when the call is made.'] : [],
      instructions: [call],
      rules: ['31.12/unpack-mapping', '31.12/detect-duplicates'],
    };
  }
  return { answer: 'No.', details: [], instructions: [], rules: [] };
}

function unpacking({ arguments: parts, call }: CallAnatomy): Part {
  const starred = parts.filter(({ kind }) => kind === 'starred' || kind === 'double-starred');
  if (starred.length > 0) {
    const rules = starred.map(({ kind }) => (kind === 'starred' ? '31.11/unpack-sequence' : '31.12/unpack-mapping'));
    return {
      answer: `Yes: ${starred.map(({ text }) => text).join(', ')}; the call instruction is CALL_FUNCTION_EX.`,
      details: [],
      instructions: [call],
      rules: [...new Set(rules)],
    };
  }
  if (call.opcode === Op.CALL_FUNCTION_EX) {
    return {
      answer: 'No, although the instruction is CALL_FUNCTION_EX: there are too many arguments to lay out on the stack.',
      details: [],
      instructions: [call],
      rules: ['31.3/no-temporaries'],
    };
  }
  return { answer: 'No.', details: [], instructions: [], rules: [] };
}

function attributeBefore({ node, callable, callableMaker }: CallAnatomy): Part {
  const lookups = callable.filter(({ opcode }) => opcode === Op.LOAD_ATTR || opcode === Op.LOAD_SUPER_ATTR);
  if (lookups.length === 0) return { answer: 'No.', details: [], instructions: [], rules: [] };
  const isLast = node.func.node === 'Attribute';
  return {
    answer: isLast
      ? `Yes: ${instructionText(callableMaker)} runs before any argument is evaluated.`
      : `Only on the way to the callable: ${lookups.map(instructionText).join(', ')}.`,
    details: ['It may run Python code: a property, __getattribute__, __getattr__ or the __get__ of a descriptor.'],
    instructions: lookups,
    rules: ['31.4/attribute-before-args'],
  };
}

function binding({ callableMaker, selfMaker }: CallAnatomy): Part {
  const { opcode, arg } = callableMaker;
  const bound =
    'If the callable turns out to be a bound method, the call itself puts its object in front of the arguments.';
  if (opcode === Op.LOAD_SUPER_ATTR || opcode === Op.LOAD_ATTR) {
    if (selfMaker === callableMaker && arg! & 1) {
      return {
        answer: `${instructionText(callableMaker)} permits it: the low bit of the operand asks for a method.`,
        details: [
          'A function found in the class is left unbound, with the object in the slot for self; no bound method is made.',
          'Anything else (a function on the instance, a static method, a property) leaves NULL in that slot.',
        ],
        instructions: [callableMaker],
        rules: ['31.18/optimised', '31.18/instance-function', '31.19/other-descriptors'],
      };
    }
    return {
      answer:
        'In the lookup: a function found in the class comes back as a bound method, since the low bit is not set.',
      details: [bound],
      instructions: [callableMaker],
      rules: ['31.18/creates-bound-method', '31.18/supplies-self'],
    };
  }
  return {
    answer: 'Not by the bytecode: there is no attribute lookup.',
    details: [bound],
    instructions: [],
    rules: ['31.18/supplies-self'],
  };
}

const NATIVE_RULES = ['31.15/no-python-frame', '31.15/implemented-in-c'];

function pythonFrame(callee: Callee | undefined): Part {
  if (callee === undefined) {
    return {
      answer: 'That depends on what the callable is when the call is made.',
      details: [
        'A Python function or a bound method of one: yes, in the same run of the loop.',
        'A class: for its __init__ (and __new__), if they are Python functions.',
        'An instance: for the __call__ of its type, if that is a Python function.',
        'A builtin or a function of an extension module: no.',
      ],
      instructions: [],
      rules: ['31.1/type-decides-path', '31.0/step-frame', '31.15/no-python-frame'],
    };
  }
  const where = place(callee);
  switch (callee.kind) {
    case 'builtin function':
      return {
        answer: `No: ${callee.name} is a builtin, unless a global of that name hides it.`,
        details: [],
        instructions: [],
        rules: NATIVE_RULES,
      };
    case 'builtin class':
      return {
        answer: `No: ${callee.name} is a builtin class, unless a global of that name hides it.`,
        details: [],
        instructions: [],
        rules: ['31.20/callable-through-metaclass', ...NATIVE_RULES],
      };
    case 'class':
      return {
        answer: callee.hasInit
          ? `Yes, for ${callee.name}.__init__: ${callee.name} is the class ${where}.`
          : `Not for an __init__ of its own: ${callee.name} is the class ${where}, and its bases decide.`,
        details: [],
        instructions: [],
        rules: ['31.20/creates-instance', '31.20/flow-init'],
      };
    case 'function':
      return {
        answer: `Yes: ${callee.name} is the function ${where}.`,
        details: [],
        instructions: [],
        rules: ['31.14/call-allocates-frame', '31.1/row-python-function'],
      };
    default:
      return {
        answer: `Yes, but it is put aside at once: ${callee.name} is the ${callee.kind} ${where}.`,
        details: [],
        instructions: [],
        rules: ['31.24/suspended-frame'],
      };
  }
}

function place({ file, line, onSelf }: Callee): string {
  const unless = onSelf ? 'the instance or a subclass has another' : 'the name is bound again';
  return `defined in ${file}:${line}, unless ${unless}`;
}

function suspended(callee: Callee | undefined): Part {
  const rules = ['31.24/body-not-run', '31.25/not-run-at-call'];
  if (callee === undefined) {
    return {
      answer: 'That depends on the flags of the code that the callable leads to; the call looks the same.',
      details: [
        'CO_GENERATOR (0x20): it gives back a generator.',
        'CO_COROUTINE (0x80): it gives back a coroutine.',
        'CO_ASYNC_GENERATOR (0x200): it gives back an asynchronous generator.',
        'None of them: the body runs.',
      ],
      instructions: [],
      rules,
    };
  }
  switch (callee.kind) {
    case 'generator function':
      return { answer: 'Yes, a generator: CO_GENERATOR (0x20) is set.', details: [], instructions: [], rules };
    case 'coroutine function':
      return { answer: 'Yes, a coroutine: CO_COROUTINE (0x80) is set.', details: [], instructions: [], rules };
    case 'asynchronous generator function':
      return {
        answer: 'Yes, an asynchronous generator: CO_ASYNC_GENERATOR (0x200) is set.',
        details: [],
        instructions: [],
        rules,
      };
    case 'function':
      return {
        answer: 'No: none of the flags 0x20, 0x80 and 0x200 is set, the body runs.',
        details: [],
        instructions: [],
        rules,
      };
    case 'class':
      return {
        answer: 'No: it gives back what __new__ made.',
        details: [],
        instructions: [],
        rules: ['31.20/flow-return'],
      };
    default:
      return {
        answer: 'No: native code returns its result.',
        details: [],
        instructions: [],
        rules: ['31.15/object-out'],
      };
  }
}

function cleanup({ arguments: parts, handler, below, merging, stack }: CallAnatomy): Part {
  const failing = parts.filter(({ canFail }) => canFail);
  if (parts.length === 0) return { answer: 'There are no arguments.', details: [], instructions: [], rules: [] };
  if (failing.length === 0 && merging.length === 0) {
    const answer = 'No argument can fail: they are local variables and constants.';
    return { answer, details: [], instructions: [], rules: [] };
  }
  const depth = handler?.depth ?? 0;
  const list = (entries: readonly string[]): string => `[${entries.slice(depth).join(', ')}]`;
  const around = stack.slice(depth, below);
  return {
    answer: handler === undefined ? 'The whole stack: the exception leaves the frame.' : goesTo(handler),
    details: [
      ...failing.map(({ text, waiting }) => `If ${text} fails: ${list(waiting)}`),
      ...merging.map(({ instruction, waiting }) => `If ${instructionText(instruction)} fails: ${list(waiting)}`),
      ...(around.length > 0 ? [`Of these, ${around.join(', ')} belong to what stands around the call.`] : []),
    ],
    instructions: [
      ...failing.flatMap(({ instructions }) => instructions.slice(0, 1)),
      ...merging.map((one) => one.instruction),
    ],
    rules: ['31.4/raise-stops-rest', '31.38/must-release', '31.38/temporaries-cleaned'],
  };
}

function goesTo({ depth, line: at, start }: NonNullable<CallAnatomy['handler']>): string {
  const line = at === null ? '' : ` of line ${at}`;
  const kept = depth === 0 ? '' : depth === 1 ? ' but the lowest entry' : ` but the lowest ${depth} entries`;
  return `All${kept}, before the handler at ${start.label ?? start.offset}${line} goes on.`;
}
