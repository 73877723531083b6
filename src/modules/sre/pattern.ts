// re.Pattern: a compiled regular expression.

import { classGetItem } from '../../objects/class-getitem';
import { defineType } from '../../objects/define-type';
import type { PyDict } from '../../objects/dict';
import { PyMappingProxy } from '../../objects/mapping-proxy';
import { method } from '../../objects/native';
import { hold, PyObject, release, type Value, type Visit } from '../../objects/object';
import { richCompareBool } from '../../objects/protocols/compare';
import { hash } from '../../objects/protocols/hashing';
import { repr } from '../../objects/protocols/text';
import { typeError } from '../../objects/raise';
import { NotImplemented } from '../../objects/singletons';
import type { Thread } from '../../objects/thread';
import type { PyTuple } from '../../objects/tuple';
import { TypeFlag } from '../../objects/type';
import type { VmThread } from '../../vm/thread-implementation';
import type { Code } from './characters';
import { Matcher } from './matcher';
import { Flag } from './opcodes';
import { patternMethods } from './pattern-methods';
import { type Subject, subjectOf } from './subject-text';

export class PyPattern extends PyObject {
  constructor(
    /** Held: the text of the expression, or None. */
    public pattern: Value,
    readonly flags: number,
    readonly code: Code,
    readonly groups: number,
    /** Held: name to number. */
    public groupindex: PyDict,
    /** Held: number to name. */
    public indexgroup: PyTuple,
    /** undefined where there is no text. */
    readonly isBytes: boolean | undefined,
  ) {
    super(patternType);
    hold(pattern);
    hold(groupindex);
    hold(indexgroup);
  }

  /** The subject to match, after the check that it is of the pattern's kind (state_init). */
  subject(thread: Thread, value: Value): Subject {
    const subject = subjectOf(thread, value);
    if (this.isBytes !== undefined && this.isBytes !== subject.isBytes) {
      throw typeError(
        subject.isBytes
          ? 'cannot use a string pattern on a bytes-like object'
          : 'cannot use a bytes pattern on a string-like object',
      );
    }
    return subject;
  }

  /** A matcher for the part of a subject between two positions, which are clamped. */
  matcher(thread: Thread, subject: Subject, pos: number, endpos: number): Matcher {
    const { length } = subject.characters;
    const start = Math.max(0, Math.min(pos, length));
    const end = Math.max(0, Math.min(endpos, length));
    return new Matcher(this.code, subject.characters, start, end, () => (thread as VmThread).checkDeadline());
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.pattern);
    visit(this.groupindex);
    visit(this.indexgroup);
  }

  override clear(thread: Thread): void {
    const { pattern, groupindex, indexgroup } = this;
    this.pattern = null;
    release(thread, pattern);
    release(thread, groupindex);
    release(thread, indexgroup);
    super.clear(thread);
  }
}

const FLAG_NAMES: [number, string][] = [
  [Flag.IGNORECASE, 're.IGNORECASE'],
  [Flag.LOCALE, 're.LOCALE'],
  [Flag.MULTILINE, 're.MULTILINE'],
  [Flag.DOTALL, 're.DOTALL'],
  [Flag.UNICODE, 're.UNICODE'],
  [Flag.VERBOSE, 're.VERBOSE'],
  [Flag.DEBUG, 're.DEBUG'],
  [Flag.ASCII, 're.ASCII'],
];

/** re.compile('…', re.IGNORECASE) (pattern_repr). */
function reprPattern(thread: Thread, self: PyPattern): string {
  let { flags } = self;
  const typeFlags = Flag.LOCALE | Flag.UNICODE | Flag.ASCII;
  if (self.isBytes === false && (flags & typeFlags) === Flag.UNICODE) flags &= ~Flag.UNICODE;
  const names: string[] = [];
  for (const [flag, name] of FLAG_NAMES) {
    if (!(flags & flag)) continue;
    names.push(name);
    flags &= ~flag;
  }
  if (flags !== 0) names.push(`0x${flags.toString(16)}`);
  const text = [...repr(thread, self.pattern)].slice(0, 200).join('');
  return `re.compile(${text}${names.length > 0 ? `, ${names.join('|')}` : ''})`;
}

function samePattern(thread: Thread, a: PyPattern, b: PyPattern): boolean {
  if (a === b) return true;
  if (a.flags !== b.flags || a.isBytes !== b.isBytes || a.code.length !== b.code.length) return false;
  if (a.code.some((word, index) => word !== b.code[index])) return false;
  return richCompareBool(thread, a.pattern, b.pattern, '==');
}

function hashPattern(thread: Thread, self: PyPattern): number {
  let result = hash(thread, self.pattern);
  for (const word of self.code) result = Math.imul(result ^ word, 16777619);
  result ^= self.flags ^ (self.isBytes ? 1 : 0) ^ self.code.length;
  return result === -1 ? -2 : result;
}

export const patternType = defineType({
  name: 'Pattern',
  module: 're',
  instanceClass: PyPattern as never,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  hasWeakrefs: true,
  doc: 'Compiled regular expression object.',
  tp: {
    tp_repr: (thread, self) => reprPattern(thread, self as PyPattern),
    tp_hash: (thread, self) => hashPattern(thread, self as PyPattern),
    tp_richcompare: (thread, left, right, op) => {
      if ((op !== '==' && op !== '!=') || !(right instanceof PyPattern)) return NotImplemented;
      return samePattern(thread, left as PyPattern, right) === (op === '==');
    },
  },
  methods: [
    ...patternMethods,
    method('__copy__($self, /)', (_thread, self: PyPattern) => self),
    method('__deepcopy__($self, memo, /)', (_thread, self: PyPattern) => self),
    classGetItem(),
  ],
  members: [
    {
      name: 'pattern',
      get: (self) => (self as PyPattern).pattern,
      doc: 'The pattern string from which the RE object was compiled.',
    },
    { name: 'flags', get: (self) => (self as PyPattern).flags, doc: 'The regex matching flags.' },
    {
      name: 'groups',
      get: (self) => (self as PyPattern).groups,
      doc: 'The number of capturing groups in the pattern.',
    },
  ],
  getset: [
    {
      name: 'groupindex',
      get: (_thread, self) => new PyMappingProxy((self as PyPattern).groupindex),
      doc: 'A dictionary mapping group names to group numbers.',
    },
  ],
});
