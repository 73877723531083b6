// Attributes of frame objects (Objects/frameobject.c).

import { lineOf } from '../../bytecode/line-table';
import type { PyCode } from '../functions/code';
import type { GetSet, Member } from '../define-type';
import { FrameOwner, frameObject, type PyFrame } from './frame';
import { FrameState } from './generator';
import { PyFrameLocalsProxy } from './frame-locals-proxy';
import { addressOf } from '../identity';
import { method, type NativeDefinition } from '../native';
import { hold, release, unhold, type Value } from '../object';
import { attributeError, runtimeError, typeError, valueError } from '../raise';
import type { Thread } from '../thread';
import { CodeFlag } from '../functions/code-flags';

const asFrame = (value: Value): PyFrame => value as PyFrame;

/** The line that a frame is at; undefined where its instruction belongs to none (PyFrame_GetLineNumber). */
export function frameLine(object: PyFrame): number | undefined {
  if (object.lineno !== 0) return object.lineno;
  const { code, ip } = object.frame;
  if (ip < 0) return code.co_firstlineno;
  return lineOf(code, ip) ?? undefined;
}

/** `<frame at 0x…, file 'm.py', line 3, code f>`. */
export function frameRepr(_thread: Thread, self: Value): Value {
  const object = asFrame(self);
  const { code } = object.frame;
  const line = frameLine(object) ?? -1;
  return `<frame at ${addressOf(self)}, file '${code.co_filename}', line ${line}, code ${code.co_name}>`;
}

/** The frame object of the caller, or None (PyFrame_GetBack). */
export function frameBack(object: PyFrame): Value {
  if (object.back !== undefined) return object.back;
  const { previous, owner } = object.frame;
  if (owner === FrameOwner.FRAME_OBJECT || previous === null) return null;
  return frameObject(previous);
}

/** Functions have a write-through view of their slots; modules and class bodies their namespace (PyFrame_GetLocals). */
export function frameLocals(object: PyFrame): Value {
  const { frame } = object;
  if (frame.locals !== undefined && !(frame.code.co_flags & CodeFlag.OPTIMIZED) && !hasHiddenLocals(frame.code)) {
    return frame.locals;
  }
  if (frame.code.co_flags & CodeFlag.OPTIMIZED || hasHiddenLocals(frame.code)) return new PyFrameLocalsProxy(object);
  return frame.locals ?? null;
}

const HIDDEN = 0x10;

/** Does an inlined comprehension keep its variables in slots of this module or class body? */
export const hasHiddenLocals = (code: PyCode): boolean => code.localspluskinds.some((kind) => (kind & HIDDEN) !== 0);

function setTrace(thread: Thread, self: Value, value: Value | undefined): void {
  const object = asFrame(self);
  const old = object.trace;
  const trace = value === null ? undefined : value;
  if (trace === old) return;
  object.trace = hold(trace);
  release(thread, old);
  if (trace !== undefined && object.traceOpcodes) thread.traceOpcodes(object, true);
}

function setTraceOpcodes(thread: Thread, self: Value, value: Value | undefined): void {
  if (typeof value !== 'boolean') throw typeError('attribute value type must be bool');
  const object = asFrame(self);
  object.traceOpcodes = value;
  if (!value || object.trace !== undefined) thread.traceOpcodes(object, value);
}

function setLine(thread: Thread, self: Value, value: Value | undefined): void {
  if (value === undefined) throw attributeError('cannot delete attribute', self, 'f_lineno');
  if (typeof value !== 'number' && typeof value !== 'bigint') throw valueError('lineno must be an integer');
  thread.jumpToLine(asFrame(self), Number(value));
}

export function frameGetSet(): GetSet<PyFrame>[] {
  return [
    { name: 'f_back', get: (_thread, self) => frameBack(asFrame(self)) },
    {
      name: 'f_locals',
      get: (_thread, self) => frameLocals(asFrame(self)),
    },
    { name: 'f_lineno', get: (_thread, self) => frameLine(asFrame(self)) ?? null, set: setLine },
    {
      name: 'f_trace',
      get: (_thread, self) => asFrame(self).trace ?? null,
      set: setTrace,
    },
    { name: 'f_lasti', get: (_thread, self) => (asFrame(self).frame.ip < 0 ? -1 : asFrame(self).frame.ip * 2) },
    { name: 'f_globals', get: (_thread, self) => asFrame(self).frame.globals },
    { name: 'f_builtins', get: (_thread, self) => asFrame(self).frame.builtins },
    { name: 'f_code', get: (_thread, self) => asFrame(self).frame.code },
    { name: 'f_trace_opcodes', get: (_thread, self) => asFrame(self).traceOpcodes, set: setTraceOpcodes },
    { name: 'f_generator', get: (_thread, self) => asFrame(self).frame.generator ?? null },
  ];
}

export function frameMembers(): Member<PyFrame>[] {
  return [
    {
      name: 'f_trace_lines',
      get: (self) => self.traceLines,
      set(_thread, self, value) {
        if (value === undefined) throw typeError("can't delete numeric/char attribute");
        if (typeof value !== 'boolean') throw typeError('attribute value type must be bool');
        self.traceLines = value;
      },
    },
  ];
}

/** `clear()`: ends a suspended generator or drops the variables of a finished frame (frame_clear_impl). */
function clear(thread: Thread, object: PyFrame): Value {
  const { frame } = object;
  if (frame.owner === FrameOwner.GENERATOR) {
    const generator = frame.generator!;
    if (generator.state === FrameState.EXECUTING) throw runtimeError('cannot clear an executing frame');
    if (generator.isSuspended) throw runtimeError('cannot clear a suspended frame');
    if (!generator.isFinished) {
      hold(generator);
      generator.type.tp.tp_finalize!(thread, generator);
      release(thread, generator);
    }
    return null;
  }
  if (frame.owner === FrameOwner.THREAD) throw runtimeError('cannot clear an executing frame');
  hold(object);
  const { trace } = object;
  object.trace = undefined;
  release(thread, trace);
  frame.clearLocals(thread);
  unhold(object);
  return null;
}

export function frameMethods(): NativeDefinition[] {
  return [
    method('clear($self, /)', clear),
    method('__sizeof__($self, /)', (_thread, object: PyFrame) => 60 + 4 * object.frame.slots.length),
  ];
}
