// The module _string: the parsers of str.format for string.Formatter.

import { defineType } from '../objects/define-type';
import { method } from '../objects/native';
import { PyObject, type Value } from '../objects/object';
import { typeError } from '../objects/raise';
import { type FieldStep, type Markup, readMarkup, readSteps, splitFieldName } from '../objects/text/str-format';
import { PyTuple } from '../objects/containers/tuple';
import { type PyType, TypeFlag } from '../objects/type';
import { strValue, typeOf } from '../objects/type-of';
import { defineModule } from './define-module';

class PyFormatterIterator extends PyObject {
  constructor(private readonly markup: Generator<Markup>) {
    super(formatterIteratorType);
  }

  next(): Value | undefined {
    const { value, done } = this.markup.next();
    if (done) return undefined;
    const { literal, field } = value;
    if (field === undefined) return new PyTuple([literal, null, null, null]);
    return new PyTuple([literal, field.name, field.spec, field.conversion === '' ? null : field.conversion]);
  }
}

class PyFieldNameIterator extends PyObject {
  constructor(private readonly steps: Generator<FieldStep>) {
    super(fieldNameIteratorType);
  }

  next(): Value | undefined {
    const { value, done } = this.steps.next();
    if (done) return undefined;
    const { isAttribute, name, index } = value;
    return new PyTuple([isAttribute, index >= 0 ? index : name]);
  }
}

const iteratorSlots = {
  tp_iter: (_thread: unknown, self: Value) => self,
  tp_iternext: (_thread: unknown, self: Value) => (self as PyFormatterIterator | PyFieldNameIterator).next(),
};

const formatterIteratorType: PyType = defineType({
  name: 'formatteriterator',
  instanceClass: PyFormatterIterator,
  flags: TypeFlag.DISALLOW_INSTANTIATION,
  tp: iteratorSlots,
});

const fieldNameIteratorType: PyType = defineType({
  name: 'fieldnameiterator',
  instanceClass: PyFieldNameIterator,
  flags: TypeFlag.DISALLOW_INSTANTIATION,
  tp: iteratorSlots,
});

function textOf(value: Value): string {
  const text = strValue(value);
  if (text === undefined) throw typeError(`expected str, got ${typeOf(value).tpName}`);
  return text;
}

defineModule({
  name: '_string',
  functions: [
    method('formatter_field_name_split($self, object, /)', (_thread, _module, name: Value) => {
      const { first, index, rest } = splitFieldName(textOf(name));
      return new PyTuple([index >= 0 ? index : first, new PyFieldNameIterator(readSteps(rest))]);
    }),
    method(
      'formatter_parser($self, object, /)',
      (thread, _module, format: Value) => new PyFormatterIterator(readMarkup(textOf(format), thread.budget)),
    ),
  ],
});
