// The module select: there is nothing to wait for.

import * as exceptions from '../objects/exceptions/exceptions';
import { method, rawMethod } from '../objects/native';
import { checkPositional } from '../objects/native-arguments';
import { PyList } from '../objects/containers/list';
import { PyTuple } from '../objects/containers/tuple';
import { Errno } from './file-system';
import { osError } from './os-errors';
import { defineModule } from './define-module';

export const selectModule = defineModule({
  name: 'select',
  doc: 'This module supports asynchronous I/O on multiple file descriptors.',
  functions: [
    rawMethod('select', 'fastcall', (_thread, _module, args) => {
      checkPositional('select', args.length, 3, 4);
      return new PyTuple([new PyList([]), new PyList([]), new PyList([])]);
    }),
    method('poll($module, /)', (thread) => {
      throw osError(thread, Errno.EACCES);
    }),
  ],
  constants: {
    PIPE_BUF: 4096,
    POLLIN: 1,
    POLLPRI: 2,
    POLLOUT: 4,
    POLLERR: 8,
    POLLHUP: 16,
    POLLNVAL: 32,
  },
  init: (_thread, _module, define) => define('error', exceptions.OSErrorType),
});
