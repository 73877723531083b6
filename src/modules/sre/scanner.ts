// SRE_Scanner: matches one after the other on the same subject.

import { defineType } from '../../objects/define-type';
import { method } from '../../objects/native';
import { hold, PyObject, release, type Value, type Visit } from '../../objects/object';
import type { Thread } from '../../objects/thread';
import { TypeFlag } from '../../objects/type';
import { PyMatch } from './match';
import type { Matcher } from './matcher';
import type { PyPattern } from './pattern';
import { advance, searchNext } from './pattern-methods';
import type { Subject } from './subject-text';

export class PyScanner extends PyObject {
  /** Held. */
  pattern: PyPattern | undefined;
  /** Its value is held. */
  private subject: Subject | undefined;
  private readonly matcher: Matcher;
  private readonly from: number;
  private finished = false;

  constructor(thread: Thread, pattern: PyPattern, string: Value, pos: number, endpos: number) {
    super(scannerType);
    const subject = pattern.subject(thread, string);
    this.matcher = pattern.matcher(thread, subject, pos, endpos);
    this.from = this.matcher.start;
    this.subject = subject;
    hold(string);
    this.pattern = hold(pattern);
  }

  /** The next match, found by searching or at the very place; None at the end. */
  next(searching: boolean): Value {
    const { matcher, pattern, subject } = this;
    if (this.finished || pattern === undefined || subject === undefined) return null;
    let found: boolean;
    if (searching) found = searchNext(matcher);
    else {
      matcher.reset();
      found = matcher.match();
      matcher.mustAdvance = -1;
    }
    if (!found) {
      this.finished = true;
      return null;
    }
    const match = new PyMatch(pattern, subject, matcher, this.from);
    advance(matcher);
    return match;
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.pattern);
    visit(this.subject?.value);
  }

  override clear(thread: Thread): void {
    const { pattern, subject } = this;
    this.pattern = this.subject = undefined;
    release(thread, subject?.value);
    release(thread, pattern);
    super.clear(thread);
  }
}

export const scannerType = defineType({
  name: 'SRE_Scanner',
  module: '_sre',
  instanceClass: PyScanner as never,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  methods: [
    method('match($self, /)', (_thread, self: PyScanner) => self.next(false)),
    method('search($self, /)', (_thread, self: PyScanner) => self.next(true)),
  ],
  members: [{ name: 'pattern', get: (self) => (self as PyScanner).pattern }],
});
