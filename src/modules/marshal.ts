// The module marshal.

import { PyBytes } from '../objects/bytes/bytes';
import { copyBytes } from '../objects/bytes/buffer';
import { method } from '../objects/native';
import { argInt } from '../objects/native-arguments';
import { drop, type Value } from '../objects/object';
import { callMethod } from '../objects/protocols/attributes';
import { isTrue } from '../objects/protocols/compare';
import { typeError } from '../objects/raise';
import { typeOf } from '../objects/type-of';
import { defineModule } from './define-module';
import { MarshalReader } from './marshal/reader';
import { MarshalWriter } from './marshal/writer';

const VERSION = 5;

export const marshalModule = defineModule({
  name: 'marshal',
  functions: [
    method(
      'dump($module, value, file, version=version, /, *, allow_code=True)',
      (thread, _module, value: Value, file: Value, version: Value = VERSION, allowCode: Value = true) => {
        const writer = new MarshalWriter(thread, argInt(thread, version), isTrue(thread, allowCode));
        writer.write(value);
        return callMethod(thread, file, 'write', [new PyBytes(writer.bytes)]);
      },
    ),
    method('load($module, file, /, *, allow_code=True)', (thread, _module, file: Value, allowCode: Value = true) => {
      const data = callMethod(thread, file, 'read', []);
      if (!(data instanceof PyBytes)) {
        const { tpName } = typeOf(data);
        drop(thread, data);
        throw typeError(`file.read() returned not bytes but ${tpName}`);
      }
      return new MarshalReader(thread, data.bytes, isTrue(thread, allowCode)).read();
    }),
    method(
      'dumps($module, value, version=version, /, *, allow_code=True)',
      (thread, _module, value: Value, version: Value = VERSION, allowCode: Value = true) => {
        const writer = new MarshalWriter(thread, argInt(thread, version), isTrue(thread, allowCode));
        writer.write(value);
        return new PyBytes(writer.bytes);
      },
    ),
    method('loads($module, bytes, /, *, allow_code=True)', (thread, _module, bytes: Value, allowCode: Value = true) =>
      new MarshalReader(thread, copyBytes(thread, bytes), isTrue(thread, allowCode)).read(),
    ),
  ],
  constants: { version: VERSION },
});
