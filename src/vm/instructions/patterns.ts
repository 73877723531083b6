// Instructions of the match statement.

import { immediate } from '../../bytecode/stack-entries';
import { hold, PyObject, release, type Value } from '../../objects/object';
import { objectType } from '../../objects/types/object-type';
import { getMethod, lookupAttr } from '../../objects/protocols/attributes';
import { isInstance } from '../../objects/protocols/instances';
import { repr } from '../../objects/protocols/text';
import { typeError, valueError } from '../../objects/raise';
import { PySet } from '../../objects/containers/set';
import type { Thread } from '../../objects/thread';
import { PyTuple, tupleType } from '../../objects/containers/tuple';
import { PyType, TypeFlag } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { put, replaceEntries } from '../../call/stack';
import { type Body, instruction } from './definition';

export const MATCH_CLASS = instruction({
  summary: 'Matches a class pattern and gives the attributes as a tuple, or None.',
  operand: 'count',
  before: ['subject', 'class', 'names'],
  after: ['attributes'],
  may: 'runs Python',
  run(thread, frame, sp, positional) {
    const { slots } = frame;
    const names = (slots[sp - 1] as PyTuple).items;
    const found = classAttributes(thread, slots[sp - 3]!, slots[sp - 2]!, positional, names);
    replaceEntries(thread, frame, sp - 3, sp, found === undefined ? null : PyTuple.adopt(found));
  },
});

/** The attributes that the subpatterns match, each held; undefined if the subject does not match (_PyEval_MatchClass). */
function classAttributes(
  thread: Thread,
  subject: Value,
  type: Value,
  positional: number,
  names: readonly Value[],
): Value[] | undefined {
  if (!(type instanceof PyType)) throw typeError('called match pattern must be a class');
  if (!isInstance(thread, subject, type)) return undefined;
  const found: Value[] = [];
  const seen = new Set<string>();
  let matchArgs: Value | undefined;
  try {
    if (positional > 0) {
      matchArgs = hold(lookupAttr(thread, type, '__match_args__'));
      const matchSelf = matchArgs === undefined && (type.flags & TypeFlag.MATCH_SELF) !== 0;
      const positionalNames = positionalAttributes(type, matchArgs);
      const allowed = matchSelf ? 1 : positionalNames.length;
      if (allowed < positional) {
        throw typeError(
          `${type.tpName}() accepts ${allowed} positional sub-pattern${allowed === 1 ? '' : 's'} (${positional} given)`,
        );
      }
      if (matchSelf) found.push(hold(subject));
      else if (!addAttributes(thread, subject, type, positionalNames.slice(0, positional), seen, found)) {
        return abandon(thread, found);
      }
    }
    if (!addAttributes(thread, subject, type, names, seen, found)) return abandon(thread, found);
    return found;
  } catch (error) {
    abandon(thread, found);
    throw error;
  } finally {
    release(thread, matchArgs);
  }
}

function positionalAttributes(type: PyType, matchArgs: Value | undefined): readonly Value[] {
  if (matchArgs === undefined) return [];
  if (matchArgs instanceof PyTuple && matchArgs.type === tupleType) return matchArgs.items;
  throw typeError(`${type.tpName}.__match_args__ must be a tuple (got ${typeOf(matchArgs).tpName})`);
}

/** Adds the attributes of these names, held; false when one is missing. */
function addAttributes(
  thread: Thread,
  subject: Value,
  type: PyType,
  names: readonly Value[],
  seen: Set<string>,
  found: Value[],
): boolean {
  for (const name of names) {
    if (typeof name !== 'string') {
      throw typeError(`__match_args__ elements must be strings (got ${typeOf(name).tpName})`);
    }
    if (seen.has(name)) {
      throw typeError(`${type.tpName}() got multiple sub-patterns for attribute ${repr(thread, name)}`);
    }
    seen.add(name);
    const value = lookupAttr(thread, subject, name);
    if (value === undefined) return false;
    found.push(hold(value));
  }
  return true;
}

function abandon(thread: Thread, values: Value[]): undefined {
  for (const value of values.splice(0)) release(thread, value);
}

export const MATCH_KEYS = instruction({
  summary: 'Pushes the values of the keys on top in the mapping below, or None if one is missing.',
  operand: 'none',
  before: ['subject', 'keys'],
  after: ['subject', 'keys', 'values'],
  may: 'runs Python',
  run(thread, frame, sp) {
    const { slots } = frame;
    const values = mappingValues(thread, slots[sp - 2]!, (slots[sp - 1] as PyTuple).items);
    put(frame, sp, values === undefined ? null : PyTuple.of(values));
    if (values !== undefined) for (const value of values) release(thread, value);
  },
});

/** The values of all keys, each held; undefined when one is missing (_PyEval_MatchKeys). */
function mappingValues(thread: Thread, mapping: Value, keys: readonly Value[]): Value[] | undefined {
  if (keys.length === 0) return [];
  const seen = hold(new PySet());
  const missing = hold(new PyObject(objectType));
  const { callable, self } = getMethod(thread, mapping, 'get');
  hold(callable);
  const values: Value[] = [];
  try {
    for (const key of keys) {
      if (seen.contains(thread, key)) throw valueError(`mapping pattern checks duplicate key (${repr(thread, key)})`);
      seen.add(thread, key);
      const value = thread.call(callable, self === undefined ? [key, missing] : [self, key, missing]);
      if (value === missing) return abandon(thread, values);
      values.push(hold(value));
    }
    return values;
  } catch (error) {
    abandon(thread, values);
    throw error;
  } finally {
    release(thread, callable);
    release(thread, missing);
    release(thread, seen);
  }
}

/** subject -- subject, bool: what its type says of itself */
const matchFlag =
  (flag: number): Body =>
  (_thread, { slots }, sp) => {
    slots[sp] = (typeOf(slots[sp - 1]!).flags & flag) !== 0;
  };

export const MATCH_MAPPING = instruction({
  summary: 'Pushes whether the subject is a mapping for patterns.',
  operand: 'none',
  before: ['subject'],
  after: ['subject', immediate('is mapping')],
  may: 'moves',
  run: matchFlag(TypeFlag.MAPPING),
});

export const MATCH_SEQUENCE = instruction({
  summary: 'Pushes whether the subject is a sequence for patterns.',
  operand: 'none',
  before: ['subject'],
  after: ['subject', immediate('is sequence')],
  may: 'moves',
  run: matchFlag(TypeFlag.SEQUENCE),
});
