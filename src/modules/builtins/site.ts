// What the `site` module adds to builtins in an ordinary `python`: quit, exit, copyright, credits, license and help.

import { defineType } from '../../objects/define-type';
import { notice } from '../../objects/documentation';
import * as exceptions from '../../objects/exceptions/exceptions';
import { drop, hold, PyObject, release, type Value } from '../../objects/object';
import { callMethod, getAttr } from '../../objects/protocols/attributes';
import { raiseCalled } from '../call-exception';
import { PyRaise, type Thread } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import { parseKeywords } from '../../objects/native-arguments';
import { importModule } from '../import/import-module';
import { writeText } from '../_io/text-io';
import type { PyType } from '../../objects/type';

class PyQuitter extends PyObject {
  constructor(readonly name: string) {
    super(quitterType);
  }
}

/** Closes standard input and ends the program (Quitter.__call__). */
function quit(thread: Thread, _self: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const [code = null] = parseKeywords(thread, '__call__', 'code=None', args, kwnames) as (Value | undefined)[];
  const stdin = thread.interp.sysDict.getStr('stdin');
  try {
    if (stdin !== undefined) drop(thread, callMethod(thread, stdin, 'close', []));
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    drop(thread, error.exc);
  }
  throw raiseCalled(thread, exceptions.SystemExitType, code);
}

const quitterType: PyType = defineType({
  name: 'Quitter',
  module: '_sitebuiltins',
  instanceClass: PyQuitter,
  tp: {
    tp_repr: (_thread, self) => `Use ${self.name}() or Ctrl-D (i.e. EOF) to exit`,
    tp_call: quit,
  },
  members: [{ name: 'name', get: (self) => self.name }],
});

class PyPrinter extends PyObject {
  constructor(readonly text: string) {
    super(printerType);
  }
}

const printerType: PyType = defineType({
  name: '_Printer',
  module: '_sitebuiltins',
  instanceClass: PyPrinter,
  tp: {
    tp_repr: (_thread, self) => self.text,
    tp_call: (thread, self) => {
      const stdout = thread.interp.sysDict.getStr('stdout') ?? null;
      if (stdout !== null) writeText(thread, stdout, `${self.text}\n`);
      return null;
    },
  },
});

/** Hands the call to pydoc, which is imported only now. */
function help(thread: Thread, _self: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const pydoc = hold(importModule(thread, 'pydoc'));
  const helper = hold(getAttr(thread, pydoc, 'help'));
  try {
    return thread.call(helper, args, kwnames);
  } finally {
    release(thread, helper);
    release(thread, pydoc);
  }
}

const helperType: PyType = defineType({
  name: '_Helper',
  module: '_sitebuiltins',
  tp: {
    tp_repr: () => 'Type help() for interactive help, or help(object) for help about object.',
    tp_call: help,
  },
});

/** Adds the names to the namespace of builtins. */
export function defineSiteBuiltins(define: (name: string, value: Value) => void): void {
  define('quit', new PyQuitter('quit'));
  define('exit', new PyQuitter('exit'));
  define('copyright', new PyPrinter(notice('copyright')));
  define('credits', new PyPrinter(notice('credits')));
  define('license', new PyPrinter('See https://www.python.org/psf/license/'));
  define('help', new PyObject(helperType));
}
