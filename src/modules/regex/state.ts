// A pattern at work on a subject: what searching, scanning and substituting share.

import { hold, release, type Value } from '../../objects/object';
import { systemError, typeError } from '../../objects/raise';
import { SSIZE_MAX } from '../../objects/containers/sequence-arguments';
import type { Thread } from '../../objects/thread';
import { Matcher } from './engine';
import type { PyPattern } from './pattern';
import { search } from './search';
import { closeSubject, openSubject, sliceOf, type Subject } from './subject';

/** Matches found one after the other. Holds the subject until `close`. */
export class MatchState {
  readonly matcher: Matcher;
  private constructor(
    readonly pattern: PyPattern,
    readonly subject: Subject,
    readonly from: number,
    readonly to: number,
  ) {
    hold(subject.value);
    this.matcher = new Matcher(pattern.program, subject.characters, from, to);
  }

  /** Borrows the subject and checks that it suits the pattern (state_init). */
  static open(thread: Thread, pattern: PyPattern, value: Value, from = 0, to = SSIZE_MAX): MatchState {
    const subject = openSubject(thread, value);
    const isBytes = subject.text === undefined;
    if (pattern.isBytes !== undefined && isBytes !== pattern.isBytes) {
      closeSubject(thread, subject);
      throw typeError(
        isBytes
          ? 'cannot use a string pattern on a bytes-like object'
          : 'cannot use a bytes pattern on a string-like object',
      );
    }
    const { length } = subject.characters;
    const clamp = (position: number): number => Math.min(Math.max(position, 0), length);
    return new MatchState(pattern, subject, clamp(from), clamp(to));
  }

  close(thread: Thread): void {
    closeSubject(thread, this.subject);
    release(thread, this.subject.value);
  }

  /** Matches from the current place on. */
  match(thread: Thread): boolean {
    const { matcher } = this;
    matcher.reset();
    matcher.position = matcher.start;
    return matcher.run(thread, 0, true);
  }

  /** Looks for a match from the current place on. */
  search(thread: Thread): boolean {
    this.matcher.reset();
    return search(thread, this.matcher);
  }

  /** Goes on behind the match; an empty one must not be found again. */
  advance(): void {
    const { matcher } = this;
    matcher.mustAdvance = matcher.position === matcher.start;
    matcher.start = matcher.position;
  }

  slice(start: number, end: number): Value {
    return sliceOf(this.subject, start, end);
  }

  /** Where a group begins and ends; undefined for a group without a match. */
  span(group: number): [start: number, end: number] | undefined {
    const { marks, lastMark } = this.matcher;
    const mark = (group - 1) * 2;
    if (mark >= lastMark || marks[mark]! < 0 || marks[mark + 1]! < 0) return undefined;
    const start = marks[mark]!;
    const end = marks[mark + 1]!;
    if (start > end) {
      throw systemError('The span of capturing group is wrong, please report a bug for the re module.');
    }
    return [start, end];
  }

  /** The text of a group, or `missing` for a group without a match (state_getslice). */
  group(group: number, missing: () => Value): Value {
    const span = this.span(group);
    return span === undefined ? missing() : this.slice(span[0], span[1]);
  }
}

/** Works with a state and closes it. */
export function withState<T>(
  thread: Thread,
  pattern: PyPattern,
  value: Value,
  bounds: { from?: number; to?: number },
  work: (state: MatchState) => T,
): T {
  const state = MatchState.open(thread, pattern, value, bounds.from, bounds.to);
  try {
    return work(state);
  } finally {
    state.close(thread);
  }
}
