// _typing._ConstEvaluator: an evaluate function for a value that is known already.

import { defineType } from '../define-type';
import { checkPositional, positionalArgs } from '../native-arguments';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import { repr } from '../protocols/text';
import { typeError } from '../raise';
import { annotationText } from '../types/annotation-text';
import { toIndex } from '../protocols/numbers';
import type { Thread } from '../thread';
import { type PyType, TypeFlag } from '../type';

export class PyConstEvaluator extends PyObject {
  /** Held. */
  value: Value;

  constructor(value: Value) {
    super(constEvaluatorType);
    this.value = hold(value);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.value);
  }

  override clear(thread: Thread): void {
    const { value } = this;
    this.value = null;
    release(thread, value);
    super.clear(thread);
  }
}

/** annotationlib.Format.STRING. */
const STRING = 4;

export const constEvaluatorType: PyType = defineType({
  name: '_ConstEvaluator',
  module: '_typing',
  textSignature: '()',
  instanceClass: PyConstEvaluator,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_repr: (thread, self) => `<constevaluator ${repr(thread, self.value)}>`,
    tp_call: (thread, self, args, kwnames) => {
      const { value } = self;
      if (kwnames !== undefined && kwnames.items.length > 0)
        throw typeError('constevaluator.__call__() takes no keyword arguments');
      const positional = positionalArgs(args, kwnames);
      checkPositional('constevaluator.__call__', positional.length, 1, 1);
      const format = Number(toIndex(thread, positional[0]!));
      if (format === STRING) return annotationText(thread, value);
      return value;
    },
  },
});
