// The value stack before each instruction, read from a trace: its real depth and NULLs, each entry named after what has put it there.

import type { InstructionEvent, TraceEvent } from './trace-events';

/** Instructions that observation in Python does not see either. */
const UNSEEN: ReadonlySet<string> = new Set(['RESUME', 'END_FOR', 'EXTENDED_ARG']);

/** A frame on its way through its code. */
interface Walk {
  names: string[];
  /** RESUME has run: what comes before belongs to the making of the frame. */
  isRunning: boolean;
  last: InstructionEvent | undefined;
}

/** `INSTRUCTION operand -> entries from the bottom up`, for each instruction that has run. */
export function stackLayout(events: Iterable<TraceEvent>): string[] {
  const walks = new Map<number, Walk>();
  const lines: string[] = [];
  for (const event of events) {
    if (event.event !== 'instruction' && event.event !== 'catch') continue;
    let walk = walks.get(event.frame);
    if (walk === undefined) {
      walk = { names: [], isRunning: false, last: undefined };
      walks.set(event.frame, walk);
    }
    if (event.event === 'catch') {
      const entries = event.lasti ? ['lasti', 'exception'] : ['exception'];
      walk.names = [...walk.names.slice(0, event.stack.length - entries.length), ...entries];
      walk.last = undefined;
      continue;
    }
    if (walk.last !== undefined) walk.names = after(walk.names, walk.last, event.stack.length);
    walk.names = walk.names.map((name, index) => checked(name, event, index));
    walk.last = event;
    if (walk.isRunning && !UNSEEN.has(event.opname)) lines.push(`${textOf(event)} -> ${walk.names.join(', ')}`);
    if (event.opname === 'RESUME') walk.isRunning = true;
  }
  return lines;
}

/** The instruction with what its operand stands for, or its operand; jumps with the offset they lead to. */
function textOf({ opname, arg, argrepr, target }: InstructionEvent): string {
  if (arg === null) return opname;
  if (target !== undefined) return `${opname} ${argrepr.split(' ')[0]} ${target}`;
  return `${opname} ${argrepr === '' ? arg : argrepr}`;
}

/** The name of an entry, unless the real entry is no such thing. */
function checked(name: string, { stack }: InstructionEvent, index: number): string {
  const isNull = stack[index] === null;
  if (name === 'NULL|self') return name;
  return isNull === (name === 'NULL') ? name : isNull ? 'NULL' : 'no NULL';
}

/** Names of the entries once an instruction has run and left so many: it has taken what its results do not account for. */
function after(names: readonly string[], done: InstructionEvent, depth: number): string[] {
  const { opname, arg } = done;
  if (opname === 'COPY') return [...names, names[names.length - arg!]!];
  if (opname === 'SWAP') return swapped(names, arg!);
  if (opname === 'PUSH_EXC_INFO') return [...names.slice(0, -1), 'previous', ...names.slice(-1)];
  if (opname === 'FOR_ITER' && depth === names.length) return [...names];
  const pushed = pushedNames(done);
  return [...names.slice(0, depth - pushed.length), ...pushed];
}

function swapped(names: readonly string[], distance: number): string[] {
  const result = [...names];
  const top = result.length - 1;
  const other = result.length - distance;
  [result[top], result[other]] = [result[other]!, result[top]!];
  return result;
}

/** Names of the entries that an instruction puts on the stack. */
function pushedNames({ opname, arg, argrepr }: InstructionEvent): string[] {
  if (opname === 'STORE_FAST_LOAD_FAST') return [argrepr.split(', ')[1]!];
  if (
    /^(STORE|DELETE|POP|JUMP|RETURN|RAISE|RERAISE|NOP|RESUME|NOT_TAKEN|EXTENDED_ARG|MAKE_CELL|COPY_FREE)/.test(opname)
  ) {
    return [];
  }
  if (/^(LIST_|SET_ADD|SET_UPDATE|MAP_ADD|DICT_|END_FOR|END_ASYNC|SETUP)/.test(opname)) return [];
  if (/^LOAD_FAST.*LOAD_FAST/.test(opname)) return argrepr.split(', ');
  if (/^LOAD_(GLOBAL|ATTR|SUPER_ATTR)$/.test(opname)) return argrepr.split(' + ');
  if (opname === 'LOAD_SPECIAL') return [argrepr, 'NULL|self'];
  if (opname === 'LOAD_SMALL_INT') return [String(arg)];
  if (/^(LOAD|IMPORT)_/.test(opname) && argrepr !== '') return [argrepr];
  if (opname === 'UNPACK_SEQUENCE') return new Array<string>(arg!).fill('item');
  if (opname === 'UNPACK_EX') return new Array<string>(1 + (arg! & 0xff) + (arg! >> 8)).fill('item');
  return [RESULTS[opname] ?? (argrepr === 'INTRINSIC_LIST_TO_TUPLE' ? 'tuple' : 'value')];
}

const RESULTS: Readonly<Record<string, string>> = {
  PUSH_NULL: 'NULL',
  CALL: 'result',
  CALL_KW: 'result',
  CALL_FUNCTION_EX: 'result',
  BUILD_LIST: 'list',
  BUILD_TUPLE: 'tuple',
  BUILD_MAP: 'dict',
  BUILD_SET: 'set',
  BUILD_STRING: 'str',
  MAKE_FUNCTION: 'function',
  SET_FUNCTION_ATTRIBUTE: 'function',
  GET_ITER: 'iterator',
  FOR_ITER: 'item',
};
