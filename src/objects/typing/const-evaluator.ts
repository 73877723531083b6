// _typing._ConstEvaluator: an evaluate function for a value that is known already.

import { takesNone } from '../../call/native/arity-texts';
import { defineType } from '../define-type';
import { checkPositional, positionalArgs } from '../native-arguments';
import { hold, type Value } from '../object';
import { repr } from '../protocols/text';
import { typeError } from '../raise';
import { annotationText } from '../types/annotation-text';
import { toIndex } from '../protocols/numbers';
import { type PyType, TypeFlag } from '../type';
import { PyHolder } from '../holder';

export class PyConstEvaluator extends PyHolder {
  /** Held. */
  value: Value;

  static {
    PyConstEvaluator.holds({ value: null });
  }

  constructor(value: Value) {
    super(constEvaluatorType);
    this.value = hold(value);
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
        throw typeError(takesNone('constevaluator.__call__()', 'keyword '));
      const positional = positionalArgs(args, kwnames);
      checkPositional('constevaluator.__call__', positional.length, 1, 1);
      const format = Number(toIndex(thread, positional[0]!));
      if (format === STRING) return annotationText(thread, value);
      return value;
    },
  },
});
