// Template strings: Template, Interpolation and the iterator over both (string.templatelib).

import { classGetItem } from '../types/class-getitem';
import { defineType } from '../define-type';
import { argString, parseKeywords } from '../native-arguments';
import { hold, release, type Value } from '../object';
import { method } from '../native';
import { getAttr } from '../protocols/attributes';
import { repr } from '../protocols/text';
import { typeError, valueError } from '../raise';
import type { Thread } from '../thread';
import { EMPTY_TUPLE, PyTuple } from '../containers/tuple';
import { type PyType, TypeFlag } from '../type';
import { strValue, typeOf } from '../type-of';
import { PyHolder } from '../holder';

export class PyInterpolation extends PyHolder {
  static {
    PyInterpolation.holds({ value: null, expression: null, conversion: null, formatSpec: null });
  }

  constructor(
    public value: Value,
    public expression: Value,
    /** 's', 'r', 'a' or None. */
    public conversion: Value,
    public formatSpec: Value,
  ) {
    super(interpolationType);
    for (const part of [value, expression, conversion, formatSpec]) hold(part);
  }
}

/** strings has one item more than interpolations. */
export class PyTemplate extends PyHolder {
  strings: PyTuple;
  interpolations: PyTuple;

  static {
    PyTemplate.holds({ strings: EMPTY_TUPLE, interpolations: EMPTY_TUPLE });
  }

  constructor(strings: PyTuple, interpolations: PyTuple) {
    super(templateType);
    this.strings = hold(strings);
    this.interpolations = hold(interpolations);
  }
}

/** Strings that are not empty and interpolations in turn (templateiter). */
class PyTemplateIter extends PyHolder {
  template: PyTemplate | undefined;
  private index = 0;
  private fromStrings = true;

  static {
    PyTemplateIter.holds({ template: undefined });
  }

  constructor(template: PyTemplate) {
    super(templateIterType);
    this.template = hold(template);
  }

  next(): Value | undefined {
    const { template } = this;
    if (template === undefined) return undefined;
    for (;;) {
      if (this.fromStrings) {
        const text = template.strings.items[this.index];
        if (text === undefined) return undefined;
        this.fromStrings = false;
        if (strValue(text) !== '') return text;
      } else {
        const item = template.interpolations.items[this.index];
        this.fromStrings = true;
        this.index++;
        return item;
      }
    }
  }
}

/** BUILD_INTERPOLATION: `conversion` is 's', 'r', 'a' or None. */
export function buildInterpolation(value: Value, text: Value, conversion: Value, specification: Value): Value {
  return new PyInterpolation(value, text, conversion, specification);
}

/** BUILD_TEMPLATE: from the tuples of strings and interpolations. */
export function buildTemplate(strings: Value, interpolations: Value): Value {
  return new PyTemplate(strings as PyTuple, interpolations as PyTuple);
}

const CONVERSIONS = new Set(['s', 'a', 'r']);

function newInterpolation(thread: Thread, _type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  const name = 'Interpolation';
  const spec = "value, expression='', conversion=None, format_spec=''";
  const [value, expression, conversion, formatSpec] = parseKeywords(thread, name, spec, args, kwnames) as (
    | Value
    | undefined
  )[];
  if (expression !== undefined) argString(thread, name, 'expression', expression);
  if (conversion !== undefined && conversion !== null) {
    const text = argString(thread, name, 'conversion', conversion);
    if (!CONVERSIONS.has(text)) throw valueError(`${name}() argument 'conversion' must be one of 's', 'a' or 'r'`);
  }
  if (formatSpec !== undefined) argString(thread, name, 'format_spec', formatSpec);
  return new PyInterpolation(value!, expression ?? '', conversion ?? null, formatSpec ?? '');
}

function newTemplate(_thread: Thread, _type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  if (kwnames !== undefined && kwnames.items.length > 0)
    throw typeError('Template.__new__ only accepts *args arguments');
  const strings: string[] = [''];
  const interpolations: Value[] = [];
  for (const item of args) {
    const text = strValue(item);
    if (text !== undefined) strings[strings.length - 1] += text;
    else if (item instanceof PyInterpolation) {
      interpolations.push(item);
      strings.push('');
    } else {
      throw typeError(`Template.__new__ *args need to be of type 'str' or 'Interpolation', got ${typeOf(item).tpName}`);
    }
  }
  return new PyTemplate(new PyTuple(strings), new PyTuple(interpolations));
}

function concatenate(_thread: Thread, left: Value, right: Value): Value {
  if (!(left instanceof PyTemplate && right instanceof PyTemplate)) {
    throw typeError(
      `can only concatenate string.templatelib.Template (not "${typeOf(right).tpName}") to string.templatelib.Template`,
    );
  }
  const before = left.strings.items;
  const after = right.strings.items;
  const middle = strValue(before.at(-1)!)! + strValue(after[0]!)!;
  return new PyTemplate(
    new PyTuple([...before.slice(0, -1), middle, ...after.slice(1)]),
    new PyTuple([...left.interpolations.items, ...right.interpolations.items]),
  );
}

/** `_template_unpickle` of the Python module, which pickle calls. */
function unpickler(thread: Thread): Value {
  const importer = thread.interp.builtins.getStr('__import__')!;
  const module = hold(thread.call(importer, ['string.templatelib', null, null, new PyTuple(['_template_unpickle'])]));
  try {
    return getAttr(thread, module, '_template_unpickle');
  } finally {
    release(thread, module);
  }
}

const MODULE = 'string.templatelib';
const FLAGS = TypeFlag.HAVE_GC;

export const templateType: PyType = defineType({
  name: 'Template',
  module: MODULE,
  instanceClass: PyTemplate,
  flags: FLAGS,
  tp: {
    tp_new: newTemplate,
    tp_repr: (thread, self) => {
      const { strings, interpolations } = self;
      return `Template(strings=${repr(thread, strings)}, interpolations=${repr(thread, interpolations)})`;
    },
    tp_iter: (_thread, self) => new PyTemplateIter(self),
    sq_concat: concatenate,
  },
  methods: [
    method('__reduce__($self, /)', (thread, self: PyTemplate) => {
      return new PyTuple([unpickler(thread), new PyTuple([self.strings, self.interpolations])]);
    }),
    classGetItem(),
  ],
  members: [
    { name: 'strings', get: (self) => self.strings },
    { name: 'interpolations', get: (self) => self.interpolations },
  ],
  getset: [
    {
      name: 'values',
      get: (_thread, self) => new PyTuple(self.interpolations.items.map((item) => (item as PyInterpolation).value)),
    },
  ],
});

const parts = (self: PyInterpolation): Value[] => [self.value, self.expression, self.conversion, self.formatSpec];

export const interpolationType: PyType = defineType({
  name: 'Interpolation',
  module: MODULE,
  instanceClass: PyInterpolation,
  flags: FLAGS,
  tp: {
    tp_new: newInterpolation,
    tp_repr: (thread, self) =>
      `Interpolation(${parts(self)
        .map((part) => repr(thread, part))
        .join(', ')})`,
  },
  methods: [
    method('__reduce__($self, /)', (_thread, self: PyInterpolation) => {
      return new PyTuple([interpolationType, new PyTuple(parts(self))]);
    }),
    classGetItem(),
  ],
  members: [
    { name: 'value', get: (self) => self.value },
    { name: 'expression', get: (self) => self.expression },
    { name: 'conversion', get: (self) => self.conversion },
    { name: 'format_spec', get: (self) => self.formatSpec },
  ],
  attributes: { __match_args__: immortalNames() },
});

/** The tuple of attribute names that patterns match by position; shared by all interpreters. */
function immortalNames(): PyTuple {
  return new PyTuple(['value', 'expression', 'conversion', 'format_spec']);
}

export const templateIterType: PyType = defineType({
  name: 'TemplateIter',
  module: MODULE,
  instanceClass: PyTemplateIter,
  flags: FLAGS | TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_iter: (_thread, self) => self,
    tp_iternext: (_thread, self) => self.next(),
  },
});
