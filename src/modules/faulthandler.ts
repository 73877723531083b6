// The module faulthandler: tracebacks on request. There are no crashes to handle.

import { callerOf } from '../objects/frames/frame';
import { lineOf } from '../bytecode/line-table';
import { general, method, rawMethod } from '../objects/native';
import type { Value } from '../objects/object';
import type { Thread } from '../objects/thread';
import { parseKeywords } from '../objects/native-arguments';
import type { PyTuple } from '../objects/containers/tuple';
import { writeText } from './_io/text-io';
import { defineModule, stateOf } from './define-module';

const state = (thread: Thread): { enabled: boolean } => stateOf(thread, 'faulthandler', () => ({ enabled: false }));

function dump(thread: Thread, _module: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const [file = null] = parseKeywords(
    thread,
    'dump_traceback',
    'file=None, all_threads=True',
    args,
    kwnames,
    'by text',
  ) as [Value?];
  const target = file ?? thread.interp.sysDict.getStr('stderr') ?? null;
  const lines = ['Stack (most recent call first):'];
  for (let { frame } = thread; frame !== null; frame = callerOf(frame)) {
    const { co_filename, co_qualname } = frame.code;
    lines.push(`  File "${co_filename}", line ${lineOf(frame.code, frame.ip) ?? '???'} in ${co_qualname}`);
  }
  if (target !== null) writeText(thread, target, `${lines.join('\n')}\n`);
  return null;
}

export const faulthandlerModule = defineModule({
  name: 'faulthandler',
  functions: [
    general(
      rawMethod('enable', 'fastcall_keywords', (thread) => {
        state(thread).enabled = true;
        return null;
      }),
    ),
    method('disable($module, /)', (thread) => {
      const current = state(thread);
      const was = current.enabled;
      current.enabled = false;
      return was;
    }),
    method('is_enabled($module, /)', (thread) => state(thread).enabled),
    general(rawMethod('dump_traceback', 'fastcall_keywords', dump)),
    rawMethod('dump_traceback_later', 'fastcall_keywords', () => null),
    method('cancel_dump_traceback_later($module, /)', () => null),
    rawMethod('register', 'fastcall_keywords', () => null),
    general(method('unregister($module, signum, /)', () => false)),
  ],
});
