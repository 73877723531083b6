// The module _tracemalloc: memory is not traced here.

import { PyList } from '../objects/containers/list';
import { method } from '../objects/native';
import { PyTuple } from '../objects/containers/tuple';
import { Unsupported } from '../objects/thread';
import { defineModule } from './define-module';

export const tracemallocModule = defineModule({
  name: '_tracemalloc',
  functions: [
    method('is_tracing($module, /)', () => false),
    method('clear_traces($module, /)', () => null),
    method('_get_traces($module, /)', () => new PyList([])),
    method('_get_object_traceback($module, obj, /)', () => null),
    method('start($module, nframe=1, /)', () => {
      throw new Unsupported('tracemalloc');
    }),
    method('stop($module, /)', () => null),
    method('get_traceback_limit($module, /)', () => 1),
    method('get_tracemalloc_memory($module, /)', () => 0),
    method('get_traced_memory($module, /)', () => new PyTuple([0, 0])),
    method('reset_peak($module, /)', () => null),
  ],
});
