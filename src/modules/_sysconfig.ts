// The module _sysconfig.

import { PyDict } from '../objects/containers/dict';
import { method } from '../objects/native';
import { defineModule } from './define-module';

export const sysconfigModule = defineModule({
  name: '_sysconfig',
  functions: [
    method('config_vars($module, /)', () => {
      const variables = new PyDict();
      variables.initStr('Py_GIL_DISABLED', 0);
      variables.initStr('Py_DEBUG', 0);
      return variables;
    }),
  ],
});
