// The module _io: files and streams.

import * as exceptions from '../objects/exceptions/exceptions';
import { method } from '../objects/native';
import { argString } from '../objects/native-arguments';
import type { Value } from '../objects/object';
import { bufferedRandomType, bufferedReaderType, bufferedWriterType } from './_io/buffered';
import { DEFAULT_BUFFER_SIZE } from './_io/buffered-object';
import { bufferedRWPairType } from './_io/buffered-pair';
import { bytesIOBufferType, bytesIOType } from './_io/bytes-io';
import { fileIOType } from './_io/file-io';
import { bufferedIOBaseType, ioBaseType, rawIOBaseType, textIOBaseType } from './_io/io-base';
import { newlineDecoderType } from './_io/newline-decoder';
import { openFunction } from './_io/open';
import { stringIOType } from './_io/string-io';
import { textIOWrapperType } from './_io/text-io';
import { unsupportedOperation } from './_io/unsupported';
import { defineModule } from './define-module';

export const ioModule = defineModule({
  name: '_io',
  functions: [
    openFunction,
    method(
      'text_encoding($module, encoding, stacklevel=2, /)',
      (_thread, _module, encoding: Value) => encoding ?? 'locale',
    ),
    method('open_code($module, /, path)', (thread, module, path: Value) => {
      argString(thread, 'open_code', 'path', path);
      return openFunction.bound!(thread, module, path, 'rb');
    }),
  ],
  constants: { DEFAULT_BUFFER_SIZE },
  init(thread, _module, define) {
    define('UnsupportedOperation', unsupportedOperation(thread));
    define('BlockingIOError', exceptions.BlockingIOErrorType);
    const types = [
      newlineDecoderType,
      bytesIOBufferType,
      ioBaseType,
      textIOBaseType,
      bufferedIOBaseType,
      rawIOBaseType,
    ];
    types.push(bytesIOType, bufferedWriterType, fileIOType, bufferedReaderType, bufferedRandomType, bufferedRWPairType);
    types.push(stringIOType, textIOWrapperType);
    for (const type of types) define(type.name, type);
  },
});
