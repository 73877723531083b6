// The module _csv: reading and writing of tables as text.

import { method, rawMethod } from '../objects/native';
import { checkPositional } from '../objects/native-arguments';
import { drop, hold, unhold, type Value } from '../objects/object';
import { lookupAttr } from '../objects/protocols/attributes';
import { isCallable } from '../objects/protocols/instances';
import { getIter } from '../objects/protocols/iteration';
import { typeError } from '../objects/raise';
import { longArgument, positionalCount } from '../objects/containers/sequence-arguments';
import type { Thread } from '../objects/thread';
import type { PyTuple } from '../objects/containers/tuple';
import { intType } from '../objects/numbers/int';
import { strValue, typeOf } from '../objects/type-of';
import { csvError, csvState, dialectNamed, dialectType, makeDialect, type PyDialect } from './csv/dialect';
import { PyReader, readerType } from './csv/reader';
import { PyWriter, writerType } from './csv/writer';
import { PyList } from '../objects/containers/list';
import { defineModule } from './define-module';

/** The dialect that the arguments after the first describe. */
function dialectOf(thread: Thread, args: Value[], kwnames: PyTuple | undefined): PyDialect {
  const count = positionalCount(args, kwnames);
  return makeDialect(thread, count > 1 ? args[1] : undefined, args.slice(count), kwnames);
}

defineModule({
  name: '_csv',
  functions: [
    rawMethod(
      'reader',
      'varargs_keywords',
      (thread, _module, args, kwnames) => {
        checkPositional('reader', positionalCount(args, kwnames), 1, 2);
        const source = hold(getIter(thread, args[0]!));
        try {
          return new PyReader(dialectOf(thread, args, kwnames), source);
        } finally {
          drop(thread, unhold(source));
        }
      },
      {
        textSignature: "($module, iterable, /, dialect='excel', **fmtparams)",
      },
    ),
    rawMethod(
      'writer',
      'varargs_keywords',
      (thread, _module, args, kwnames) => {
        checkPositional('writer', positionalCount(args, kwnames), 1, 2);
        const dialect = hold(dialectOf(thread, args, kwnames));
        try {
          const write = lookupAttr(thread, args[0]!, 'write');
          if (write === undefined || !isCallable(write)) {
            drop(thread, write);
            throw typeError('argument 1 must have a "write" method');
          }
          return new PyWriter(dialect, write);
        } finally {
          drop(thread, unhold(dialect));
        }
      },
      {
        textSignature: "($module, fileobj, /, dialect='excel', **fmtparams)",
      },
    ),
    method(
      'list_dialects($module, /)',
      (thread) => new PyList([...csvState(thread).dialects.entries()].map(([name]) => name)),
    ),
    rawMethod(
      'register_dialect',
      'varargs_keywords',
      (thread, _module, args, kwnames) => {
        checkPositional('register_dialect', positionalCount(args, kwnames), 1, 2);
        if (strValue(args[0]!) === undefined) throw typeError('dialect name must be a string');
        csvState(thread).dialects.set(thread, args[0]!, dialectOf(thread, args, kwnames));
        return null;
      },
      {
        textSignature: "($module, name, /, dialect='excel', **fmtparams)",
      },
    ),
    method('unregister_dialect($module, /, name)', (thread, _module, name: Value) => {
      const { dialects } = csvState(thread);
      if (!dialects.has(thread, name)) throw csvError(thread, 'unknown dialect');
      dialects.delete(thread, name);
      return null;
    }),
    method('get_dialect($module, /, name)', (thread, _module, name: Value) => dialectNamed(thread, name)),
    method('field_size_limit($module, /, new_limit=<unrepresentable>)', (thread, _module, limit?: Value) => {
      const state = csvState(thread);
      const old = state.fieldLimit;
      if (limit !== undefined) {
        if (typeOf(limit) !== intType) throw typeError('limit must be an integer');
        state.fieldLimit = longArgument(thread, limit);
      }
      return old;
    }),
  ],
  constants: {
    QUOTE_MINIMAL: 0,
    QUOTE_ALL: 1,
    QUOTE_NONNUMERIC: 2,
    QUOTE_NONE: 3,
    QUOTE_STRINGS: 4,
    QUOTE_NOTNULL: 5,
    Reader: readerType,
    Writer: writerType,
  },
  types: [dialectType],
  init: (thread, _module, define) => {
    const { Error, dialects } = csvState(thread);
    define('Error', Error);
    define('_dialects', dialects);
  },
});
