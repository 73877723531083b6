// Calls that make a generator, a coroutine or an asynchronous generator: the object takes the frame over, and nothing of it runs yet.

import { lineOf } from '../bytecode/line-table';
import { PyTuple } from '../objects/containers/tuple';
import { asyncGeneratorType } from '../objects/frames/async-generator';
import { coroutineType } from '../objects/frames/coroutine';
import { type Frame, FrameOwner } from '../objects/frames/frame';
import { PyGenerator } from '../objects/frames/generator';
import { generatorType } from '../objects/frames/generator-type';
import { hold } from '../objects/object';
import { CodeFlag } from '../objects/functions/code-flags';

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
