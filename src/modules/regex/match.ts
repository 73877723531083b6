import { declareType } from '../../objects/define-type';
import { PyHolder } from '../../objects/holder';
import { hold, type Value } from '../../objects/object';
import type { Thread } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import type { PyType } from '../../objects/type';
import type { PyPattern } from './pattern';
import type { MatchState } from './state';
import { closeSubject, openSubject, sliceOf } from './subject';

export class PyMatch extends PyHolder {
  string: Value;
  regs: PyTuple | undefined = undefined;
  pattern: PyPattern | undefined;
  /** Start and end of each group, the whole match first; -1 for a group without a match. */
  readonly marks: number[];
  readonly lastIndex: number;

  static {
    PyMatch.holds({ string: null, regs: undefined, pattern: undefined });
  }

  /** The match that the state has just found (pattern_new_match). */
  constructor(
    state: MatchState,
    readonly pos: number = state.from,
    readonly endpos: number = state.to,
  ) {
    const { matcher, pattern } = state;
    const marks = [matcher.start, matcher.position];
    for (let group = 1; group <= pattern.groups; group++) marks.push(...(state.span(group) ?? [-1, -1]));
    super(matchType);
    this.marks = marks;
    this.string = hold(state.subject.value);
    this.pattern = hold(pattern);
    this.lastIndex = matcher.lastIndex;
  }

  /** Number of groups, the whole match included. */
  get groups(): number {
    return this.marks.length / 2;
  }
}

/** The text of a group by number (match_getslice_by_index). */
export function groupText(thread: Thread, match: PyMatch, group: number, missing: Value): Value {
  const start = match.marks[group * 2]!;
  if (start < 0) return missing;
  const subject = openSubject(thread, match.string);
  try {
    const { length } = subject.characters;
    return sliceOf(subject, Math.min(start, length), Math.min(match.marks[group * 2 + 1]!, length));
  } finally {
    closeSubject(thread, subject);
  }
}

export const matchType: PyType = declareType('Match', 're');
