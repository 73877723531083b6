// Functions of sys that look at frames and at the exceptions being handled.

import type { PyBaseException } from '../../objects/exceptions/exceptions';
import { callerOf, type Frame, frameObject } from '../../objects/frames/frame';
import { PyDict } from '../../objects/containers/dict';
import { type BoundFunction, method, type NativeDefinition, rawMethod } from '../../objects/native';
import { argInt, badArgument, checkPositional } from '../../objects/native-arguments';
import type { Value } from '../../objects/object';
import { valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { PyTuple, tupleType } from '../../objects/containers/tuple';
import { isSubtype } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import type { VmThread } from '../../vm/thread-implementation';
import { audit } from './audit';

/** The frame `depth` calls above the running one, or null. */
function frameAbove(thread: Thread, depth: number): Frame | null {
  let { frame } = thread;
  for (let step = 0; step < depth && frame !== null; step++) frame = callerOf(frame);
  return frame;
}

function getFrame(thread: Thread, _module: Value, args: Value[]): Value {
  checkPositional('_getframe', args.length, 0, 1);
  const depth = args.length === 0 ? 0 : argInt(thread, args[0]!);
  const frame = frameAbove(thread, depth);
  if (frame === null) throw valueError('call stack is not deep enough');
  const object = frameObject(frame);
  audit(thread, 'sys._getframe', [object]);
  return object;
}

const getFrameModuleName: BoundFunction = (thread, _module, depth: Value = 0) => {
  const frame = frameAbove(thread, argInt(thread, depth));
  audit(thread, 'sys._getframemodulename', [depth]);
  return frame?.func?.module ?? null;
};

/** The exception being handled by the innermost handler, or null (_PyErr_GetTopmostException). */
export function handledException(thread: Thread): PyBaseException | null {
  let state: Thread['excInfo'] | null = thread.excInfo;
  while (state !== null && state.exc === null) state = state.previous;
  return state?.exc ?? null;
}

function exceptionInfo(thread: Thread): Value {
  const exc = handledException(thread);
  if (exc === null) return new PyTuple([null, null, null]);
  return new PyTuple([exc.type, exc, exc.traceback ?? null]);
}

function currentFrames(thread: Thread): Value {
  const frames = new PyDict();
  for (const { id, frame } of thread.threads) if (frame !== null) frames.set(thread, id, frameObject(frame));
  return frames;
}

function currentExceptions(thread: Thread): Value {
  const exceptions = new PyDict();
  for (const each of thread.threads) exceptions.set(thread, each.id, handledException(each));
  return exceptions;
}

const callTracing: BoundFunction = (thread, _module, callable: Value, args: Value) => {
  if (!isSubtype(typeOf(args), tupleType)) throw badArgument('call_tracing', 2, 'tuple', args);
  const { monitoring } = thread as VmThread;
  const { tracing } = monitoring;
  monitoring.tracing = 0;
  try {
    return thread.call(callable, [...(args as PyTuple).items]);
  } finally {
    monitoring.tracing = tracing;
  }
};

export const frameFunctions: NativeDefinition[] = [
  rawMethod('_getframe', 'fastcall', getFrame, { textSignature: '($module, depth=0, /)' }),
  method('_getframemodulename($module, /, depth=0)', getFrameModuleName),
  method('_current_frames($module, /)', (thread) => currentFrames(thread)),
  method('_current_exceptions($module, /)', (thread) => currentExceptions(thread)),
  method('exc_info($module, /)', (thread) => exceptionInfo(thread)),
  method('exception($module, /)', (thread) => handledException(thread)),
  method('call_tracing($module, func, args, /)', callTracing),
];
