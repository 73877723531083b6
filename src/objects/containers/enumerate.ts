// enumerate.

import { takes } from '../../call/native/arity-texts';
import { method } from '../native';
import { classGetItem } from '../types/class-getitem';
import { defineType } from '../define-type';
import { PyHolder } from '../holder';
import { normalize } from '../numbers/int';
import { constructor } from '../native-constructor';
import { hold, type Value } from '../object';
import { getIter, iterNext } from '../protocols/iteration';
import { str } from '../protocols/text';
import { toIndex } from '../protocols/numbers';
import { typeError } from '../raise';
import { blankResult, pairOf } from '../result-tuple';
import type { Thread } from '../thread';
import { EMPTY_TUPLE, PyTuple } from './tuple';
import { type PyType, TypeFlag } from '../type';
import { strValue } from '../type-of';

class PyEnumerate extends PyHolder {
  /** Held. */
  iterator: Value;
  result: PyTuple = blankResult(2);

  static {
    PyEnumerate.holds({ iterator: null, result: EMPTY_TUPLE });
  }

  constructor(
    type: PyType,
    iterator: Value,
    public count: number | bigint,
  ) {
    super(type);
    this.iterator = hold(iterator);
  }
}

function newEnumerate(thread: Thread, type: PyType, iterable: Value, start: Value | undefined): Value {
  const count = start === undefined ? 0 : toIndex(thread, start);
  return new PyEnumerate(type, getIter(thread, iterable), count);
}

/** The arguments as the vectorcall form of the type itself reads them (enumerate_vectorcall). */
function quickArguments(
  thread: Thread,
  args: Value[],
  kwnames: PyTuple | undefined,
): [iterable: Value, start: Value | undefined] {
  const names = kwnames === undefined ? [] : kwnames.items.map((name) => strValue(name)!);
  const check = (nth: number, expected: string): void => {
    if (names[nth] === expected) return;
    throw typeError(`'${str(thread, kwnames!.items[nth]!)}' is an invalid keyword argument for enumerate()`);
  };
  if (args.length === 2) {
    if (names.length === 1) check(0, 'start');
    else if (names.length === 2) {
      if (names[0] === 'start') {
        check(1, 'iterable');
        return [args[1]!, args[0]!];
      }
      check(0, 'iterable');
      check(1, 'start');
    }
    return [args[0]!, args[1]!];
  }
  if (args.length === 1) {
    if (names.length === 1) check(0, 'iterable');
    return [args[0]!, undefined];
  }
  if (args.length === names.length) throw typeError("enumerate() missing required argument 'iterable'");
  throw typeError(takes('enumerate()', 'at most', 2, args.length));
}

export const enumerateType: PyType = defineType({
  name: 'enumerate',
  instanceClass: PyEnumerate,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  textSignature: '(iterable, start=0)',
  vectorcall: {
    keywords: true,
    call: (thread, type, args, kwnames) => newEnumerate(thread, type, ...quickArguments(thread, args, kwnames)),
  },
  tp: {
    tp_new: constructor('enumerate(iterable, start=0)', newEnumerate),
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, enumeration) => {
      const item = iterNext(thread, enumeration.iterator);
      if (item === undefined) return undefined;
      const { count } = enumeration;
      enumeration.count =
        count === Number.MAX_SAFE_INTEGER || typeof count === 'bigint' ? normalize(BigInt(count) + 1n) : count + 1;
      return pairOf(thread, enumeration.result, count, item);
    },
  },
  methods: [
    method(
      '__reduce__($self, /)',
      (_thread, self: PyEnumerate) => new PyTuple([self.type, new PyTuple([self.iterator, self.count])]),
    ),
    classGetItem(),
  ],
});
