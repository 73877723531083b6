// open(): which of the io classes a mode asks for.

import * as exceptions from '../../objects/exceptions/exceptions';
import { type BoundFunction, method } from '../../objects/native';
import { argInt, argString } from '../../objects/native-arguments';
import { hold, release, unhold, type Value } from '../../objects/object';
import { callMethod, setAttr } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { intValue } from '../../objects/type-of';
import { fsPath } from '../file-system-path';
import { audit } from '../sys/audit';
import { bufferedRandomType, bufferedReaderType, bufferedWriterType, newBuffered } from './buffered';
import { DEFAULT_BUFFER_SIZE } from './buffered-object';
import { fileIOType, openFile, PyFileIO } from './file-io';
import { checkNewline } from './newline-decoder';
import { initialize, textIOWrapperType } from './text-io';
import { PyTextIOWrapper } from './text-io-object';

interface Mode {
  creating: boolean;
  reading: boolean;
  writing: boolean;
  appending: boolean;
  updating: boolean;
  text: boolean;
  binary: boolean;
}

/** Takes a mode apart; each letter at most once. */
function parseMode(mode: string): Mode {
  if (/[^axrwb+t]/.test(mode) || new Set(mode).size !== mode.length) throw valueError(`invalid mode: '${mode}'`);
  const has = (letter: string): boolean => mode.includes(letter);
  const parsed: Mode = {
    creating: has('x'),
    reading: has('r'),
    writing: has('w'),
    appending: has('a'),
    updating: has('+'),
    text: has('t'),
    binary: has('b'),
  };
  if (parsed.text && parsed.binary) throw valueError("can't have text and binary mode at once");
  const { creating, reading, writing, appending } = parsed;
  if (Number(creating) + Number(reading) + Number(writing) + Number(appending) > 1) {
    throw valueError('must have exactly one of create/read/write/append mode');
  }
  return parsed;
}

function open(
  thread: Thread,
  _module: Value,
  file: Value,
  mode: Value = 'r',
  buffering: Value = -1,
  encoding: Value = null,
  errors: Value = null,
  newline: Value = null,
  closefd: Value = true,
  opener: Value = null,
): Value {
  const modeText = argString(thread, 'open', 'mode', mode);
  const size = argInt(thread, buffering);
  const encodingText = encoding === null ? undefined : argString(thread, 'open', 'encoding', encoding);
  const errorsText = errors === null ? undefined : argString(thread, 'open', 'errors', errors);
  const owns = isTrue(thread, closefd);
  const path = intValue(file) === undefined ? fsPath(thread, file) : file;
  const parsed = parseMode(modeText);
  if (parsed.binary) {
    if (encodingText !== undefined) throw valueError("binary mode doesn't take an encoding argument");
    if (errorsText !== undefined) throw valueError("binary mode doesn't take an errors argument");
    if (newline !== null) throw valueError("binary mode doesn't take a newline argument");
    if (size === 1) {
      const message =
        "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used";
      thread.warn(exceptions.RuntimeWarningType, message);
    }
  }
  audit(thread, 'open', [path, modeText, 0]);
  const raw = new PyFileIO(fileIOType);
  hold(raw);
  let result: Value = raw;
  try {
    const letters = ['creating', 'reading', 'writing', 'appending'] as const;
    const rawMode =
      letters.map((key, index) => (parsed[key] ? 'xrwa'[index] : '')).join('') + (parsed.updating ? '+' : '');
    openFile(thread, raw, path, rawMode, owns, opener);
    const lineBuffering = size === 1 && !parsed.binary;
    if (size === 0) {
      if (!parsed.binary) throw valueError("can't have unbuffered text I/O");
      return unhold(raw);
    }
    const type = parsed.updating ? bufferedRandomType : parsed.reading ? bufferedReaderType : bufferedWriterType;
    const buffer = newBuffered(type, raw, size > 1 ? size : DEFAULT_BUFFER_SIZE);
    result = hold(buffer);
    release(thread, raw);
    if (parsed.binary) return unhold(buffer);
    const wrapper = new PyTextIOWrapper(textIOWrapperType);
    const newlineText = checkNewline(newline, (text) => text);
    initialize(thread, wrapper, buffer, {
      encoding: encodingText === undefined || encodingText === 'locale' ? 'UTF-8' : encodingText,
      errors: errorsText ?? 'strict',
      newline: newlineText,
      lineBuffering,
      writeThrough: false,
    });
    result = hold(wrapper);
    release(thread, buffer);
    setAttr(thread, wrapper, 'mode', modeText);
    return unhold(wrapper);
  } catch (error) {
    if (raw.file !== undefined) callMethod(thread, result, 'close', []);
    release(thread, result);
    throw error;
  }
}

export const openFunction = method(
  "open($module, /, file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, closefd=True, opener=None)",
  open as BoundFunction,
);
