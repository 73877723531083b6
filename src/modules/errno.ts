// The module errno.

import { PyDict } from '../objects/containers/dict';
import { defineModule } from './define-module';
import { ERROR_CODES, ERROR_NUMBERS } from './errno-table';

export const errnoModule = defineModule({
  name: 'errno',
  doc: "This module makes available standard errno system symbols.\n\nThe value of each symbol is the corresponding integer value,\ne.g., on most systems, errno.ENOENT equals the integer 2.\n\nThe dictionary errno.errorcode maps numeric codes to symbol names,\ne.g., errno.errorcode[2] could be the string 'ENOENT'.\n\nSymbols that are not relevant to the underlying system are not defined.\n\nTo map error codes to error messages, use the function os.strerror(),\ne.g. os.strerror(2) could return 'No such file or directory'.",
  init(thread, _module, define) {
    const errorcode = new PyDict();
    for (const [number, name] of ERROR_CODES) errorcode.set(thread, number, name);
    define('errorcode', errorcode);
    for (const [name, number] of ERROR_NUMBERS) define(name, number);
  },
});
