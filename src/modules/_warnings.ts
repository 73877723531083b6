// The module _warnings.

import { type BoundFunction, method, rawMethod } from '../objects/native';
import { argInt, argString, badArgument, parseKeywords } from '../objects/native-arguments';
import type { Value } from '../objects/object';
import { asSsize } from '../objects/protocols/numbers';
import { callMethod, lookupAttr } from '../objects/protocols/attributes';
import { typeError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { PyTuple } from '../objects/containers/tuple';
import { strValue, typeOf } from '../objects/type-of';
import { newContextVar } from './_contextvars/context-var';
import { categoryOf, warn, warnAt, warningsState } from './_warnings/warn';
import { defineModule, holdForever, stateOf } from './define-module';

function warnFunction(thread: Thread, _module: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const [message, category = null, level = 1, source = null, prefixes] = parseKeywords(
    thread,
    'warn',
    'message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()',
    args,
    kwnames,
  ) as [Value, Value?, Value?, Value?, Value?];
  const stackLevel = asSsize(thread, level);
  let skip: string[] = [];
  if (prefixes !== undefined) {
    if (!(prefixes instanceof PyTuple)) throw badArgument('warn', 'skip_file_prefixes', 'tuple', prefixes);
    skip = prefixes.items.map((prefix) => {
      const text = strValue(prefix);
      if (text === undefined) throw typeError(`Found non-str '${typeOf(prefix).tpName}' in skip_file_prefixes.`);
      return text;
    });
  }
  const cls = categoryOf(thread, message, category);
  warn(thread, message, cls, skip.length > 0 ? Math.max(2, stackLevel) : stackLevel, source, skip);
  return null;
}

const warnExplicitFunction: BoundFunction = (
  thread,
  _module,
  message: Value,
  category: Value,
  filename: Value,
  lineno: Value,
  module?: Value,
  registry: Value = null,
  moduleGlobals: Value = null,
  source: Value = null,
) => {
  const file = argString(thread, 'warn_explicit', 'filename', filename);
  const line = argInt(thread, lineno);
  const sourceLine = moduleGlobals === null ? null : lineFromLoader(thread, moduleGlobals, line);
  warnAt(thread, {
    category: categoryOf(thread, message, category),
    message,
    filename: file,
    lineno: line,
    ...(module === undefined ? {} : { module }),
    registry,
    sourceLine,
    source,
  });
  return null;
};

/** A line of source as the loader of a module gives it (warnings_get_source_line). */
function lineFromLoader(thread: Thread, globals: Value, lineno: number): Value {
  const get = (name: string): Value | undefined => {
    const value = callMethod(thread, globals, 'get', [name]);
    return value ?? undefined;
  };
  const loader = get('__loader__');
  const name = get('__name__');
  if (loader === undefined || name === undefined || lookupAttr(thread, loader, 'get_source') === undefined) return null;
  const source = callMethod(thread, loader, 'get_source', [name]);
  const text = source === null ? undefined : strValue(source);
  return text?.split('\n')[lineno - 1] ?? null;
}

export const warningsModule = defineModule({
  name: '_warnings',
  functions: [
    rawMethod('warn', 'fastcall_keywords', warnFunction, {
      textSignature:
        '($module, /, message, category=None, stacklevel=1, source=None, *,\n     skip_file_prefixes=<unrepresentable>)',
    }),
    method(
      'warn_explicit($module, /, message, category, filename, lineno,\n              module=<unrepresentable>, registry=None,\n              module_globals=None, source=None)',
      warnExplicitFunction,
    ),
    method('_filters_mutated_lock_held($module, /)', (thread) => {
      warningsState(thread).version++;
      return null;
    }),
    method('_acquire_lock($module, /)', () => null),
    method('_release_lock($module, /)', () => null),
  ],
  init(thread, _module, define) {
    const state = warningsState(thread);
    define('filters', state.filters);
    define('_onceregistry', state.onceRegistry);
    define('_defaultaction', 'default');
    const context = stateOf(thread, '_warnings_context', () =>
      holdForever(thread, newContextVar(thread, '_warnings_context')),
    );
    define('_warnings_context', context);
  },
});
