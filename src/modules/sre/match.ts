// re.Match: what a match found.

import { classGetItem } from '../../objects/class-getitem';
import { defineType } from '../../objects/define-type';
import { PyDict } from '../../objects/dict';
import { method, rawMethod } from '../../objects/native';
import { hold, PyObject, release, type Value, type Visit } from '../../objects/object';
import { swallow } from '../../objects/protocols/attributes';
import { KeyErrorType } from '../../objects/exceptions';
import { isIndex, toIndex } from '../../objects/protocols/numbers';
import { repr } from '../../objects/protocols/text';
import { indexError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/tuple';
import { TypeFlag } from '../../objects/type';
import type { Matcher } from './matcher';
import type { PyPattern } from './pattern';
import { compileTemplate } from './pattern-methods';
import { sliceSubject, type Subject } from './subject-text';
import { expandTemplate } from './template';

export class PyMatch extends PyObject {
  /** Held. */
  pattern: PyPattern | undefined;
  /** Its value is held. */
  subject: Subject;
  readonly pos: number;
  readonly endpos: number;
  readonly lastindex: number;
  /** Begin and end of the match and of each group; -1 where a group took no part. */
  readonly spans: number[];
  /** Held: the tuple `regs`, made when asked for. */
  private regs: PyTuple | undefined;

  constructor(pattern: PyPattern, subject: Subject, matcher: Matcher, pos: number) {
    super(matchType);
    this.pattern = hold(pattern);
    this.subject = subject;
    hold(subject.value);
    this.pos = pos;
    this.endpos = matcher.end;
    this.lastindex = matcher.lastindex;
    this.spans = [matcher.start, matcher.ptr];
    for (let group = 0; group < pattern.groups; group++) {
      const span = matcher.group(group);
      this.spans.push(span?.[0] ?? -1, span?.[1] ?? -1);
    }
  }

  /** The text of a group, or `none` where it took no part (match_getslice_by_index). */
  group(index: number, none: Value): Value {
    const start = this.spans[2 * index]!;
    return start < 0 ? none : sliceSubject(this.subject, start, this.spans[2 * index + 1]!);
  }

  /** The number of a group given by number or name (match_getindex). */
  indexOf(thread: Thread, key: Value): number {
    let index = -1;
    if (isIndex(key)) {
      const number = toIndex(thread, key);
      index = number > 0x7fff_ffff || number < 0 ? -1 : Number(number);
    } else {
      const found = this.lookUp(thread, key);
      if (typeof found === 'number') index = found;
    }
    if (index < 0 || 2 * index >= this.spans.length) throw indexError('no such group');
    return index;
  }

  private lookUp(thread: Thread, name: Value): Value | undefined {
    try {
      return this.pattern!.groupindex.get(thread, name);
    } catch (error) {
      swallow(thread, error, KeyErrorType);
      return undefined;
    }
  }

  allSpans(): PyTuple {
    if (this.regs === undefined) {
      const pairs: Value[] = [];
      for (let at = 0; at < this.spans.length; at += 2) pairs.push(new PyTuple([this.spans[at]!, this.spans[at + 1]!]));
      this.regs = hold(new PyTuple(pairs));
    }
    return this.regs;
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.pattern);
    visit(this.subject.value);
    visit(this.regs);
  }

  override clear(thread: Thread): void {
    const { pattern, subject, regs } = this;
    this.pattern = this.regs = undefined;
    this.subject = { ...subject, value: null };
    release(thread, regs);
    release(thread, subject.value);
    release(thread, pattern);
    super.clear(thread);
  }
}

type Optional = Value | undefined;

const groupNumber = (thread: Thread, self: PyMatch, group: Optional): number =>
  group === undefined ? 0 : self.indexOf(thread, group);

function groups(_thread: Thread, self: PyMatch, none: Optional): Value {
  const count = self.spans.length / 2 - 1;
  return new PyTuple(Array.from({ length: count }, (_, index) => self.group(index + 1, none ?? null)));
}

function groupDict(thread: Thread, self: PyMatch, none: Optional): Value {
  const result = PyDict.fresh();
  for (const [name] of self.pattern!.groupindex.entries()) {
    result.set(thread, name, self.group(self.indexOf(thread, name), none ?? null));
  }
  return result;
}

export const matchType = defineType({
  name: 'Match',
  module: 're',
  instanceClass: PyMatch as never,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  doc: 'The result of re.match() and re.search().\nMatch objects always have a boolean value of True.',
  tp: {
    tp_repr: (thread, self) => {
      const match = self as PyMatch;
      const [start, end] = match.spans;
      return `<re.Match object; span=(${start}, ${end}), match=${repr(thread, match.group(0, null))}>`;
    },
    mp_subscript: (thread, self, key) => {
      const match = self as PyMatch;
      return match.group(match.indexOf(thread, key), null);
    },
  },
  methods: [
    rawMethod(
      'group',
      'fastcall',
      (thread, self: PyMatch, args) => {
        if (args.length === 0) return self.group(0, null);
        if (args.length === 1) return self.group(self.indexOf(thread, args[0]!), null);
        return new PyTuple(args.map((key) => self.group(self.indexOf(thread, key), null)));
      },
      {
        doc: 'group([group1, ...]) -> str or tuple.\nReturn subgroup(s) of the match by indices or names.\nFor 0 returns the entire match.',
      },
    ),
    method(
      'start($self, group=0, /)',
      (thread, self: PyMatch, group: Optional) => self.spans[2 * groupNumber(thread, self, group)]!,
      'Return index of the start of the substring matched by group.',
    ),
    method(
      'end($self, group=0, /)',
      (thread, self: PyMatch, group: Optional) => self.spans[2 * groupNumber(thread, self, group) + 1]!,
      'Return index of the end of the substring matched by group.',
    ),
    method(
      'span($self, group=0, /)',
      (thread, self: PyMatch, group: Optional) => {
        const index = groupNumber(thread, self, group);
        return new PyTuple([self.spans[2 * index]!, self.spans[2 * index + 1]!]);
      },
      'For match object m, return the 2-tuple (m.start(group), m.end(group)).',
    ),
    method(
      'groups($self, /, default=None)',
      groups,
      'Return a tuple containing all the subgroups of the match, from 1.\n\n  default\n    Is used for groups that did not participate in the match.',
    ),
    method(
      'groupdict($self, /, default=None)',
      groupDict,
      'Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.\n\n  default\n    Is used for groups that did not participate in the match.',
    ),
    method(
      'expand($self, /, template)',
      (thread, self: PyMatch, template: Value) => {
        const compiled = compileTemplate(thread, self.pattern!, template);
        try {
          return expandTemplate(thread, compiled, self);
        } finally {
          release(thread, compiled);
        }
      },
      'Return the string obtained by doing backslash substitution on the string template, as done by the sub() method.',
    ),
    method('__copy__($self, /)', (_thread, self: PyMatch) => self),
    method('__deepcopy__($self, memo, /)', (_thread, self: PyMatch) => self),
    classGetItem(),
  ],
  members: [
    {
      name: 'string',
      get: (self) => (self as PyMatch).subject.value,
      doc: 'The string passed to match() or search().',
    },
    { name: 're', get: (self) => (self as PyMatch).pattern, doc: 'The regular expression object.' },
    {
      name: 'pos',
      get: (self) => (self as PyMatch).pos,
      doc: 'The index into the string at which the RE engine started looking for a match.',
    },
    {
      name: 'endpos',
      get: (self) => (self as PyMatch).endpos,
      doc: 'The index into the string beyond which the RE engine will not go.',
    },
  ],
  getset: [
    {
      name: 'lastindex',
      get: (_thread, self) => ((self as PyMatch).lastindex >= 0 ? (self as PyMatch).lastindex : null),
      doc: 'The integer index of the last matched capturing group.',
    },
    {
      name: 'lastgroup',
      get: (_thread, self) => {
        const { lastindex, pattern } = self as PyMatch;
        return lastindex < 0 ? null : (pattern!.indexgroup.items[lastindex] ?? null);
      },
      doc: 'The name of the last matched capturing group.',
    },
    { name: 'regs', get: (_thread, self) => (self as PyMatch).allSpans() },
  ],
});
