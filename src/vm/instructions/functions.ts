// Instructions that make functions and generators.

import { lineOf } from '../../bytecode/line-table';
import type { PyCode } from '../../objects/functions/code';
import { CodeFlag } from '../../objects/functions/code';
import type { PyDict } from '../../objects/containers/dict';
import { asyncGeneratorType } from '../../objects/frames/async-generator';
import { coroutineType } from '../../objects/frames/coroutine';
import { type Frame, FrameOwner } from '../../objects/frames/frame';
import { PyFunction } from '../../objects/functions/function';
import { PyGenerator } from '../../objects/frames/generator';
import { generatorType } from '../../objects/frames/generator-type';
import { hold, release } from '../../objects/object';
import { systemError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { replaceTop, steal } from '../../call/stack';

/** code -- function */
export function makeFunction(thread: Thread, frame: Frame, sp: number): void {
  const func = new PyFunction(frame.slots[sp - 1] as PyCode, frame.globals, frame.builtins);
  replaceTop(thread, frame, sp, func);
}

/** attribute, function -- function: sets what the operand says, taking over the attribute. */
export function setFunctionAttribute(thread: Thread, frame: Frame, sp: number, which: number): void {
  const func = frame.slots[sp - 1] as PyFunction;
  const value = steal(frame, sp - 2);
  switch (which) {
    case 1:
      func.defaults = value as PyTuple;
      break;
    case 2:
      func.kwdefaults = value as PyDict;
      break;
    case 4:
      func.annotations = value as PyTuple;
      break;
    case 8:
      func.closure = value as PyTuple;
      break;
    case 16:
      func.annotate = value;
      break;
    default:
      release(thread, value);
      throw systemError('unexpected function attribute');
  }
  const { slots, owned } = frame;
  slots[sp - 2] = slots[sp - 1];
  owned[sp - 2] = owned[sp - 1]!;
  owned[sp - 1] = 0;
}

/** Where a coroutine is created: (filename, line, function) of the frames that lead to it, innermost first (compute_cr_origin). */
function originOf(caller: Frame | null, depth: number): PyTuple {
  const places: PyTuple[] = [];
  for (let frame = caller; frame !== null && places.length < depth; frame = frame.previous) {
    const { co_filename, co_firstlineno, co_name } = frame.code;
    const line = frame.ip < 0 ? co_firstlineno : lineOf(frame.code, frame.ip);
    places.push(new PyTuple([co_filename, line ?? null, co_name]));
  }
  return new PyTuple(places);
}

/** The object that a call of a generator function gives: it takes the frame over (RETURN_GENERATOR). */
export function makeGenerator(frame: Frame, originDepth: number): PyGenerator {
  const { co_flags } = frame.code;
  const type =
    co_flags & CodeFlag.COROUTINE
      ? coroutineType
      : co_flags & CodeFlag.ASYNC_GENERATOR
        ? asyncGeneratorType
        : generatorType;
  const generator = new PyGenerator(type, frame, frame.func.name, frame.func.qualname);
  frame.sp = frame.executable.localCount;
  frame.ownEverything();
  frame.owner = FrameOwner.GENERATOR;
  if (originDepth > 0 && type === coroutineType)
    generator.originOrFinalizer = hold(originOf(frame.previous, originDepth));
  frame.generator = generator;
  frame.previous = null;
  return generator;
}
