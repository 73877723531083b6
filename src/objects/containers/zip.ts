// zip.

import { defineType } from '../define-type';
import { PyHolder } from '../holder';
import { method } from '../native';
import { hold } from '../object';
import { iterators, nextOfAll, refill, setStrict, strictKeyword } from './parallel-iteration';
import { blankResult, isReusable } from '../result-tuple';
import { positionalCount } from './sequence-arguments';
import { EMPTY_TUPLE, PyTuple } from './tuple';
import { type PyType, TypeFlag } from '../type';

class PyZip extends PyHolder {
  result: PyTuple;

  static {
    PyZip.holds({ iterators: EMPTY_TUPLE, result: EMPTY_TUPLE });
  }

  constructor(
    type: PyType,
    public iterators: PyTuple,
    public strict: boolean,
  ) {
    super(type);
    hold(iterators);
    this.result = blankResult(iterators.items.length);
  }
}

export const zipType: PyType = defineType({
  name: 'zip',
  instanceClass: PyZip,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  textSignature: '(*iterables, strict=False)',
  tp: {
    tp_new: (thread, type, args, kwnames) => {
      const strict = strictKeyword(thread, 'zip', args, kwnames);
      const all = iterators(thread, args.slice(0, positionalCount(args, kwnames)));
      return new PyZip(type, PyTuple.adopt(all), strict);
    },
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, zip) => {
      const all = zip.iterators.items;
      if (all.length === 0) return undefined;
      if (isReusable(zip.result)) return refill(thread, zip.result, all, zip.strict, 'zip');
      const items = nextOfAll(thread, all, zip.strict, 'zip');
      return items === undefined ? undefined : PyTuple.adopt(items);
    },
  },
  methods: [
    method(
      '__reduce__($self, /)',
      (_thread, self: PyZip) =>
        new PyTuple(self.strict ? [self.type, self.iterators, true] : [self.type, self.iterators]),
    ),
    setStrict(),
  ],
});
