// The module errno.

import { PyDict } from '../objects/containers/dict';
import { defineModule } from './define-module';
import { ERROR_CODES, ERROR_NUMBERS } from './errno-table';

export const errnoModule = defineModule({
  name: 'errno',
  init(thread, _module, define) {
    const errorcode = new PyDict();
    for (const [number, name] of ERROR_CODES) errorcode.set(thread, number, name);
    define('errorcode', errorcode);
    for (const [name, number] of ERROR_NUMBERS) define(name, number);
  },
});
