// Pattern.sub and subn: replaces matches by a literal, a template or what a function returns.

import { drop, hold, unhold, type Value } from '../../objects/object';
import { isCallable } from '../../objects/protocols/instances';
import { PyRaise, type Thread } from '../../objects/thread';
import { PyMatch } from './match';
import type { PyPattern } from './pattern';
import { withState } from './state';
import { closeSubject, openSubject } from './subject';
import { compileTemplate, expandTemplate, joinParts, type PyTemplate } from './template';

const BACKSLASH = 92;

/** Is it text or bytes without a backslash, which stands for itself? */
function isLiteral(thread: Thread, replacement: Value): boolean {
  try {
    const subject = openSubject(thread, replacement);
    const found = subject.characters.includes(BACKSLASH);
    closeSubject(thread, subject);
    return !found;
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    drop(thread, error.exc);
    return false;
  }
}

type Replace = (match: () => PyMatch) => Value;

/** What takes the place of a match; `held` must be let go of at the end. */
function replacer(thread: Thread, pattern: PyPattern, replacement: Value): { replace: Replace; held: Value } {
  const literal = (value: Value) => ({ replace: () => value, held: hold(value) });
  if (isCallable(replacement)) {
    return { replace: (match) => thread.call(replacement, [match()]), held: hold(replacement) };
  }
  if (isLiteral(thread, replacement)) return literal(replacement);
  const template: PyTemplate = compileTemplate(thread, pattern, replacement);
  if (template.groups.length === 0) {
    const text = literal(template.literal!);
    drop(thread, template);
    return text;
  }
  return { replace: (match) => expandTemplate(thread, template, match()), held: hold(template) };
}

/** The subject with matches replaced, and how many of them there were (pattern_subx). */
export function substitute(
  thread: Thread,
  pattern: PyPattern,
  replacement: Value,
  string: Value,
  limit: number,
): { result: Value; count: number } {
  const { replace, held } = replacer(thread, pattern, replacement);
  const parts: Value[] = [];
  const release = (): void => {
    for (const part of parts) drop(thread, unhold(part));
    drop(thread, unhold(held));
  };
  try {
    return withState(thread, pattern, string, {}, (state) => {
      const { matcher } = state;
      let done = 0;
      let count = 0;
      while (limit === 0 || count < limit) {
        if (!state.search(thread)) break;
        const { start, position } = matcher;
        if (done < start) parts.push(hold(state.slice(done, start)));
        thread.countWork();
        let match: PyMatch | undefined;
        try {
          const part = replace(() => {
            match = hold(new PyMatch(state));
            return match;
          });
          if (part !== null) parts.push(hold(part));
        } finally {
          if (match !== undefined) drop(thread, unhold(match));
        }
        done = position;
        count++;
        state.advance();
      }
      if (done < state.to) parts.push(hold(state.slice(done, state.to)));
      const isText = state.subject.text !== undefined;
      const result = parts.length === 0 ? state.slice(0, 0) : joinParts(thread, isText, parts);
      hold(result);
      return { result, count };
    });
  } finally {
    release();
  }
}
