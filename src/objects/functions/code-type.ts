// code: its slots and methods.

import { codeGetset, codeMembers, codeMethods } from './code-attributes';
import { hashOfCode, sameCode } from './code-comparison';
import { newCode } from './code-construction';
import { addressOf } from '../identity';
import type { Value } from '../object';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { completeType } from '../define-type';
import { PyCode, codeType } from './code';

function reprOfCode(_thread: Thread, self: Value): Value {
  const { co_name, co_filename, co_firstlineno } = self as PyCode;
  return `<code object ${co_name} at ${addressOf(self)}, file "${co_filename}", line ${co_firstlineno}>`;
}

completeType(codeType, {
  instanceClass: PyCode,
  hasWeakrefs: true,
  textSignature: `(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize,
     flags, codestring, constants, names, varnames, filename, name,
     qualname, firstlineno, linetable, exceptiontable, freevars=(),
     cellvars=(), /)`,
  tp: {
    tp_new: (thread, _type, args, kwnames) => newCode(thread, args, kwnames),
    tp_repr: reprOfCode,
    tp_hash: (_thread, self) => hashOfCode(self),
    tp_richcompare(_thread, left, right, op) {
      if (!(left instanceof PyCode && right instanceof PyCode) || (op !== '==' && op !== '!=')) return NotImplemented;
      return sameCode(left, right) === (op === '==');
    },
  },
  members: codeMembers,
  getset: codeGetset,
  methods: codeMethods,
});
