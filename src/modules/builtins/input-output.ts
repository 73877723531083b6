// Builtin functions that read, write and show: print, input, open, repr, ascii, format.

import { PyBytes } from '../../objects/bytes/bytes';
import { method, type NativeDefinition, rawMethod } from '../../objects/native';
import { argString, checkPositional } from '../../objects/native-arguments';
import { drop, hold, release, type Value } from '../../objects/object';
import { callMethod } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { ascii, format, repr, str } from '../../objects/protocols/text';
import * as exceptions from '../../objects/exceptions/exceptions';
import { raise, runtimeError, typeError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { strValue, typeOf } from '../../objects/type-of';
import { writeText } from '../_io/text-io';
import { audit } from '../sys/audit';

/** A standard stream as sys has it now; RuntimeError when a program deleted it. */
function standardStream(thread: Thread, name: 'stdin' | 'stdout' | 'stderr', message: string): Value {
  const stream = thread.interp.sysDict.getStr(name);
  if (stream === undefined) throw runtimeError(message);
  return stream;
}

/** `sep` or `end` of print as text. */
function separator(name: string, value: Value, fallback: string): string {
  if (value === null) return fallback;
  const text = strValue(value);
  if (text === undefined) throw typeError(`${name} must be None or a string, not ${typeOf(value).tpName}`);
  return text;
}

function print(
  thread: Thread,
  _module: Value,
  objects: Value[],
  sep: Value = null,
  end: Value = null,
  file: Value = null,
  flush: Value = false,
): Value {
  const flushes = isTrue(thread, flush);
  let target = file;
  if (target === null) {
    target = standardStream(thread, 'stdout', 'lost sys.stdout');
    if (target === null) return null;
  }
  const between = separator('sep', sep, ' ');
  const last = separator('end', end, '\n');
  hold(target);
  try {
    objects.forEach((object, index) => {
      if (index > 0) writeText(thread, target, between);
      writeText(thread, target, str(thread, object));
    });
    writeText(thread, target, last);
    if (flushes) drop(thread, callMethod(thread, target, 'flush', []));
  } finally {
    release(thread, target);
  }
  return null;
}

/** A line without its end from any object with `readline` (PyFile_GetLine with a negative size). */
export function readLine(thread: Thread, file: Value): string | PyBytes {
  const line = callMethod(thread, file, 'readline', []);
  const text = strValue(line);
  if (text !== undefined) {
    if (text === '') throw raise(exceptions.EOFErrorType, 'EOF when reading a line');
    return text.endsWith('\n') ? text.slice(0, -1) : text;
  }
  if (line instanceof PyBytes) {
    const { bytes } = line;
    if (bytes.length === 0) throw raise(exceptions.EOFErrorType, 'EOF when reading a line');
    return bytes.at(-1) === 10 ? new PyBytes(bytes.slice(0, -1)) : line;
  }
  drop(thread, line);
  throw typeError('object.readline() returned non-string');
}

function input(thread: Thread, _module: Value, args: Value[]): Value {
  checkPositional('input', args.length, 0, 1);
  const [stdin, stdout, stderr] = (['stdin', 'stdout', 'stderr'] as const).map((name) => {
    const stream = standardStream(thread, name, `lost sys.${name}`);
    if (stream === null) throw runtimeError(`lost sys.${name}`);
    return stream;
  }) as [Value, Value, Value];
  audit(thread, 'builtins.input', [args[0] ?? null]);
  for (const stream of [stdin, stdout, stderr]) hold(stream);
  try {
    drop(thread, callMethod(thread, stderr, 'flush', []));
    if (args.length > 0) writeText(thread, stdout, str(thread, args[0]!));
    drop(thread, callMethod(thread, stdout, 'flush', []));
    return readLine(thread, stdin);
  } finally {
    for (const stream of [stdin, stdout, stderr]) release(thread, stream);
  }
}

export const textFunctions: Record<string, NativeDefinition> = {
  ascii: method('ascii($module, obj, /)', (thread, _module, object: Value) => ascii(thread, object)),
  repr: method('repr($module, obj, /)', (thread, _module, object: Value) => repr(thread, object)),
  format: method("format($module, value, format_spec='', /)", (thread, _module, value: Value, spec: Value = '') =>
    format(thread, value, argString(thread, 'format', 2, spec)),
  ),
  print: method("print($module, /, *args, sep=' ', end='\\n', file=None, flush=False)", print),
  input: rawMethod('input', 'fastcall', input, { textSignature: "($module, prompt='', /)" }),
};
