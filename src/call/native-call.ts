// Calls of native functions: each calling convention takes its arguments in its own form, and refuses those that it cannot take.

import { takesNone, takesNoneGiven, takesOne } from './native/arity-texts';
import { PyDict } from '../objects/containers/dict';
import {
  arePlain,
  callWith,
  isDictionary,
  storeKeywords,
  toArray,
  toDictionary,
} from '../objects/containers/keyword-names';
import { PyTuple } from '../objects/containers/tuple';
import type { NativeDefinition } from '../objects/native';
import { type Convention, takesContainers } from './native/convention';
import { bindNative, positionalArgs } from '../objects/native-arguments';
import { hold, release, unhold, type Value } from '../objects/object';
import { typeError } from '../objects/raise';
import type { Thread } from '../objects/thread';

/** Are keywords in a dictionary where the convention wants an array, or the other way round? */
const needsOther = (convention: Convention, kwnames: PyTuple): boolean =>
  isDictionary(kwnames) ? !takesContainers(convention) : convention === 'varargs_keywords';

/**
 * Checks a call against the convention of a native function, binds its arguments and runs it. `self` is already split off and checked.
 * `describe` gives the name in errors of the convention itself, as "list.append()" (_PyObject_FunctionStr).
 */
export function callNative(
  thread: Thread,
  definition: NativeDefinition,
  self: Value,
  args: Value[],
  kwnames: PyTuple | undefined,
  describe: () => string,
): Value {
  const { convention } = definition;
  if (kwnames !== undefined && !arePlain(kwnames) && needsOther(convention, kwnames)) {
    const taken = isDictionary(kwnames) ? toArray(args, kwnames) : toDictionary(thread, args, kwnames);
    return callWith(thread, taken, (values, names) => callNative(thread, definition, self, values, names, describe));
  }
  if (kwnames !== undefined) {
    if (kwnames.items.length === 0) kwnames = undefined;
    else if (convention !== 'fastcall_keywords' && convention !== 'varargs_keywords')
      throw typeError(takesNone(describe(), 'keyword '));
  }
  if (convention === 'noargs') {
    if (args.length !== 0) throw typeError(takesNoneGiven(describe(), args.length));
  } else if (convention === 'o') {
    if (args.length !== 1) throw typeError(takesOne(describe(), args.length));
  }
  if (definition.extension !== undefined) return callExtension(thread, definition, self, args, kwnames);
  if (definition.bound === undefined) return definition.raw!(thread, self, args, kwnames);
  switch (convention) {
    case 'noargs':
      return definition.bound(thread, self);
    case 'o':
      return definition.bound(thread, self, args[0]);
    default:
      return definition.bound(thread, self, ...bindNative(thread, definition, args, kwnames));
  }
}

function callExtension(
  thread: Thread,
  { extension, binding, convention }: NativeDefinition,
  self: Value,
  args: Value[],
  kwnames: PyTuple | undefined,
): Value {
  const receiver = binding === 'static' ? undefined : self;
  if (!takesContainers(convention)) return extension!(thread, receiver, args, kwnames);
  const tuple = hold(PyTuple.of(positionalArgs(args, kwnames)));
  let keywords: PyDict | undefined;
  if (kwnames !== undefined) {
    keywords = hold(new PyDict());
    storeKeywords(thread, keywords, args, kwnames);
  }
  let result: Value;
  try {
    result = hold(extension!(thread, receiver, tuple, keywords));
  } finally {
    release(thread, tuple);
    release(thread, keywords);
  }
  return unhold(result);
}
