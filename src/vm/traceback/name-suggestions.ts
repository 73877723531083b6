// "Did you mean" behind uncaught AttributeError, NameError and ImportError (_compute_suggestion_error of Lib/traceback.py).

import {
  AttributeErrorType,
  ImportErrorType,
  NameErrorType,
  type PyBaseException,
  PyFieldsException,
} from '../../objects/exceptions/exceptions';
import { frameLocals } from '../../objects/frames/frame-attributes';
import { drop, hold, release, type Value } from '../../objects/object';
import { callMethod, hasAttr } from '../../objects/protocols/attributes';
import { collect } from '../../objects/protocols/iteration';
import { contains, getItem } from '../../objects/protocols/subscript';
import { suggestion } from '../../objects/exceptions/suggestions';
import { PyRaise, type Thread } from '../../objects/thread';
import { isSubtype } from '../../objects/type';
import { strValue } from '../../objects/type-of';

/** What is added to the message: ". Did you mean: 'x'?", or nothing. */
export function suggestionFor(thread: Thread, exc: PyBaseException): string {
  if (!(exc instanceof PyFieldsException)) return '';
  const isImport = isSubtype(exc.type, ImportErrorType);
  const isName = isSubtype(exc.type, NameErrorType);
  if (!isImport && !isName && !isSubtype(exc.type, AttributeErrorType)) return '';
  const field = exc.field(isImport ? 'name_from' : 'name');
  const wrong = field === null ? undefined : strValue(field);
  if (wrong === undefined) return '';
  let found: string | undefined;
  if (isImport) found = importSuggestion(thread, exc, wrong);
  else found = isName ? nameSuggestion(thread, exc, wrong) : attributeSuggestion(thread, exc, wrong);
  const text = found === undefined ? '' : `. Did you mean: '${found}'?`;
  if (!isName || !isStandardModule(thread, wrong)) return text;
  return `${text}${found === undefined ? '. Did' : ' Or did'} you forget to import '${wrong}'?`;
}

function isStandardModule(thread: Thread, name: string): boolean {
  const names = thread.interp.sysDict.getStr('stdlib_module_names');
  return names !== undefined && names !== null && contains(thread, names, name);
}

/** The frame that raised. */
function lastFrame(exc: PyBaseException) {
  let { traceback } = exc;
  while (traceback?.next) traceback = traceback.next;
  return traceback?.frame;
}

/** The names that `dir(object)` gives, sorted; undefined when it fails. */
function namesOf(thread: Thread, object: Value): string[] | undefined {
  try {
    const dir = thread.call(thread.interp.builtins.getStr('dir')!, [object]);
    return textsOf(thread, dir).sort();
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    drop(thread, error.exc);
    return undefined;
  }
}

/** The strings among the items of an iterable. */
function textsOf(thread: Thread, iterable: Value): string[] {
  hold(iterable);
  const items = collect(thread, iterable);
  const texts: string[] = [];
  for (const item of items) {
    const text = strValue(item);
    if (text !== undefined) texts.push(text);
    release(thread, item);
  }
  release(thread, iterable);
  return texts;
}

const isPublic = (name: string): boolean => !name.startsWith('_');

function attributeSuggestion(thread: Thread, exc: PyFieldsException, wrong: string): string | undefined {
  const object = exc.field('obj');
  let names = namesOf(thread, object);
  if (names === undefined) return undefined;
  if (isPublic(wrong) && !isSelf(thread, exc, object)) names = names.filter(isPublic);
  return suggestion(wrong, names);
}

/** Did the failing frame ask an attribute of its own `self`? Then private names count, too. */
function isSelf(thread: Thread, exc: PyBaseException, object: Value): boolean {
  const frame = lastFrame(exc);
  if (frame === undefined) return false;
  const self = localValue(thread, frameLocals(frame), 'self');
  return self !== undefined && self === object;
}

function localValue(thread: Thread, locals: Value, name: string): Value | undefined {
  hold(locals);
  try {
    return contains(thread, locals, name) ? getItem(thread, locals, name) : undefined;
  } finally {
    release(thread, locals);
  }
}

function importSuggestion(thread: Thread, exc: PyFieldsException, wrong: string): string | undefined {
  const name = exc.field('name');
  if (name === null || strValue(name) === undefined) return undefined;
  let names: string[] | undefined;
  try {
    const module = thread.call(thread.interp.builtins.getStr('__import__')!, [name]);
    names = namesOf(thread, module);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    drop(thread, error.exc);
  }
  if (names === undefined) return undefined;
  return suggestion(wrong, isPublic(wrong) ? names.filter(isPublic) : names);
}

function nameSuggestion(thread: Thread, exc: PyBaseException, wrong: string): string | undefined {
  const object = lastFrame(exc);
  if (object === undefined) return undefined;
  const locals = hold(frameLocals(object));
  try {
    const { globals, builtins } = object.frame;
    const names = [locals, globals as Value, builtins].flatMap((mapping) =>
      mapping === null ? [] : textsOf(thread, callMethod(thread, mapping, 'keys', [])),
    );
    const self = localValue(thread, locals, 'self');
    if (self !== undefined && hasAttribute(thread, self, wrong)) return `self.${wrong}`;
    return suggestion(wrong, names);
  } finally {
    release(thread, locals);
  }
}

function hasAttribute(thread: Thread, object: Value, name: string): boolean {
  try {
    return hasAttr(thread, object, name);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    drop(thread, error.exc);
    return false;
  }
}
