// Faults of the interpreter: what JavaScript throws that is neither a Python exception nor an end of the run.

import { GENERAL_FORM } from '../bytecode/instruction-table';
import { OPCODE_NAMES } from '../bytecode/opcodes';
import { positionsOf } from '../bytecode/line-table';
import type { Frame } from '../objects/frames/frame';
import { type FaultPlace, InternalError, InterpreterFault } from '../objects/thread';

/** The fault that an error stands for, at the instruction that a frame runs; the innermost place counts. */
export function asFault(error: unknown, frame?: Frame | null): InterpreterFault {
  if (error instanceof InterpreterFault) return error;
  return new InterpreterFault(
    reasonOf(error),
    frame === undefined || frame === null ? undefined : placeOf(frame),
    error,
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof InternalError) return error.message;
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  return `${(error as object | undefined)?.constructor?.name ?? typeof error} was thrown`;
}

function placeOf({ code, ip }: Frame): FaultPlace {
  const opcode = code.co_code[2 * ip] ?? 0;
  return {
    function: code.co_qualname,
    file: code.co_filename,
    line: lineOf(code, ip),
    opname: OPCODE_NAMES[GENERAL_FORM[opcode] ?? opcode] ?? `<${opcode}>`,
    offset: 2 * ip,
  };
}

/** A crafted code object may have a line table that cannot be read. */
function lineOf(code: Frame['code'], ip: number): number | undefined {
  try {
    return positionsOf(code, ip).lineno ?? undefined;
  } catch {
    return undefined;
  }
}
