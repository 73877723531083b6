// The module _opcode: facts about instructions.

import { stackEffect } from '../bytecode/instruction-table';
import * as opcodes from '../bytecode/opcodes';
import { PyCode } from '../objects/functions/code';
import { PyList } from '../objects/containers/list';
import { type BoundFunction, method, rawMethod } from '../objects/native';
import { argInt, parseKeywords } from '../objects/native-arguments';
import type { Value } from '../objects/object';
import { runtimeError, typeError, valueError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { PyTuple } from '../objects/containers/tuple';
import { typeOf } from '../objects/type-of';
import { defineModule } from './define-module';

const GENERAL = new Set<number>(Object.values(opcodes.Op));
const NUMBERS = new Set<number>([...GENERAL, ...Object.values(opcodes.SpecializedOp)]);

/** Ranges of specialised instructions with the property. */
const SPECIALIZED: Record<string, [first: number, last: number][]> = {
  has_arg: [
    [143, 153],
    [155, 195],
    [197, 197],
    [200, 200],
    [209, 211],
  ],
  has_const: [[190, 191]],
  has_name: [
    [179, 179],
    [189, 189],
    [194, 195],
    [200, 200],
  ],
  has_jump: [[172, 176]],
  has_local: [[3, 3]],
};

/** Does the instruction belong to a list? */
const member = (name: string, list: readonly number[]) => {
  const ranges = SPECIALIZED[name] ?? [];
  const numbers = new Set(list);
  return method(`${name}($module, /, opcode)`, (thread, _module, opcode: Value) => {
    const number = argInt(thread, opcode);
    return numbers.has(number) || ranges.some(([first, last]) => first <= number && number <= last);
  });
};

function effect(thread: Thread, _module: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const [opcode, oparg = null, jump = null] = parseKeywords(
    thread,
    'stack_effect',
    'opcode, oparg=None, /, *, jump=None',
    args,
    kwnames,
  ) as [Value, Value?, Value?];
  const number = argInt(thread, opcode);
  const operand = oparg === null ? 0 : argInt(thread, oparg);
  if (jump !== null && typeof jump !== 'boolean') throw valueError('stack_effect: jump must be False, True or None');
  // The compiler asks, which emits no specialised forms.
  if (!GENERAL.has(number)) throw valueError('invalid opcode or oparg');
  if (jump !== null) return stackEffect(number, operand, jump);
  return Math.max(stackEffect(number, operand, true), stackEffect(number, operand, false));
}

const getExecutor: BoundFunction = (_thread, _module, code: Value) => {
  if (!(code instanceof PyCode)) throw typeError(`expected a code object, not '${typeOf(code).name}'`);
  throw runtimeError('Executors are not available in this build');
};

const strings = (list: readonly string[]) => () => new PyList([...list]);

export const opcodeModule = defineModule({
  name: '_opcode',
  functions: [
    rawMethod('stack_effect', 'fastcall_keywords', effect, {
      textSignature: '($module, opcode, oparg=None, /, *, jump=None)',
    }),
    method('is_valid($module, /, opcode)', (thread, _module, opcode: Value) => NUMBERS.has(argInt(thread, opcode))),
    member('has_arg', opcodes.HAS_ARG),
    member('has_const', opcodes.HAS_CONST),
    member('has_name', opcodes.HAS_NAME),
    member('has_jump', opcodes.HAS_JUMP),
    member('has_free', opcodes.HAS_FREE),
    member('has_local', opcodes.HAS_LOCAL),
    member('has_exc', opcodes.HAS_EXC),
    method('get_specialization_stats($module, /)', () => null),
    method(
      'get_nb_ops($module, /)',
      () => new PyList(opcodes.BINARY_OPERATORS.map(([name, sign]) => new PyTuple([name, sign]))),
    ),
    method('get_intrinsic1_descs($module, /)', strings(opcodes.INTRINSICS_1)),
    method('get_intrinsic2_descs($module, /)', strings(opcodes.INTRINSICS_2)),
    method('get_executor($module, /, code, offset)', getExecutor),
    method('get_special_method_names($module, /)', strings(['__enter__', '__exit__', '__aenter__', '__aexit__'])),
  ],
  constants: { ENABLE_SPECIALIZATION: 1, ENABLE_SPECIALIZATION_FT: 1 },
});
