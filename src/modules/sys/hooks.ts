// The hooks of sys: what happens with results of expressions, uncaught exceptions, breakpoints and exits.

import { PyBaseException } from '../../objects/exceptions/exceptions';
import * as exceptions from '../../objects/exceptions/exceptions';
import { type BoundFunction, method, type NativeDefinition, rawMethod } from '../../objects/native';
import { argString, checkPositional } from '../../objects/native-arguments';
import { drop, hold, release, type Value } from '../../objects/object';
import { callMethod, getAttr, swallow } from '../../objects/protocols/attributes';
import { ascii, repr } from '../../objects/protocols/text';
import { runtimeError, typeError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { isSubtype } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { writeText } from '../_io/text-io';
import { raiseCalled } from '../call-exception';
import { importModule } from '../import/import-module';
import { PyStructSequence } from '../struct-sequence';
import { addAuditHook, audit } from './audit';
import { unraisableHookArgsType, writeUnraisable } from './unraisable';
import { displayException, writeStderr } from './write-stderr';

/** Shows the result of an interactive expression and remembers it as `_` (sys_displayhook). */
const displayHook: BoundFunction = (thread, _module, object: Value) => {
  if (object === null) return null;
  const builtins = thread.interp.modules.getStr('builtins');
  if (builtins === undefined) throw runtimeError('lost builtins module');
  const namespace = thread.interp.builtins;
  namespace.setStr(thread, '_', null);
  const stdout = thread.interp.sysDict.getStr('stdout') ?? null;
  if (stdout === null) throw runtimeError('lost sys.stdout');
  hold(stdout);
  try {
    try {
      writeText(thread, stdout, repr(thread, object));
    } catch (error) {
      swallow(thread, error, exceptions.UnicodeEncodeErrorType);
      writeText(thread, stdout, ascii(thread, object));
    }
    writeText(thread, stdout, '\n');
  } finally {
    release(thread, stdout);
  }
  namespace.setStr(thread, '_', object);
  return null;
};

/** Prints a traceback (PyErr_Display). */
const exceptHook: BoundFunction = (thread, _module, _type: Value, value: Value, traceback: Value) => {
  if (!(value instanceof PyBaseException)) {
    const { tpName } = typeOf(value);
    writeStderr(thread, `TypeError: print_exception(): Exception expected for value, ${tpName} found\n`);
    return null;
  }
  if (traceback !== null && value.traceback === undefined) {
    drop(thread, callMethod(thread, value, 'with_traceback', [traceback]));
  }
  displayException(thread, value);
  return null;
};

/** Reports an exception that nobody can catch. */
const unraisableHook: BoundFunction = (thread, _module, unraisable: Value) => {
  if (!(unraisable instanceof PyStructSequence) || unraisable.type !== unraisableHookArgsType) {
    throw typeError('sys.unraisablehook argument type must be UnraisableHookArgs');
  }
  const [, exc, , message, object] = unraisable.items as [Value, Value, Value, Value, Value];
  writeUnraisable(thread, exc instanceof PyBaseException ? exc : null, message, object);
  return null;
};

/** Enters pdb, as the default of `breakpoint()`. */
function breakpointHook(thread: Thread, _module: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const pdb = hold(importModule(thread, 'pdb'));
  const start = hold(getAttr(thread, pdb, 'set_trace'));
  try {
    return thread.call(start, args, kwnames);
  } finally {
    release(thread, start);
    release(thread, pdb);
  }
}

function exit(thread: Thread, _module: Value, args: Value[]): Value {
  checkPositional('exit', args.length, 0, 1);
  const [status = null] = args;
  if (status instanceof PyTuple && isSubtype(status.type, typeOf(new PyTuple([])))) {
    throw raiseCalled(thread, exceptions.SystemExitType, ...status.items);
  }
  throw status === null
    ? raiseCalled(thread, exceptions.SystemExitType)
    : raiseCalled(thread, exceptions.SystemExitType, status);
}

const addHook: BoundFunction = (thread, _module, hook: Value) => {
  audit(thread, 'sys.addaudithook', []);
  addAuditHook(thread, hook);
  return null;
};

function auditFunction(thread: Thread, _module: Value, args: Value[]): Value {
  checkPositional('audit', args.length, 1, Infinity);
  audit(thread, argString(thread, 'audit', 1, args[0]!), args.slice(1));
  return null;
}

export const hookFunctions: NativeDefinition[] = [
  method('displayhook($module, object, /)', displayHook),
  method('excepthook($module, exctype, value, traceback, /)', exceptHook),
  method('unraisablehook($module, unraisable, /)', unraisableHook),
  rawMethod('breakpointhook', 'fastcall_keywords', breakpointHook, { textSignature: '($module, /, *args, **kwargs)' }),
  rawMethod('exit', 'fastcall', exit, { textSignature: '($module, status=None, /)' }),
  method('addaudithook($module, /, hook)', addHook),
  rawMethod('audit', 'fastcall', auditFunction, { textSignature: '($module, event, /, *args)' }),
];
