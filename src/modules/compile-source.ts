// Compiling for a running program: flags, warnings through the program's filters, and SyntaxError as a Python exception.

import { type CompilerWarning, compile, parseOptions } from '../compiler/compile';
import * as flagValues from '../compiler/code-flags';
import { futureFeatures } from '../compiler/future';
import { preprocess } from '../compiler/preprocess';
import { SymbolTableFailure } from '../compiler/syntax-errors';
import type { PyCode } from '../objects/functions/code';
import * as exceptions from '../objects/exceptions/exceptions';
import { drop } from '../objects/object';
import { raise } from '../objects/raise';
import { PyBytes } from '../objects/bytes/bytes';
import { codeText } from '../objects/text/codecs/registry';
import { str } from '../objects/protocols/text';
import { newUnicodeError } from '../objects/exceptions/unicode-error';
import { PyRaise, type Thread } from '../objects/thread';
import { setAttr } from '../objects/protocols/attributes';
import { PyTuple } from '../objects/containers/tuple';
import { isSubtype, type PyType } from '../objects/type';
import type { ModNode } from '../syntax/ast';
import { parseWarning, SyntaxFailure } from '../syntax/parse';
import { raiseCalled } from './call-exception';
import { compiledText } from './compiled-texts';
import { warnExplicit } from './_warnings/warn';
import { sourceLine } from './source-lines';
import { audit } from './sys/audit';

export type CompileMode = 'exec' | 'eval' | 'single' | 'func_type';

/** The flags of compile(). */
export const CompilerFlag = {
  DONT_IMPLY_DEDENT: 0x200,
  ONLY_AST: 0x400,
  IGNORE_COOKIE: 0x800,
  TYPE_COMMENTS: 0x1000,
  ALLOW_TOP_LEVEL_AWAIT: 0x2000,
  ALLOW_INCOMPLETE_INPUT: 0x4000,
  OPTIMIZED_AST: 0x8400,
  /** All that compile() accepts. */
  KNOWN: flagValues.PyCF_MASK | flagValues.CO_NESTED | 0x200 | 0x400 | 0x1000 | 0x2000 | 0x4000 | 0x8400,
} as const;

export interface SourceOptions {
  flags?: number;
  /** -1: that of the interpreter. */
  optimize?: number;
}

/** The future features of the running code (PyEval_MergeCompilerFlags). */
export function inheritedFlags(thread: Thread): number {
  return (thread.frame?.code.co_flags ?? 0) & flagValues.PyCF_MASK;
}

/** Turns what the parser and the compiler throw into a Python exception; anything else passes. */
export function syntaxError(thread: Thread, error: unknown): unknown {
  if (!(error instanceof SyntaxFailure)) return error;
  const type = (exceptions as unknown as Record<string, PyType>)[`${error.type.replace(/^_/, '')}Type`]!;
  if (error.unicode !== null) {
    const { encoding, object, start, end, reason } = error.unicode;
    return new PyRaise(newUnicodeError('decode', encoding, new PyBytes(object), start, end, reason));
  }
  if (error.type === 'MemoryError' || error.lineno === null) return raise(type, error.msg);
  const { filename, lineno, offset, text, end_lineno, end_offset } = error;
  if (error instanceof SymbolTableFailure) {
    const raised = raise(type, error.msg);
    const place = { filename, lineno, offset, text, end_lineno, end_offset };
    for (const [name, value] of Object.entries(place)) setAttr(thread, raised.exc, name, value);
    return raised;
  }
  const end = end_lineno === null ? [] : [end_lineno, end_offset];
  const place = new PyTuple([filename, lineno, offset, text, ...end]);
  const raised = raiseCalled(thread, type, error.msg, place);
  if (error.metadata !== null) setAttr(thread, raised.exc, '_metadata', new PyTuple(error.metadata));
  return raised;
}

function options(thread: Thread, filename: string, { flags = 0, optimize = -1 }: SourceOptions) {
  return {
    flags,
    optimize: Math.max(0, optimize),
    onWarning: (warning: CompilerWarning) => issue(thread, warning),
    decode: (bytes: Uint8Array, encoding: string) => decodeSource(thread, bytes, encoding, filename),
    onToken: () => {
      thread.budget.pace(TOKEN_WORK);
      thread.budget.reserve(TOKEN_BYTES);
    },
    programText: (_filename: string, lineno: number) => sourceLine(thread, filename, lineno) ?? null,
  };
}

/** Decodes a source with the codec that its cookie names. */
/** What a token of a text costs until it is compiled, in time and memory. */
const TOKEN_WORK = 16;
const TOKEN_BYTES = 512;

function decodeSource(thread: Thread, bytes: Uint8Array, encoding: string, filename: string): string {
  try {
    const text = codeText(thread, 'decoding', new PyBytes(bytes), encoding, undefined);
    if (typeof text === 'string') return text;
    throw raise(exceptions.SyntaxErrorType, `${encoding} did not decode to str`);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    const msg = str(thread, error.exc);
    drop(thread, error.exc);
    throw new SyntaxFailure('SyntaxError', msg, filename, 0, -1);
  }
}

/** Issues a compiler warning; one that a filter turns into an error becomes a SyntaxError at its place. */
function issue(thread: Thread, { category, message, filename, lineno }: CompilerWarning): 'error' | undefined {
  const type = category === 'SyntaxWarning' ? exceptions.SyntaxWarningType : exceptions.DeprecationWarningType;
  try {
    warnExplicit(thread, type, message, filename, lineno);
  } catch (error) {
    if (!(error instanceof PyRaise) || !isSubtype(error.exc.type, type)) throw error;
    drop(thread, error.exc);
    return 'error';
  }
  return undefined;
}

/** Compiles text or a tree for a program; a SyntaxError is raised as a Python exception. */
export function compileSource(
  thread: Thread,
  source: string | Uint8Array | ModNode,
  filename: string,
  mode: CompileMode,
  settings: SourceOptions,
): PyCode {
  if (typeof source === 'string' || source instanceof Uint8Array) audit(thread, 'compile', [null, filename]);
  const { onWarning, ...others } = options(thread, filename, settings);
  let silent = true;
  const warn = (warning: CompilerWarning) => {
    silent = false;
    return onWarning(warning);
  };
  try {
    const compileAnew = () => compile(source, filename, mode as 'exec', { ...others, onWarning: warn });
    if (typeof source !== 'string') return compileAnew();
    const key = [mode, others.flags, others.optimize, filename.length, filename, source].join('\n');
    return compiledText(key, () => ({ code: compileAnew(), silent }));
  } catch (error) {
    throw syntaxError(thread, error);
  }
}

/** The syntax tree of a text (compile() with PyCF_ONLY_AST). */
export function parseSource(
  thread: Thread,
  source: string | Uint8Array,
  filename: string,
  mode: CompileMode,
  settings: SourceOptions,
): ModNode {
  const { flags = 0 } = settings;
  audit(thread, 'compile', [null, filename]);
  try {
    const { decode, onToken, programText } = options(thread, filename, settings);
    const tree = parseWarning(source, filename, mode, parseOptions(flags, decode, onToken), (warning) =>
      issue(thread, { ...warning, filename }),
    );
    if ((flags & CompilerFlag.OPTIMIZED_AST) === CompilerFlag.OPTIMIZED_AST) {
      return optimizeTree(thread, tree, filename, settings);
    }
    futureFeatures(tree, { filename, programText: (lineno) => programText(filename, lineno) });
    return tree;
  } catch (error) {
    throw syntaxError(thread, error);
  }
}

/** The tree as the compiler would use it (PyCF_OPTIMIZED_AST). */
export function optimizeTree(thread: Thread, tree: ModNode, filename: string, settings: SourceOptions): ModNode {
  const { programText, onWarning, optimize } = options(thread, filename, settings);
  try {
    const future = futureFeatures(tree, { filename, programText: (lineno) => programText(filename, lineno) });
    const features = future.features | (settings.flags ?? 0);
    preprocess(tree, {
      optimize,
      futureAnnotations: (features & flagValues.CO_FUTURE_ANNOTATIONS) !== 0,
      warn: (message, { lineno }) => void onWarning({ category: 'SyntaxWarning', message, filename, lineno }),
    });
    return tree;
  } catch (error) {
    throw syntaxError(thread, error);
  }
}
