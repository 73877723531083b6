// CALL and CALL_KW get the form that the chapter chooses for their callable.

import { Op } from '../../bytecode/opcodes';
import { type CallForm, formOfCall, formOfKeywordCall } from '../../call/specialization';
import type { Executable } from '../../objects/functions/executable';
import type { Value } from '../../objects/object';
import { CallCache } from './call-cache';
import { restingOpcode, specialize, unspecialize } from './rewrite';

/** Specialises CALL. `count` includes self where there is one. */
export function specializeCall(
  executable: Executable,
  ip: number,
  oparg: number,
  callable: Value,
  count: number,
): void {
  const dropsResult = () => restingOpcode(executable, ip + CallCache.next) === Op.POP_TOP;
  write(executable, ip, formOfCall({ callable, count, withoutSelf: count === oparg, dropsResult }));
}

/** Specialises CALL_KW. */
export function specializeCallKw(executable: Executable, ip: number, callable: Value): void {
  write(executable, ip, formOfKeywordCall(callable));
}

function write(executable: Executable, ip: number, form: CallForm | undefined): void {
  if (form === undefined) return unspecialize(executable, ip);
  const { opcode, version, init } = form;
  if (version !== undefined) executable.words[ip + CallCache.func_version] = version;
  if (init !== undefined) executable.caches[ip] = init;
  specialize(executable, ip, opcode);
}
