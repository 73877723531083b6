// re.Match: its slots and methods.

import { classGetItem } from '../../objects/types/class-getitem';
import { PyDict } from '../../objects/containers/dict';
import { method, rawMethod } from '../../objects/native';
import { drop, hold, unhold, type Value } from '../../objects/object';
import { asSsize, isIndex } from '../../objects/protocols/numbers';
import { repr } from '../../objects/protocols/text';
import { indexError } from '../../objects/raise';
import { substring } from '../../objects/text/text-indexing';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { TypeFlag } from '../../objects/type';
import { intValue } from '../../objects/type-of';
import { expandTemplate, compileTemplate } from './template';
import { completeType } from '../../objects/define-type';
import { PyMatch, groupText, matchType } from './match';

/** The number of the group that a number or a name stands for (match_getindex). */
function groupIndex(thread: Thread, match: PyMatch, key: Value): number {
  let group = -1;
  if (isIndex(key)) group = asSsize(thread, key);
  else {
    const found = match.pattern?.groupindex?.get(thread, key);
    if (found !== undefined) group = Number(intValue(found) ?? -1);
  }
  if (group < 0 || group >= match.groups) throw indexError('no such group');
  return group;
}

const groupByKey = (thread: Thread, match: PyMatch, key: Value, missing: Value = null): Value =>
  groupText(thread, match, groupIndex(thread, match, key), missing);

const pair = (match: PyMatch, group: number): PyTuple =>
  new PyTuple([match.marks[group * 2]!, match.marks[group * 2 + 1]!]);

function allSpans(match: PyMatch): PyTuple {
  if (match.regs === undefined) {
    const spans: PyTuple[] = [];
    for (let group = 0; group < match.groups; group++) spans.push(pair(match, group));
    match.regs = hold(new PyTuple(spans));
  }
  return match.regs;
}

completeType(matchType, {
  instanceClass: PyMatch,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_repr: (thread, match) => {
      const whole = hold(groupText(thread, match, 0, null));
      const text = substring(repr(thread, whole), 0, 50);
      drop(thread, unhold(whole));
      return `<${match.type.tpName} object; span=(${match.marks[0]}, ${match.marks[1]}), match=${text}>`;
    },
    mp_subscript: (thread, self, key) => groupByKey(thread, self, key),
  },
  methods: [
    rawMethod(
      'group',
      'varargs',
      (thread, self: PyMatch, args) => {
        if (args.length === 0) return groupText(thread, self, 0, null);
        if (args.length === 1) return groupByKey(thread, self, args[0]!);
        const items: Value[] = [];
        try {
          for (const key of args) items.push(groupByKey(thread, self, key));
        } catch (error) {
          for (const item of items) drop(thread, item);
          throw error;
        }
        return new PyTuple(items);
      },
      {},
    ),
    method(
      'start($self, group=0, /)',
      (thread, self: PyMatch, group: Value = 0) => self.marks[groupIndex(thread, self, group) * 2]!,
    ),
    method(
      'end($self, group=0, /)',
      (thread, self: PyMatch, group: Value = 0) => self.marks[groupIndex(thread, self, group) * 2 + 1]!,
    ),
    method('span($self, group=0, /)', (thread, self: PyMatch, group: Value = 0) =>
      pair(self, groupIndex(thread, self, group)),
    ),
    method('groups($self, /, default=None)', (thread, self: PyMatch, missing: Value = null) => {
      const items: Value[] = [];
      for (let group = 1; group < self.groups; group++) items.push(groupText(thread, self, group, missing));
      return PyTuple.of(items);
    }),
    method('groupdict($self, /, default=None)', (thread, self: PyMatch, missing: Value = null) => {
      const result = PyDict.fresh();
      for (const [key] of self.pattern?.groupindex?.entries() ?? [])
        result.set(thread, key, groupByKey(thread, self, key, missing));
      return result;
    }),
    method('expand($self, /, template)', (thread, self: PyMatch, source: Value) => {
      const template = hold(compileTemplate(thread, self.pattern!, source));
      let result: Value;
      try {
        result = hold(expandTemplate(thread, template, self));
      } finally {
        drop(thread, unhold(template));
      }
      return unhold(result);
    }),
    method('__copy__($self, /)', (_thread, self: PyMatch) => self),
    method('__deepcopy__($self, memo, /)', (_thread, self: PyMatch) => self),
    classGetItem(),
  ],
  members: [
    { name: 'string', get: (self) => self.string },
    { name: 're', get: (self) => self.pattern },
    {
      name: 'pos',
      get: (self) => self.pos,
    },
    {
      name: 'endpos',
      get: (self) => self.endpos,
    },
  ],
  getset: [
    {
      name: 'lastindex',
      get: (_thread, self) => {
        const { lastIndex } = self;
        return lastIndex >= 0 ? lastIndex : null;
      },
    },
    {
      name: 'lastgroup',
      get: (_thread, self) => {
        const { lastIndex, pattern } = self;
        return lastIndex < 0 ? null : (pattern?.indexgroup?.items[lastIndex] ?? null);
      },
    },
    { name: 'regs', get: (_thread, self) => allSpans(self) },
  ],
});
