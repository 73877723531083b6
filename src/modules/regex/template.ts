// Replacement templates: literals and groups by turns.

import { copyBytes, hasBuffer } from '../../objects/bytes/buffer';
import { PyBytes, bytesType } from '../../objects/bytes/bytes';
import { defineType } from '../../objects/define-type';
import { TypeErrorType } from '../../objects/exceptions/exceptions';
import { PyHolder } from '../../objects/holder';
import { PyList } from '../../objects/containers/list';
import { drop, hold, type PyObject, unhold, type Value } from '../../objects/object';
import { callMethod, getAttr } from '../../objects/protocols/attributes';
import { callHeld } from '../../objects/protocols/calls';
import { indexError, runtimeError, typeError } from '../../objects/raise';
import { stateIndex } from '../../objects/containers/sequence-arguments';
import { PyRaise, type Thread } from '../../objects/thread';
import { isSubtype, type PyType, TypeFlag } from '../../objects/type';
import { strValue, typeOf } from '../../objects/type-of';
import { holdForever, stateOf } from '../define-module';
import { importModule } from '../import/import-module';
import { groupText, type PyMatch } from './match';
import type { PyPattern } from './pattern';

export class PyTemplate extends PyHolder {
  static {
    PyTemplate.holds({ literal: undefined, literals: [] });
  }

  /** `literals[n]` follows group `groups[n]`; undefined where it is empty. */
  constructor(
    public literal: Value | undefined,
    readonly groups: number[],
    public literals: (Value | undefined)[],
  ) {
    super(templateType);
    hold(literal);
    for (const item of literals) hold(item);
  }
}

export const templateType: PyType = defineType({
  module: '_sre',
  name: 'SRE_Template',
  instanceClass: PyTemplate,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
});

function isEmpty(value: Value): boolean {
  return strValue(value) === '' || (value instanceof PyBytes && value.bytes.length === 0);
}

/** A template from the list that re._parser.parse_template gives (_sre.template). */
export function newTemplate(parts: Value[]): PyTemplate {
  if (parts.length % 2 === 0) throw typeError('invalid template');
  const groups: number[] = [];
  const literals: (Value | undefined)[] = [];
  for (let index = 1; index < parts.length; index += 2) {
    const group = stateIndex(parts[index]!);
    if (group < 0) throw typeError('invalid template');
    groups.push(group);
    const literal = parts[index + 1]!;
    literals.push(isEmpty(literal) ? undefined : literal);
  }
  return new PyTemplate(parts[0]!, groups, literals);
}

/** `re._compile_template`, which keeps a cache. */
function compiler(thread: Thread): Value {
  return stateOf(thread, '_sre', () => {
    const module = importModule(thread, 're');
    return holdForever(thread, getAttr(thread, module, '_compile_template') as PyObject);
  });
}

/** The template for a replacement that has backslashes; the parser is in Python (compile_template). */
export function compileTemplate(thread: Thread, pattern: PyPattern, source: Value): PyTemplate {
  const func = compiler(thread);
  let result: Value;
  try {
    result = thread.call(func, [pattern, source]);
  } catch (error) {
    if (!(error instanceof PyRaise) || !isSubtype(error.exc.type, TypeErrorType)) throw error;
    // Unhashable replacements are converted to the basic type.
    let copy: Value;
    const text = strValue(source);
    if (text !== undefined && typeof source !== 'string') copy = text;
    else if (hasBuffer(source) && !(source instanceof PyBytes && source.type === bytesType)) {
      copy = new PyBytes(copyBytes(thread, source));
    } else throw error;
    drop(thread, error.exc);
    result = callHeld(thread, func, [pattern, copy]);
  }
  if (!(result instanceof PyTemplate)) {
    const { tpName } = typeOf(result);
    drop(thread, result);
    throw runtimeError(`the result of compiling a replacement string is ${tpName}`);
  }
  return result;
}

/** Joins texts or bytes; an error for other things. */
export function joinParts(thread: Thread, isText: boolean, parts: Value[]): Value {
  if (isText && parts.every((part) => typeof part === 'string')) return parts.join('');
  const list = hold(new PyList(parts));
  const joiner = isText ? '' : hold(new PyBytes(new Uint8Array(0)));
  let result: Value;
  try {
    result = hold(callMethod(thread, joiner, 'join', [list]));
  } finally {
    drop(thread, unhold(list));
    drop(thread, unhold(joiner));
  }
  return unhold(result);
}

/** The replacement for a match (expand_template). */
export function expandTemplate(thread: Thread, template: PyTemplate, match: PyMatch): Value {
  const { literal, groups, literals } = template;
  if (groups.length === 0) return literal!;
  const parts: Value[] = [literal!];
  for (let index = 0; index < groups.length; index++) {
    const group = groups[index]!;
    if (group >= match.groups) {
      for (const part of parts) drop(thread, part);
      throw indexError('no such group');
    }
    const text = groupText(thread, match, group, null);
    if (text !== null) parts.push(text);
    const following = literals[index];
    if (following !== undefined) parts.push(following);
  }
  return joinParts(thread, strValue(literal!) !== undefined, parts);
}
