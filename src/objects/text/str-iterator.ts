// str_iterator, and str_ascii_iterator for texts of ASCII characters only.

import { defineType, type TypeSpec } from '../define-type';
import type { Value } from '../object';
import { clamp, SequenceWalker } from '../containers/sequence-walker';
import { walkerMethods } from '../containers/walker-methods';
import { lengthOf, substring } from './text-indexing';
import type { Thread } from '../thread';
import { type PyType, TypeFlag } from '../type';
import { strValue } from '../type-of';

/** `index` counts characters. */
export class PyStrIterator extends SequenceWalker {
  private readonly text: string;
  /** In units. */
  private position = 0;

  constructor(sequence: Value) {
    const text = strValue(sequence)!;
    super(/^[\0-\x7f]*$/.test(text) ? strAsciiIteratorType : strIteratorType, sequence);
    this.text = text;
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
    this.finish(thread);
    return undefined;
  }

  get remaining(): number {
    return lengthOf(this.text) - this.index;
  }

  moveTo(index: number): void {
    this.index = clamp(index, 0, lengthOf(this.text));
    this.position = substring(this.text, 0, this.index).length;
  }
}

const spec: Omit<TypeSpec, 'name'> = {
  instanceClass: PyStrIterator,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, self) => (self as PyStrIterator).next(thread),
  },
  methods: walkerMethods<PyStrIterator>({
    remaining: (_thread, iterator) => iterator.remaining,
    empty: () => '',
    moveTo: (iterator, index) => iterator.moveTo(index),
  }),
};

export const strIteratorType: PyType = defineType({ ...spec, name: 'str_iterator' });
export const strAsciiIteratorType: PyType = defineType({ ...spec, name: 'str_ascii_iterator' });
