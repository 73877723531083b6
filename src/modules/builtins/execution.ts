// Builtin functions that run code: compile, eval, exec, __import__, globals, locals, breakpoint.

import { copyBytes, hasBuffer } from '../../objects/bytes/buffer';
import { PyByteArray } from '../../objects/bytes/bytearray';
import { PyBytes } from '../../objects/bytes/bytes';
import { PyCell } from '../../objects/functions/cell';
import { PyCode } from '../../objects/functions/code';
import { dictType, type PyDict } from '../../objects/containers/dict';
import { type BoundFunction, method, type NativeDefinition, rawMethod } from '../../objects/native';
import { drop, hold, release, unhold, type Value } from '../../objects/object';
import { callMethod } from '../../objects/protocols/attributes';
import { argInt } from '../../objects/native-arguments';
import { isTrue } from '../../objects/protocols/compare';
import { raise, runtimeError, systemError, typeError, valueError } from '../../objects/raise';
import * as exceptions from '../../objects/exceptions/exceptions';
import type { Thread } from '../../objects/thread';
import { PyTuple, tupleType } from '../../objects/containers/tuple';
import { isSubtype } from '../../objects/type';
import { strValue, typeOf } from '../../objects/type-of';
import { buildClass } from '../../objects/types/build-class';
import { evalCode } from '../../vm/evaluate-code';
import {
  CompilerFlag,
  type CompileMode,
  compileSource,
  inheritedFlags,
  optimizeTree,
  parseSource,
} from '../compile-source';
import { isSyntaxNode, nodeToTree, treeToNode } from '../ast/convert';
import { fsDecode } from '../file-system-path';
import { importModuleLevel } from '../import/import-module';
import { audit } from '../sys/audit';
import { frameBuiltins, frameGlobals, frameLocals } from './frames';

/** The source text or bytes of an argument, or the TypeError of source_as_string. */
function sourceOf(thread: Thread, source: Value, functionName: string, what: string): string | Uint8Array {
  const text = strValue(source);
  if (text !== undefined) {
    if (/[\ud800-\udfff]/.test(text)) callMethod(thread, text, 'encode', ['utf-8']);
    if (text.includes('\0')) throw raise(exceptions.SyntaxErrorType, 'source code string cannot contain null bytes');
    return text;
  }
  let bytes: Uint8Array | undefined;
  if (source instanceof PyBytes || source instanceof PyByteArray) bytes = source.bytes;
  else if (hasBuffer(source)) bytes = copyBytes(thread, source);
  if (bytes === undefined) throw typeError(`${functionName}() arg 1 must be a ${what} object`);
  if (bytes.includes(0)) throw raise(exceptions.SyntaxErrorType, 'source code string cannot contain null bytes');
  return bytes;
}

const compile: BoundFunction = (
  thread,
  _module,
  source: Value,
  filename: Value,
  mode: Value,
  flags: Value = 0,
  dontInherit: Value = false,
  optimize: Value = -1,
  featureVersion: Value = -1,
) => {
  const name = fsDecode(thread, filename);
  const modeName = strValue(mode);
  if (modeName === undefined) {
    throw typeError(`compile() argument 'mode' must be str, not ${mode === null ? 'None' : typeOf(mode).tpName}`);
  }
  let bits = argInt(thread, flags);
  const inherit = !isTrue(thread, dontInherit);
  const level = argInt(thread, optimize);
  argInt(thread, featureVersion);
  if (bits & ~CompilerFlag.KNOWN) throw valueError('compile(): unrecognised flags');
  if (level < -1 || level > 2) throw valueError('compile(): invalid optimize value');
  if (inherit) bits |= inheritedFlags(thread);
  const onlyTree = (bits & CompilerFlag.ONLY_AST) !== 0;
  if (!['exec', 'eval', 'single', 'func_type'].includes(modeName)) {
    const modes = onlyTree ? "'exec', 'eval', 'single' or 'func_type'" : "'exec', 'eval' or 'single'";
    throw valueError(`compile() mode must be ${modes}`);
  }
  if (modeName === 'func_type' && !onlyTree) {
    throw valueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
  }
  const options = { flags: bits, optimize: level };
  if (isSyntaxNode(thread, source)) {
    if ((bits & CompilerFlag.OPTIMIZED_AST) === CompilerFlag.ONLY_AST) return source;
    const tree = nodeToTree(thread, source, modeName as CompileMode);
    if (onlyTree) return treeToNode(thread, optimizeTree(thread, tree, name, options));
    return compileSource(thread, tree, name, modeName as CompileMode, options);
  }
  const text = sourceOf(thread, source, 'compile', 'string, bytes or AST');
  if (onlyTree) return treeToNode(thread, parseSource(thread, text, name, modeName as CompileMode, options));
  return compileSource(thread, text, name, modeName as CompileMode, options);
};

/** Can it serve as the locals of a code block (PyMapping_Check)? */
const isMapping = (value: Value): boolean => typeOf(value).tp.mp_subscript !== undefined;

const isDict = (value: Value): value is PyDict => isSubtype(typeOf(value), dictType);

/** Gives a global namespace its `__builtins__` when it has none. */
function ensureBuiltins(thread: Thread, globals: PyDict): void {
  if (globals.getStr('__builtins__') === undefined) globals.setStr(thread, '__builtins__', frameBuiltins(thread));
}

const evaluate: BoundFunction = (thread, _module, source: Value, globals: Value = null, locals: Value = null) => {
  if (locals !== null && !isMapping(locals)) throw typeError('locals must be a mapping');
  if (globals !== null && !isDict(globals)) {
    throw typeError(
      isMapping(globals) ? 'globals must be a real dict; try eval(expr, {}, mapping)' : 'globals must be a dict',
    );
  }
  return withNamespaces(thread, 'eval', globals, locals, (namespace, scope) => {
    ensureBuiltins(thread, namespace);
    if (source instanceof PyCode) {
      audit(thread, 'exec', [source]);
      if (source.co_freevars.length > 0) throw typeError('code object passed to eval() may not contain free variables');
      return evalCode(thread, source, namespace, scope);
    }
    const text = sourceOf(thread, source, 'eval', 'string, bytes or code');
    const code = compileSource(thread, skipBlanks(text), '<string>', 'eval', { flags: inheritedFlags(thread) });
    return runFresh(thread, code, namespace, scope);
  });
};

/** Source without the blanks that eval() allows before an expression. */
function skipBlanks(source: string | Uint8Array): string | Uint8Array {
  let start = 0;
  if (typeof source === 'string') {
    while (source[start] === ' ' || source[start] === '\t') start++;
    return source.slice(start);
  }
  while (source[start] === 32 || source[start] === 9) start++;
  return source.subarray(start);
}

const execute: BoundFunction = (
  thread,
  _module,
  source: Value,
  globals: Value = null,
  locals: Value = null,
  closure: Value = null,
) => {
  const unused = withNamespaces(thread, 'exec', globals, locals, (namespace: Value, scope) => {
    if (!isDict(namespace)) throw typeError(`exec() globals must be a dict, not ${typeOf(namespace).tpName}`);
    if (!isMapping(scope)) throw typeError(`locals must be a mapping or None, not ${typeOf(scope).tpName}`);
    ensureBuiltins(thread, namespace);
    if (source instanceof PyCode) {
      const cells = closureFor(source, closure);
      audit(thread, 'exec', [source]);
      return evalCode(thread, source, namespace, scope, cells);
    }
    if (closure !== null) throw typeError('closure can only be used when source is a code object');
    const text = sourceOf(thread, source, 'exec', 'string, bytes or code');
    const code = compileSource(thread, text, '<string>', 'exec', { flags: inheritedFlags(thread) });
    return runFresh(thread, code, namespace, scope);
  });
  drop(thread, unused);
  return null;
};

/** Checks `closure=` against the free variables of a code object. */
function closureFor(code: PyCode, closure: Value): PyTuple | undefined {
  const count = code.co_freevars.length;
  if (count === 0) {
    if (closure !== null) throw typeError('cannot use a closure with this code object');
    return undefined;
  }
  const fits =
    closure instanceof PyTuple &&
    closure.type === tupleType &&
    closure.items.length === count &&
    closure.items.every((cell) => cell instanceof PyCell);
  if (!fits) throw typeError(`code object requires a closure of exactly length ${count}`);
  return closure;
}

/** Runs a code object that nobody else holds. */
function runFresh(thread: Thread, code: PyCode, globals: PyDict, locals: Value): Value {
  audit(thread, 'exec', [code]);
  hold(code);
  try {
    const result = hold(evalCode(thread, code, globals, locals));
    release(thread, code);
    return unhold(result);
  } catch (error) {
    release(thread, code);
    throw error;
  }
}

/** Completes globals and locals from the running frame, and keeps them alive while `run` uses them. */
function withNamespaces(
  thread: Thread,
  name: string,
  globals: Value,
  locals: Value,
  run: (globals: PyDict, locals: Value) => Value,
): Value {
  let scope = locals;
  let namespace = globals;
  if (namespace === null) {
    const current = frameGlobals(thread);
    if (current === undefined)
      throw systemError(`${name} must be given globals and locals when called without a frame`);
    namespace = current;
    scope ??= frameLocals(thread);
  } else scope ??= namespace;
  hold(namespace);
  hold(scope);
  let result: Value = null;
  try {
    result = hold(run(namespace as PyDict, scope));
  } finally {
    release(thread, scope);
    release(thread, namespace);
  }
  return unhold(result);
}

const importFunction: BoundFunction = (
  thread,
  _module,
  name: Value,
  globals: Value = null,
  _locals: Value = null,
  fromlist: Value = new PyTuple([]),
  level: Value = 0,
) => importModuleLevel(thread, name, globals, fromlist, argInt(thread, level));

function breakpoint(thread: Thread, _module: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const hook = thread.interp.sysDict.getStr('breakpointhook');
  if (hook === undefined) throw runtimeError('lost sys.breakpointhook');
  audit(thread, 'builtins.breakpoint', [hook]);
  hold(hook);
  try {
    return thread.call(hook, args, kwnames);
  } finally {
    release(thread, hook);
  }
}

export const executionFunctions: Record<string, NativeDefinition> = {
  __build_class__: rawMethod('__build_class__', 'fastcall_keywords', (thread, _module, args, kwnames) =>
    buildClass(thread, args, kwnames),
  ),
  __import__: method(
    '__import__($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)',
    importFunction,
  ),
  breakpoint: rawMethod('breakpoint', 'fastcall_keywords', breakpoint, {
    textSignature: '($module, /, *args, **kws)',
  }),
  compile: method(
    'compile($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, _feature_version=-1)',
    compile,
  ),
  eval: method('eval($module, source, /, globals=None, locals=None)', evaluate),
  exec: method('exec($module, source, /, globals=None, locals=None, *, closure=None)', execute),
  globals: method('globals($module, /)', (thread) => frameGlobals(thread) ?? null),
  locals: method('locals($module, /)', (thread) => frameLocals(thread)),
};
