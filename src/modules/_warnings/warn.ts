// Warnings: filters, registries and how a warning is shown (Python/_warnings.c).

import type { PyBaseException } from '../../objects/exceptions/exceptions';
import * as exceptions from '../../objects/exceptions/exceptions';
import { PyDict } from '../../objects/containers/dict';
import { callerOf, type Frame } from '../../objects/frames/frame';
import { PyList } from '../../objects/containers/list';
import { drop, hold, release, unhold, type Value } from '../../objects/object';
import { callMethod, getAttr, lookupAttr, swallow } from '../../objects/protocols/attributes';
import { callHeld } from '../../objects/protocols/calls';
import { isTrue } from '../../objects/protocols/compare';
import { isCallable, isInstance, isSubclass } from '../../objects/protocols/instances';
import { toIndex } from '../../objects/protocols/numbers';
import { repr, str } from '../../objects/protocols/text';
import { runtimeError, typeError, valueError } from '../../objects/raise';
import { PyRaise, type Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { PyType } from '../../objects/type';
import { strValue, typeOf } from '../../objects/type-of';
import { lineOf } from '../../bytecode/line-table';
import { holdForever, stateOf } from '../define-module';
import { importModule } from '../import/import-module';
import { sourceLine } from '../source-lines';
import { writeStderr } from '../sys/write-stderr';

/** The filters of this interpreter until the module warnings replaces them. */
interface WarningsState {
  filters: PyList;
  onceRegistry: PyDict;
  /** Registries remember the version of the filters they were made under. */
  version: number;
}

export function warningsState(thread: Thread): WarningsState {
  return stateOf(thread, '_warnings', () => ({
    filters: holdForever(thread, new PyList(defaultFilters())),
    onceRegistry: holdForever(thread, new PyDict()),
    version: 0,
  }));
}

/** What a release build without options filters (init_filters). */
function defaultFilters(): Value[] {
  const filter = (action: string, category: PyType, module: Value = null): Value =>
    new PyTuple([action, null, category, module, 0]);
  return [
    filter('default', exceptions.DeprecationWarningType, '__main__'),
    filter('ignore', exceptions.DeprecationWarningType),
    filter('ignore', exceptions.PendingDeprecationWarningType),
    filter('ignore', exceptions.ImportWarningType),
    filter('ignore', exceptions.ResourceWarningType),
  ];
}

/** An attribute of the module warnings, if that is imported or can now be (get_warnings_attr). */
function warningsAttribute(thread: Thread, name: string, tryImport = false): Value | undefined {
  const module = tryImport ? importedWarnings(thread) : thread.interp.modules.getStr('warnings');
  return module === undefined || module === null ? undefined : lookupAttr(thread, module, name);
}

function importedWarnings(thread: Thread): Value | undefined {
  try {
    return importModule(thread, 'warnings');
  } catch (error) {
    swallow(thread, error, exceptions.ImportErrorType);
    return undefined;
  }
}

/** Does a filter's pattern (None, a text, or a compiled expression) fit a text? */
function matches(thread: Thread, pattern: Value, text: Value): boolean {
  if (pattern === null) return true;
  if (typeof pattern === 'string') return pattern === text;
  const result = callMethod(thread, pattern, 'match', [text]);
  const matched = result !== null && isTrue(thread, result);
  drop(thread, result);
  return matched;
}

/** The action for a warning, and the filter that decides it (get_filter). */
function findFilter(
  thread: Thread,
  category: Value,
  text: Value,
  lineno: number,
  module: Value,
): { action: string; item: Value } {
  const filters = warningsAttribute(thread, 'filters') ?? warningsState(thread).filters;
  if (!(filters instanceof PyList)) throw valueError('_warnings.filters must be a list');
  for (let index = 0; index < filters.items.length; index++) {
    const item = filters.items[index]!;
    if (!(item instanceof PyTuple) || item.items.length !== 5) {
      throw valueError(`warnings.filters item ${index} isn't a 5-tuple`);
    }
    hold(item);
    try {
      const [action, message, cls, pattern, line] = item.items as [Value, Value, Value, Value, Value];
      const actionText = strValue(action);
      if (actionText === undefined) throw typeError(`action must be a string, not '${typeOf(action).tpName}'`);
      const fits =
        matches(thread, message, text) &&
        isSubclass(thread, category, cls) &&
        matches(thread, pattern, module) &&
        (line === 0 || Number(toIndex(thread, line)) === lineno);
      if (fits) return { action: actionText, item };
    } finally {
      release(thread, item);
    }
  }
  const fallback = warningsAttribute(thread, 'defaultaction') ?? 'default';
  const action = strValue(fallback);
  if (action === undefined) {
    throw typeError(`_warnings.defaultaction must be a string, not '${typeOf(fallback).tpName}'`);
  }
  return { action, item: null };
}

/** Was this warning given before, as far as the registry knows (already_warned)? */
function alreadyWarned(thread: Thread, registry: PyDict, key: Value, remember: boolean): boolean {
  const { version } = warningsState(thread);
  hold(key);
  try {
    if (registry.getStr('version') !== version) {
      registry.removeAll(thread);
      registry.setStr(thread, 'version', version);
    } else {
      const known = registry.get(thread, key);
      if (known !== undefined && isTrue(thread, known)) return true;
    }
    if (remember) registry.set(thread, key, true);
    return false;
  } finally {
    release(thread, key);
  }
}

/** The name of the module in a file: its path without `.py` (normalize_module). */
function moduleOfFile(filename: string): string {
  if (filename === '') return '<unknown>';
  return filename.endsWith('.py') ? filename.slice(0, -3) : filename;
}

interface Warning {
  category: Value;
  /** A text, or an instance of Warning. */
  message: Value;
  filename: string;
  lineno: number;
  module?: Value;
  registry?: Value;
  sourceLine?: Value;
  source?: Value;
}

/** Gives a warning at a known place (warn_explicit). */
export function warnAt(thread: Thread, warning: Warning): void {
  const { filename, lineno, registry = null } = warning;
  const module = warning.module === undefined ? moduleOfFile(filename) : warning.module;
  if (module === null) return;
  if (registry !== null && !(registry instanceof PyDict)) throw typeError("'registry' must be a dict or None");
  const isWarning = isInstance(thread, warning.message, exceptions.WarningType);
  const category = isWarning ? typeOf(warning.message) : warning.category;
  const text = isWarning ? str(thread, warning.message) : warning.message;
  const message = hold(isWarning ? warning.message : callHeld(thread, category, [warning.message]));
  const key = hold(new PyTuple([text, category, lineno]));
  let raised = false;
  try {
    if (registry !== null && alreadyWarned(thread, registry, key, false)) return;
    const { action, item } = findFilter(thread, category, text, lineno, module);
    if (action === 'error') {
      raised = true;
      throw new PyRaise(message as PyBaseException);
    }
    if (action === 'ignore') return;
    if (action !== 'always' && action !== 'all') {
      if (registry !== null) registry.set(thread, key, true);
      let known = false;
      if (action === 'once') {
        const once = registry ?? onceRegistry(thread);
        known = alreadyWarned(thread, once, new PyTuple([text, category]), true);
      } else if (action === 'module') {
        if (registry !== null) known = alreadyWarned(thread, registry, new PyTuple([text, category, 0]), true);
      } else if (action !== 'default') {
        const shown = `Unrecognized action (${repr(thread, action)}) in warnings.filters:\n ${repr(thread, item)}`;
        throw runtimeError(shown);
      }
      if (known) return;
    }
    show(thread, { ...warning, category, message }, text);
  } finally {
    release(thread, key);
    unhold(message);
    if (!raised) drop(thread, message);
  }
}

function onceRegistry(thread: Thread): PyDict {
  const registry = warningsAttribute(thread, 'onceregistry') ?? warningsState(thread).onceRegistry;
  if (!(registry instanceof PyDict)) {
    throw typeError(`_warnings.onceregistry must be a dict, not '${typeOf(registry).tpName}'`);
  }
  return registry;
}

/** Shows a warning through `warnings._showwarnmsg`, or as that would (call_show_warning). */
function show(thread: Thread, warning: Warning, text: Value): void {
  const { category, message, filename, lineno, source = null } = warning;
  const showFunction = warningsAttribute(thread, '_showwarnmsg', source !== null);
  if (showFunction === undefined) {
    writeStderr(thread, plainText(thread, warning, text));
    return;
  }
  if (!isCallable(showFunction)) throw typeError('warnings._showwarnmsg() must be set to a callable');
  const messageClass = warningsAttribute(thread, 'WarningMessage');
  if (messageClass === undefined) throw runtimeError('unable to get warnings.WarningMessage');
  const record = callHeld(thread, messageClass, [message, category, filename, lineno, null, null, source]);
  drop(thread, callHeld(thread, showFunction, [record]));
}

/** `file:line: Category: text`, then the line of source (show_warning). */
function plainText(thread: Thread, warning: Warning, text: Value): string {
  const { category, filename, lineno } = warning;
  const name = str(thread, getAttr(thread, category, '__name__'));
  const given =
    warning.sourceLine === undefined || warning.sourceLine === null ? undefined : strValue(warning.sourceLine);
  const line = (given ?? sourceLine(thread, filename, lineno))?.trim();
  const head = `${filename}:${lineno}: ${name}: ${str(thread, text)}\n`;
  return line === undefined || line === '' ? head : `${head}  ${line}\n`;
}

/** Gives a compiler's warning (PyErr_WarnExplicitObject). */
export function warnExplicit(thread: Thread, category: PyType, text: string, filename: string, lineno: number): void {
  warnAt(thread, { category, message: text, filename, lineno });
}

/** Is it a frame of importlib, which `stacklevel` does not count? */
function isInternal(frame: Frame | null): boolean {
  const name = frame?.code.co_filename ?? '';
  return name.includes('importlib') && name.includes('_bootstrap');
}

function nextExternal(frame: Frame, prefixes: readonly string[]): Frame | null {
  let next = callerOf(frame);
  while (next !== null && (isInternal(next) || startsWithAny(next, prefixes))) next = callerOf(next);
  return next;
}

const startsWithAny = (frame: Frame, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => frame.code.co_filename.startsWith(prefix));

/** Gives a warning at a place on the call stack (do_warn). */
export function warn(
  thread: Thread,
  message: Value,
  category: Value,
  stackLevel: number,
  source: Value = null,
  skipPrefixes: readonly string[] = [],
): void {
  let { frame } = thread;
  let level = stackLevel;
  if (skipPrefixes.length > 0) {
    while (frame !== null && startsWithAny(frame, skipPrefixes)) frame = callerOf(frame);
  }
  if (level <= 0 || isInternal(frame)) {
    while (--level > 0 && frame !== null) frame = callerOf(frame);
  } else {
    while (--level > 0 && frame !== null) frame = nextExternal(frame, skipPrefixes);
  }
  const globals = frame === null ? thread.interp.sysDict : frame.globals;
  const filename = frame === null ? '<sys>' : frame.code.co_filename;
  const lineno = frame === null ? 0 : (lineOf(frame.code, frame.ip) ?? 0);
  let registry = globals.getStr('__warningregistry__');
  if (registry === undefined) {
    registry = new PyDict();
    globals.setStr(thread, '__warningregistry__', registry);
  }
  const name = globals.getStr('__name__');
  const module = name === null || (name !== undefined && strValue(name) !== undefined) ? name : '<string>';
  warnAt(thread, { category, message, filename, lineno, module, registry, source });
}

/** The category of a warning that a program gives (get_category). */
export function categoryOf(thread: Thread, message: Value, category: Value): Value {
  if (isInstance(thread, message, exceptions.WarningType)) return typeOf(message);
  if (category === null) return exceptions.UserWarningType;
  const isWarningClass = category instanceof PyType && isSubclass(thread, category, exceptions.WarningType);
  if (!isWarningClass) {
    throw typeError(`category must be a Warning subclass, not '${typeOf(category).tpName}'`);
  }
  return category;
}
