// compile(): from source text or a syntax tree to a code object (CPython's compile.c and the compile() builtin).

import type { PyCode } from '../objects/functions/code';
import type { Located, ModNode } from '../syntax/ast';
import { type ParseOptions, parseWarning } from '../syntax/parse';
import { SyntaxFailure } from '../syntax/syntax-failure';
import {
  CO_FUTURE_ANNOTATIONS,
  CO_FUTURE_BARRY_AS_BDFL,
  PyCF_ALLOW_INCOMPLETE_INPUT,
  PyCF_DONT_IMPLY_DEDENT,
  PyCF_MASK,
  PyCF_TYPE_COMMENTS,
} from './code-flags';
import type { CodeUnit } from './code-unit';
import type { ConstantCache } from './constant-cache';
import { expressionHandlers, generate, statementHandlers } from './codegen';
import { Compiler } from './codegen/compiler';
import { assembleUnit } from './flow-graph';
import { futureFeatures } from './future';
import { preprocess } from './preprocess';
import { buildSymbolTable } from './symbol-table';
import { type ErrorContext, syntaxErrorAt } from './syntax-errors';

export type CompileMode = 'exec' | 'eval' | 'single';

/** A warning given while compiling: by the parser or by the compiler. */
export interface CompilerWarning {
  category: 'SyntaxWarning' | 'DeprecationWarning';
  message: string;
  filename: string;
  lineno: number;
}

export interface CompileOptions {
  /** CO_FUTURE_ and PyCF_ flags asked for. */
  flags?: number;
  /** co_flags of the code that compiles: its CO_FUTURE_ flags are inherited. */
  inheritedFlags?: number;
  /** Ignore `inheritedFlags`. */
  dontInherit?: boolean;
  /** 0; 1 drops asserts and makes `__debug__` false; 2 drops docstrings as well. */
  optimize?: number;
  /** Called for each warning, in order; one for which it returns 'error' becomes a SyntaxError at the place. */
  onWarning?: (warning: CompilerWarning) => 'error' | undefined;
  /** The text of a line of the file, for errors found after parsing; CPython reads the file again. */
  programText?: (filename: string, lineno: number) => string | null;
  /** Decodes sources in other encodings than UTF-8 and Latin-1. */
  decode?: ParseOptions['decode'];
  /** Called for each token of the text: may throw to end the compilation. */
  onToken?: ParseOptions['onToken'];
}

/** Compiles a program; throws SyntaxFailure where it is not Python. A tree that is passed in is changed. */
export function compile(
  source: string | Uint8Array | ModNode,
  filename: string,
  mode: CompileMode,
  options: CompileOptions = {},
): PyCode {
  let constants: ConstantCache | undefined;
  try {
    const { compiler, tree } = startCompilation(source, filename, mode, options, (unit, c) =>
      assembleUnit(unit, { constants: c.constants }),
    );
    constants = compiler.constants;
    generate(compiler, tree);
    return compiler.finishUnit(tree.node !== 'Expression');
  } catch (error) {
    throw isStackOverflow(error) ? tooDeep(filename) : error;
  } finally {
    constants?.dispose();
  }
}

/** The host's stack is not endless: where CPython's would overflow as well, the program gets a RecursionError. */
function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}

function tooDeep(filename: string): SyntaxFailure {
  return new SyntaxFailure('RecursionError', 'maximum recursion depth exceeded during compilation', filename);
}

/** All code units of a program in the order in which they are finished, the module last: what code generation hands to the flow graph. */
export function compileUnits(
  source: string | Uint8Array | ModNode,
  filename: string,
  mode: CompileMode,
  options: CompileOptions = {},
): CodeUnit[] {
  const units: CodeUnit[] = [];
  const { compiler, tree } = startCompilation(source, filename, mode, options, (unit, c) => {
    units.push(unit);
    return assembleUnit(unit, { constants: c.constants });
  });
  generate(compiler, tree);
  compiler.finishUnit(tree.node !== 'Expression');
  return units;
}

function startCompilation(
  source: string | Uint8Array | ModNode,
  filename: string,
  mode: CompileMode,
  options: CompileOptions,
  assemble: (unit: CodeUnit, compiler: Compiler) => PyCode,
): { compiler: Compiler; tree: ModNode } {
  const { optimize = 0, onWarning, programText } = options;
  const flags = (options.flags ?? 0) | (options.dontInherit ? 0 : (options.inheritedFlags ?? 0) & PyCF_MASK);
  const errors: ErrorContext = { filename, programText: (lineno) => programText?.(filename, lineno) ?? null };
  const tree = isTree(source) ? source : parseWithWarnings(source, mode, flags, errors, onWarning, options);
  const warn = (message: string, loc: Located): void => {
    const verdict = onWarning?.({ category: 'SyntaxWarning', message, filename, lineno: loc.lineno });
    if (verdict === 'error') throw syntaxErrorAt(errors, message, loc);
  };
  const future = futureFeatures(tree, errors);
  future.features |= flags;
  preprocess(tree, { optimize, futureAnnotations: (future.features & CO_FUTURE_ANNOTATIONS) !== 0, warn });
  const symbols = buildSymbolTable(tree, future, errors);
  const compiler = new Compiler({
    errors,
    symbols,
    flags: future.features,
    optimize,
    interactive: tree.node === 'Interactive',
    warn,
    assemble,
    expressions: expressionHandlers,
    statements: statementHandlers,
  });
  return { compiler, tree };
}

function isTree(source: string | Uint8Array | ModNode): source is ModNode {
  return typeof source === 'object' && 'node' in source;
}

function parseWithWarnings(
  source: string | Uint8Array,
  mode: CompileMode,
  flags: number,
  errors: ErrorContext,
  onWarning: CompileOptions['onWarning'],
  { decode, onToken }: CompileOptions,
): ModNode {
  const { filename } = errors;
  return parseWarning(source, filename, mode, parseOptions(flags, decode, onToken), ({ category, message, lineno }) =>
    onWarning?.({ category, message, filename, lineno }),
  );
}

/** What the flags of compile() mean to the parser. */
export function parseOptions(
  flags: number,
  decode: CompileOptions['decode'],
  onToken: CompileOptions['onToken'],
): ParseOptions {
  return {
    typeComments: (flags & PyCF_TYPE_COMMENTS) !== 0,
    dontImplyDedent: (flags & PyCF_DONT_IMPLY_DEDENT) !== 0,
    allowIncompleteInput: (flags & PyCF_ALLOW_INCOMPLETE_INPUT) !== 0,
    barryAsBdfl: (flags & CO_FUTURE_BARRY_AS_BDFL) !== 0,
    decode,
    onToken,
  };
}
