// Code objects that no compiler makes: those of real functions with some fields changed at random, then called.

import { compile } from '../../src/compiler/compile';
import { INSTRUCTIONS } from '../../src/bytecode/instruction-table';
import { PyCode } from '../../src/objects/functions/code';
import { type MakeCase, pick, programs } from './cases';

/** Keyword arguments of code.replace(), as Python text. */
type Change = Record<string, string>;

interface Target {
  program: string;
  /** Which of all code objects of the program, in the order in which the reproducer finds them. */
  index: number;
  code: PyCode;
}

/** The code objects of a program, each before those in its constants. */
function allCodes(code: PyCode): PyCode[] {
  return [code, ...code.co_consts.flatMap((constant) => (constant instanceof PyCode ? allCodes(constant) : []))];
}

export function codeObjectCases(): MakeCase {
  const all = programs();
  const known = new Map<string, PyCode[]>();
  const codesOf = (program: string): PyCode[] => {
    let codes = known.get(program);
    if (codes === undefined) {
      codes = allCodes(compile(program, 'fuzz.py', 'exec'));
      known.set(program, codes);
    }
    return codes;
  };
  return (random) => {
    const program = pick(all, random);
    const codes = codesOf(program);
    const index = Math.floor(random() * codes.length);
    const target = { program, index, code: codes[index]! };
    return { source: reproducer(target, changes(target.code, random), random) };
  };
}

const OPCODES = INSTRUCTIONS.flatMap((info, opcode) => (info === undefined ? [] : [opcode]));

const bytesText = (bytes: Iterable<number>): string => `bytes([${[...bytes].join(', ')}])`;

function changes(code: PyCode, random: () => number): Change {
  const change: Change = {};
  do Object.assign(change, oneChange(code, random));
  while (random() < 0.3);
  return change;
}

function oneChange(code: PyCode, random: () => number): Change {
  const below = (n: number) => Math.floor(random() * n);
  const kind = random();
  if (kind < 0.7) return { co_code: bytesText(mutatedCode(code.co_code, random)) };
  switch (below(9)) {
    case 0:
      return { co_consts: `codes[N].co_consts[:${below(3)}]` };
    case 1:
      return { co_consts: 'tuple(reversed(codes[N].co_consts))' };
    case 2:
      return { co_stacksize: String(pick([0, 1, 2, 1000, code.co_stacksize - 1, -1], random)) };
    case 3:
      return { co_exceptiontable: bytesText(mutatedBytes(code.co_exceptiontable, random)) };
    case 4:
      return { co_linetable: bytesText(mutatedBytes(code.co_linetable, random)) };
    case 5:
      return { co_names: `codes[N].co_names[:${below(2)}]` };
    case 6:
      return { co_flags: `codes[N].co_flags ^ ${1 << below(24)}` };
    case 7:
      return { co_cellvars: 'codes[N].co_varnames[:1]' };
    default:
      return {
        co_argcount: String(below(4)),
        co_kwonlyargcount: String(below(2)),
        co_posonlyargcount: String(below(2)),
      };
  }
}

function mutatedBytes(bytes: Uint8Array, random: () => number): number[] {
  const result = [...bytes];
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    const at = Math.floor(random() * (result.length + 1));
    if (random() < 0.3) result.splice(at, 1);
    else if (random() < 0.5) result.splice(at, 0, Math.floor(random() * 256));
    else result[at] = Math.floor(random() * 256);
  }
  return result.map((byte) => byte ?? 0);
}

/** Some code units changed, taken out, put in, or all made up. */
function mutatedCode(code: Uint8Array, random: () => number): number[] {
  const below = (n: number) => Math.floor(random() * n);
  const units: [number, number][] = [];
  for (let at = 0; at < code.length; at += 2) units.push([code[at]!, code[at + 1]!]);
  const unit = (): [number, number] => [
    random() < 0.9 ? pick(OPCODES, random) : below(256),
    random() < 0.8 ? below(6) : below(256),
  ];
  if (random() < 0.1) return [128, 0, ...Array.from({ length: 1 + below(20) }, unit).flat()];
  for (let times = 1 + below(3); times > 0; times--) {
    const at = below(units.length);
    const choice = random();
    if (choice < 0.25) units.splice(at, 1);
    else if (choice < 0.45) units.splice(at, 0, unit());
    else if (choice < 0.65) units[at] = unit();
    else if (choice < 0.85) units[at] = [units[at]?.[0] ?? 0, below(random() < 0.7 ? 8 : 256)];
    else units[at] = [pick(OPCODES, random), units[at]?.[1] ?? 0];
    if (units.length === 0) units.push(unit());
  }
  return units.flat();
}

const ARGUMENTS = [
  '1',
  "'text'",
  '[1, 2]',
  '{}',
  'None',
  'len',
  '(1, 2)',
  'lambda *a, **k: a',
  'iter([3])',
  '1.5',
  'object()',
];

function reproducer({ program, index }: Target, change: Change, random: () => number): string {
  const count = Math.floor(random() * 4);
  const values = Array.from({ length: count }, () => pick(ARGUMENTS, random));
  const keywords = Object.entries(change).map(([name, value]) => `${name}=${value.replaceAll('[N]', `[${index}]`)}`);
  return `import types
SOURCE = ${JSON.stringify(program)}
def all_codes(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType): yield from all_codes(constant)
codes = list(all_codes(compile(SOURCE, 'fuzz.py', 'exec')))
def attempt(function, *args):
    try: return function(*args)
    except (Exception, SystemExit) as error: print(type(error).__name__, error)
namespace = {'__name__': 'fuzz'}
changed = attempt(lambda: codes[${index}].replace(${keywords.join(', ')}))
if changed is not None:
    closure = tuple(types.CellType(n) for n in range(len(changed.co_freevars)))
    function = attempt(lambda: types.FunctionType(changed, namespace, closure=closure))
    if function is not None:
        for times in range(${pick([1, 1, 3, 40], random)}):
            result = attempt(function${values.map((value) => `, ${value}`).join('')})
            if hasattr(result, 'send'):
                attempt(result.send, None)
                attempt(result.send, 1)
                attempt(result.close)
        attempt(lambda: function.__code__.co_positions().__next__())
        import dis
        attempt(lambda: list(dis.get_instructions(function, adaptive=True)))
    del result, function
`;
}
