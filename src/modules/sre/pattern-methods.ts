// The methods of re.Pattern: matching, searching, finding all, splitting and substituting.

import { PyBytes } from '../../objects/bytes';
import { PyByteArray } from '../../objects/bytearray';
import { joinBytes } from '../../objects/byte-operations';
import { withBytes } from '../../objects/buffer';
import { PyList } from '../../objects/list';
import { method, type NativeDefinition } from '../../objects/native';
import { drop, hold, release, type Value } from '../../objects/object';
import { getAttr } from '../../objects/protocols/attributes';
import { isCallable } from '../../objects/protocols/instances';
import { ssizeArgument } from '../../objects/sequence-arguments';
import { PyCallableIterator } from '../../objects/sequence-iterator';
import { joinTexts } from '../../objects/str-split-methods';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/tuple';
import { strValue, typeOf } from '../../objects/type-of';
import { typeError } from '../../objects/raise';
import { importModule } from '../import/import-module';
import { PyMatch } from './match';
import type { Matcher } from './matcher';
import type { PyPattern } from './pattern';
import { PyScanner } from './scanner';
import { sliceSubject, type Subject } from './subject-text';
import { expandTemplate, PyTemplate } from './template';

type Optional = Value | undefined;
const END = 2147483647;

/** Positions of the arguments pos and endpos. */
function bounds(thread: Thread, pos: Optional, endpos: Optional): [number, number] {
  const start = pos === undefined ? 0 : ssizeArgument(thread, pos);
  return [start, endpos === undefined ? END : ssizeArgument(thread, endpos)];
}

/** A method that matches once. */
function matching(name: string, run: (matcher: Matcher) => boolean, doc: string): NativeDefinition {
  return method(
    `${name}($self, /, string, pos=0, endpos=sys.maxsize)`,
    (thread, self: PyPattern, string: Value, pos: Optional, endpos: Optional) => {
      const [start, end] = bounds(thread, pos, endpos);
      const subject = self.subject(thread, string);
      const matcher = self.matcher(thread, subject, start, end);
      const from = matcher.start;
      return run(matcher) ? new PyMatch(self, subject, matcher, from) : null;
    },
    doc,
  );
}

/** Goes on behind a match; the next one must not be empty where this one was (the loops of pattern_findall and its kin). */
export function advance(matcher: Matcher): void {
  matcher.mustAdvance = matcher.ptr === matcher.start ? matcher.ptr : -1;
  matcher.start = matcher.ptr;
}

/** Finds the next match; false at the end. */
export function searchNext(matcher: Matcher): boolean {
  matcher.reset();
  matcher.ptr = matcher.start;
  return matcher.search();
}

/** The text of a group, or `none` where it did not take part (state_getslice). */
function groupText(subject: Subject, matcher: Matcher, group: number, none: Value): Value {
  const span = matcher.group(group - 1);
  return span === undefined ? none : sliceSubject(subject, span[0], span[1]);
}

function findAll(thread: Thread, self: PyPattern, string: Value, pos: Optional, endpos: Optional): Value {
  const [start, end] = bounds(thread, pos, endpos);
  const subject = self.subject(thread, string);
  const matcher = self.matcher(thread, subject, start, end);
  const empty: Value = sliceSubject(subject, 0, 0);
  const found: Value[] = [];
  while (matcher.start <= matcher.end && searchNext(matcher)) {
    if (self.groups === 0) found.push(sliceSubject(subject, matcher.start, matcher.ptr));
    else if (self.groups === 1) found.push(groupText(subject, matcher, 1, empty));
    else {
      const groups = Array.from({ length: self.groups }, (_, index) => groupText(subject, matcher, index + 1, empty));
      found.push(new PyTuple(groups));
    }
    advance(matcher);
  }
  return new PyList(found);
}

function split(thread: Thread, self: PyPattern, string: Value, maximum: Optional): Value {
  const limit = maximum === undefined ? 0 : ssizeArgument(thread, maximum);
  const subject = self.subject(thread, string);
  const matcher = self.matcher(thread, subject, 0, END);
  const parts: Value[] = [];
  let last = matcher.start;
  for (let count = 0; (limit === 0 || count < limit) && searchNext(matcher); count++) {
    parts.push(sliceSubject(subject, last, matcher.start));
    for (let group = 1; group <= self.groups; group++) parts.push(groupText(subject, matcher, group, null));
    advance(matcher);
    last = matcher.ptr;
  }
  parts.push(sliceSubject(subject, last, matcher.end));
  return new PyList(parts);
}

/** Has a replacement text no backslash, so that it stands for itself? */
function isLiteral(thread: Thread, replacement: Value): boolean {
  const text = strValue(replacement);
  if (text !== undefined) return !text.includes('\\');
  if (replacement instanceof PyBytes || replacement instanceof PyByteArray) return !replacement.bytes.includes(92);
  try {
    return withBytes(thread, replacement, (bytes) => !bytes.includes(92));
  } catch (error) {
    if (typeOf(replacement).tp.bf_getbuffer !== undefined) throw error;
    throw typeError(`expected string or bytes-like object, got '${typeOf(replacement).tpName}'`);
  }
}

/** re._compile_template(pattern, template), which caches (compile_template). The result is held. */
export function compileTemplate(thread: Thread, pattern: PyPattern, template: Value): PyTemplate {
  const module = hold(importModule(thread, 're'));
  try {
    const compile = hold(getAttr(thread, module, '_compile_template'));
    try {
      return hold(thread.call(compile, [pattern, template])) as PyTemplate;
    } finally {
      release(thread, compile);
    }
  } finally {
    release(thread, module);
  }
}

/** What stands in for each match. */
type Filter = (subject: Subject, matcher: Matcher, from: number) => Value;

/** sub and subn (pattern_subx). */
function substitute(
  thread: Thread,
  self: PyPattern,
  replacement: Value,
  string: Value,
  maximum: Optional,
): [result: Value, count: number] {
  const limit = maximum === undefined ? 0 : ssizeArgument(thread, maximum);
  let template: PyTemplate | undefined;
  let filter: Filter;
  if (isCallable(replacement)) {
    filter = (subject, matcher, from) => {
      const match = hold(new PyMatch(self, subject, matcher, from));
      try {
        return thread.call(replacement, [match]);
      } finally {
        release(thread, match);
      }
    };
  } else if (isLiteral(thread, replacement)) filter = () => replacement;
  else {
    const compiled = compileTemplate(thread, self, replacement);
    template = compiled;
    if (compiled.chunks.length === 0) filter = () => compiled.literal;
    else {
      filter = (subject, matcher, from) => {
        const match = hold(new PyMatch(self, subject, matcher, from));
        try {
          return expandTemplate(thread, compiled, match);
        } finally {
          release(thread, match);
        }
      };
    }
  }
  const parts: Value[] = [];
  try {
    const subject = self.subject(thread, string);
    const matcher = self.matcher(thread, subject, 0, END);
    const from = matcher.start;
    let position = 0;
    let count = 0;
    while ((limit === 0 || count < limit) && searchNext(matcher)) {
      const { start, ptr } = matcher;
      if (position < start) parts.push(hold(sliceSubject(subject, position, start)));
      const item = filter(subject, matcher, from);
      if (item !== null) parts.push(hold(item));
      position = ptr;
      count++;
      matcher.start = start;
      matcher.ptr = ptr;
      advance(matcher);
    }
    if (position < matcher.end) parts.push(hold(sliceSubject(subject, position, matcher.end)));
    return [joinParts(thread, subject, parts), count];
  } finally {
    for (const part of parts) release(thread, part);
    if (template !== undefined) release(thread, template);
  }
}

/** The parts put together (join_list). */
function joinParts(thread: Thread, subject: Subject, parts: Value[]): Value {
  const empty = sliceSubject(subject, 0, 0);
  if (parts.length === 0) return empty;
  const list = new PyList(parts);
  try {
    if (!subject.isBytes) return joinTexts(thread, '', list);
    const pieces = parts.map((part, index) => {
      if (part instanceof PyBytes) return part.bytes;
      if (typeOf(part).tp.bf_getbuffer === undefined)
        throw typeError(`sequence item ${index}: expected a bytes-like object, ${typeOf(part).tpName} found`);
      return withBytes(thread, part, (bytes) => bytes.slice());
    });
    return new PyBytes(joinBytes(new Uint8Array(0), pieces));
  } finally {
    drop(thread, list);
  }
}

export const patternMethods: NativeDefinition[] = [
  matching('match', (matcher) => matcher.match(), 'Matches zero or more characters at the beginning of the string.'),
  matching(
    'fullmatch',
    (matcher) => {
      matcher.matchAll = true;
      return matcher.match();
    },
    'Matches against all of the string.',
  ),
  matching(
    'search',
    (matcher) => matcher.search(),
    'Scan through string looking for a match, and return a corresponding match object instance.\n\nReturn None if no position in the string matches.',
  ),
  method(
    'sub($self, /, repl, string, count=0)',
    (thread, self: PyPattern, repl: Value, string: Value, count: Optional) =>
      substitute(thread, self, repl, string, count)[0],
    'Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.',
  ),
  method(
    'subn($self, /, repl, string, count=0)',
    (thread, self: PyPattern, repl: Value, string: Value, count: Optional) =>
      new PyTuple(substitute(thread, self, repl, string, count)),
    'Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.',
  ),
  method(
    'findall($self, /, string, pos=0, endpos=sys.maxsize)',
    findAll,
    'Return a list of all non-overlapping matches of pattern in string.',
  ),
  method('split($self, /, string, maxsplit=0)', split, 'Split string by the occurrences of pattern.'),
  method(
    'finditer($self, /, string, pos=0, endpos=sys.maxsize)',
    (thread, self: PyPattern, string: Value, pos: Optional, endpos: Optional) => {
      const [start, end] = bounds(thread, pos, endpos);
      const scanner = hold(new PyScanner(thread, self, string, start, end));
      try {
        return new PyCallableIterator(getAttr(thread, scanner, 'search'), null);
      } finally {
        release(thread, scanner);
      }
    },
    'Return an iterator over all non-overlapping matches for the RE pattern in string.\n\nFor each match, the iterator returns a match object.',
  ),
  method(
    'scanner($self, /, string, pos=0, endpos=sys.maxsize)',
    (thread, self: PyPattern, string: Value, pos: Optional, endpos: Optional) => {
      const [start, end] = bounds(thread, pos, endpos);
      return new PyScanner(thread, self, string, start, end);
    },
  ),
];
