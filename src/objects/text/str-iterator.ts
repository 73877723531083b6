// str_iterator, and str_ascii_iterator for texts of ASCII characters only.

import { builtin } from '../functions/builtin-lookup';
import { defineType, type TypeSpec } from '../define-type';
import { method } from '../native';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import { ssizeArgument } from '../containers/sequence-arguments';
import { lengthOf, substring } from './text-indexing';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { TypeFlag } from '../type';
import { strValue } from '../type-of';

export class PyStrIterator extends PyObject {
  /** Held; undefined once exhausted. */
  sequence: Value | undefined;
  private text: string;
  /** In units. */
  private position = 0;
  /** In characters. */
  index = 0;

  constructor(sequence: Value) {
    const text = strValue(sequence)!;
    super(/^[\0-\x7f]*$/.test(text) ? strAsciiIteratorType : strIteratorType);
    this.sequence = hold(sequence);
    this.text = text;
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.sequence);
  }

  override clear(thread: Thread): void {
    const { sequence } = this;
    this.sequence = undefined;
    release(thread, sequence);
    super.clear(thread);
  }

  next(thread: Thread): Value | undefined {
    const { sequence, text, position } = this;
    if (sequence === undefined) return undefined;
    if (position < text.length) {
      this.index++;
      const unit = text.charCodeAt(position);
      if (unit < 0xd800 || unit > 0xdbff) {
        this.position = position + 1;
        return text[position];
      }
      const character = String.fromCodePoint(text.codePointAt(position)!);
      this.position = position + character.length;
      return character;
    }
    this.sequence = undefined;
    release(thread, sequence);
    return undefined;
  }

  get remaining(): number {
    return this.sequence === undefined ? 0 : lengthOf(this.text) - this.index;
  }

  moveTo(index: number): void {
    this.index = Math.max(0, Math.min(index, lengthOf(this.text)));
    this.position = substring(this.text, 0, this.index).length;
  }
}

const spec: Omit<TypeSpec, 'name'> = {
  instanceClass: PyStrIterator as never,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, self) => (self as PyStrIterator).next(thread),
  },
  methods: [
    method(
      '__length_hint__($self, /)',
      (_thread, self: PyStrIterator) => self.remaining,
      'Private method returning an estimate of len(list(it)).',
    ),
    method(
      '__reduce__($self, /)',
      (thread, self: PyStrIterator) => {
        const iter = builtin(thread, 'iter');
        if (self.sequence === undefined) return new PyTuple([iter, new PyTuple([''])]);
        return new PyTuple([iter, new PyTuple([self.sequence]), self.index]);
      },
      'Return state information for pickling.',
    ),
    method(
      '__setstate__($self, object, /)',
      (thread, self: PyStrIterator, state: Value) => {
        const index = ssizeArgument(thread, state);
        if (self.sequence !== undefined) self.moveTo(index);
        return null;
      },
      'Set state information for unpickling.',
    ),
  ],
};

export const strIteratorType = defineType({ ...spec, name: 'str_iterator' });
export const strAsciiIteratorType = defineType({ ...spec, name: 'str_ascii_iterator' });
