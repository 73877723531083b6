// Writes src/bytecode/opcodes.ts from the `opcode` module of CPython (the pyodide package). Usage: node scripts/generate-opcodes.mjs

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadPyodide } from 'pyodide';

const target = fileURLToPath(new URL('../src/bytecode/opcodes.ts', import.meta.url));

/** Everything that the module tells, as JSON. */
const PROGRAM = `
import json, opcode, platform
json.dumps(dict(
    version=platform.python_version(),
    opmap=opcode.opmap, specialized=opcode._specialized_opmap, specializations=opcode._specializations,
    cacheEntries=opcode._inline_cache_entries, cacheFormat=opcode._cache_format,
    hasArg=opcode.hasarg, hasConst=opcode.hasconst, hasName=opcode.hasname, hasJump=opcode.hasjump,
    hasLocal=opcode.haslocal, hasFree=opcode.hasfree, hasExc=opcode.hasexc,
    compareOperators=opcode.cmp_op, binaryOperators=opcode._nb_ops,
    intrinsics1=opcode._intrinsic_1_descs, intrinsics2=opcode._intrinsic_2_descs,
    specialMethods=opcode._special_method_names,
    commonConstants=[getattr(c, '__name__', str(c)) for c in opcode._common_constants],
    haveArgument=opcode.HAVE_ARGUMENT,
))
`;

const python = await loadPyodide();
const data = JSON.parse(python.runPython(PROGRAM));

const literal = (value) =>
  JSON.stringify(value)
    .replace(/"([A-Za-z_]\w*)":/g, '$1: ')
    .replaceAll('"', "'");
const byNumber = (map) =>
  Object.entries(map)
    .sort(([, a], [, b]) => a - b)
    .map(([name, number]) => `  ${name}: ${number},`)
    .join('\n');
const numbers = (name, values) => `export const ${name}: readonly number[] = ${literal(values)};`;

writeFileSync(
  target,
  `// The instruction set of CPython 3.14 as data: numbers, inline caches, operand kinds and operand tables.
// Source: the \`opcode\` module of CPython ${data.version} (Lib/opcode.py, Include/opcode_ids.h). Written by scripts/generate-opcodes.mjs.

/** Instruction numbers. Those from 257 on are pseudo-instructions: they exist only inside the compiler. */
export const Op = {
${byNumber(data.opmap)}
} as const;

export type OpName = keyof typeof Op;
export type Opcode = (typeof Op)[OpName];

/** Numbers of the adaptive forms that specialisation puts in place of a general instruction. */
export const SpecializedOp = {
${byNumber(data.specialized)}
} as const;

/** General instruction to its specialised forms. */
export const SPECIALIZATIONS = ${literal(data.specializations)} as const;

/** Names of the specialised forms of an instruction; never where there are none. */
export type FormsOf<Name extends string> = Name extends keyof typeof SPECIALIZATIONS
  ? (typeof SPECIALIZATIONS)[Name][number]
  : never;

/** How many 16-bit cache entries follow an instruction; 0 when absent. */
export const INLINE_CACHE_ENTRIES: Readonly<Record<string, number>> = ${literal(data.cacheEntries)};

/** Names and sizes (in 16-bit units) of the cache entries, in order. */
export const CACHE_FORMAT: Readonly<Record<string, Readonly<Record<string, number>>>> = ${literal(data.cacheFormat)};

export const HAVE_ARGUMENT = ${data.haveArgument};
${numbers('HAS_ARG', data.hasArg)}
${numbers('HAS_CONST', data.hasConst)}
${numbers('HAS_NAME', data.hasName)}
${numbers('HAS_JUMP', data.hasJump)}
${numbers('HAS_LOCAL', data.hasLocal)}
${numbers('HAS_FREE', data.hasFree)}
${numbers('HAS_EXC', data.hasExc)}

export const COMPARE_OPERATORS = ${literal(data.compareOperators)} as const;
/** Operand of BINARY_OP to its name and sign. */
export const BINARY_OPERATORS: readonly (readonly [name: string, sign: string])[] = ${literal(data.binaryOperators)};
export const INTRINSICS_1: readonly string[] = ${literal(data.intrinsics1)};
export const INTRINSICS_2: readonly string[] = ${literal(data.intrinsics2)};
/** Operand of LOAD_SPECIAL. */
export const SPECIAL_METHODS = ${literal(data.specialMethods)} as const;
/** Operand of LOAD_COMMON_CONSTANT. */
export const COMMON_CONSTANTS = ${literal(data.commonConstants)} as const;

/** Instruction number to name; specialised forms included. */
export const OPCODE_NAMES: readonly string[] = (() => {
  const names: string[] = Array.from({ length: 267 }, (_, number) => \`<\${number}>\`);
  for (const [name, number] of Object.entries(Op)) names[number] = name;
  for (const [name, number] of Object.entries(SpecializedOp)) names[number] = name;
  return names;
})();
`,
);
execFileSync('npx', ['biome', 'format', '--write', target], { stdio: 'inherit' });
