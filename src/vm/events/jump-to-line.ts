// Setting `f_lineno` in a trace function: execution goes on at another line (frame_lineno_set in Objects/frameobject.c).

import { decodeLineTable } from '../../bytecode/line-table';
import type { PyBaseException } from '../../objects/exceptions/exceptions';
import { RuntimeWarningType } from '../../objects/exceptions/exceptions';
import type { PyFrame } from '../../objects/frames/frame';
import { hold, release } from '../../objects/object';
import { systemError, valueError } from '../../objects/raise';
import { decodeWords } from '../../objects/functions/executable';
import { dropEntry, steal } from '../../call/stack';
import type { VmThread } from '../thread-implementation';
import { Event } from './event-numbers';
import {
  areCompatible,
  explainIncompatible,
  isHigher,
  Kind,
  markStacks,
  OVERFLOWED,
  type StackModel,
  UNINITIALIZED,
} from './stack-model';

const ALLOWED: ReadonlySet<number> = new Set([
  ...[Event.PY_RESUME, Event.JUMP, Event.BRANCH, Event.BRANCH_LEFT, Event.BRANCH_RIGHT, Event.LINE, Event.PY_YIELD],
]);
const IN_CALL: ReadonlySet<number> = new Set([Event.CALL, Event.C_RETURN]);
const NOT_A_LINE: ReadonlySet<number> = new Set([
  ...[Event.PY_RETURN, Event.PY_UNWIND, Event.PY_THROW, Event.RAISE, Event.C_RAISE, Event.INSTRUCTION],
  Event.EXCEPTION_HANDLED,
]);

/** ValueError unless the event being told allows a jump. */
function checkEvent(event: number): void {
  if (event < 0) throw valueError('f_lineno can only be set in a trace function');
  if (ALLOWED.has(event)) return;
  if (event === Event.PY_START) throw valueError("can't jump from the 'call' trace event of a new frame");
  if (IN_CALL.has(event)) throw valueError("can't jump during a call");
  if (NOT_A_LINE.has(event)) throw valueError("can only jump from a 'line' trace event");
  throw systemError('unexpected event type');
}

/** Moves a frame to the first instruction of a line (or of the next line with code). */
export function jumpToLine(thread: VmThread, object: PyFrame, line: number): void {
  checkEvent(thread.monitoring.whatEvent);
  const { frame } = object;
  const { code } = frame;
  if (!Number.isSafeInteger(line) || Math.abs(line) > 0x7fffffff) throw valueError('lineno out of range');
  if (line < code.co_firstlineno) throw valueError(`line ${line} comes before the current code block`);
  const starts: [index: number, line: number][] = [];
  let last = -1;
  for (const { start, lineno } of decodeLineTable(code.co_linetable, code.co_firstlineno)) {
    if (lineno === null || lineno === last) continue;
    starts.push([start >> 1, lineno]);
    last = lineno;
  }
  const target = Math.min(...starts.filter(([, start]) => start >= line).map(([, start]) => start));
  if (target === Infinity) throw valueError(`line ${line} comes after the current code block`);
  const stacks = markStacks(decodeWords(code.co_code), frame.executable.handlers);
  const from = stacks[frame.ip]!;
  const { index, stack } = bestTarget(
    stacks,
    from,
    starts.filter(([, start]) => start === target).map(([at]) => at),
  );
  bindUnbound(thread, object);
  popTo(thread, object, from, stack);
  object.lineno = 0;
  frame.ip = index;
  frame.lastIp = index;
}

/** Of the places where the line begins, the one with the highest stack that can be reached by popping. */
function bestTarget(stacks: StackModel[], from: StackModel, places: number[]): { index: number; stack: Kind[] } {
  let best: { index: number; stack: Kind[] } | undefined;
  let message = 'cannot find bytecode for specified line';
  let explained = false;
  for (const index of places) {
    const stack = stacks[index]!;
    if (areCompatible(from, stack)) {
      if (best === undefined || isHigher(stack as Kind[], best.stack)) best = { index, stack: stack as Kind[] };
    } else if (best === undefined && !explained) {
      if (from === OVERFLOWED) message = 'stack to deep to analyze';
      else if (from === UNINITIALIZED) message = "can't jump from unreachable code";
      else {
        message = explainIncompatible(stack);
        explained = true;
      }
    }
  }
  if (best === undefined) throw valueError(message);
  return best;
}

/** The compiler may have relied on locals that are not bound at the new place: they become None. */
function bindUnbound(thread: VmThread, { frame }: PyFrame): void {
  const { slots, executable } = frame;
  const unbound: number[] = [];
  for (let slot = 0; slot < executable.localCount; slot++) if (slots[slot] === undefined) unbound.push(slot);
  if (unbound.length === 0) return;
  const plural = unbound.length === 1 ? '' : 's';
  thread.warn(RuntimeWarningType, `assigning None to ${unbound.length} unbound local${plural}`, 0);
  for (const slot of unbound) slots[slot] = null;
}

function popTo(thread: VmThread, { frame }: PyFrame, from: StackModel, target: readonly Kind[]): void {
  const model = [...(from as Kind[])];
  if (frame.generator?.isSuspended) model.pop();
  while (isHigher(model, target)) {
    frame.sp--;
    if (model.pop() === Kind.EXCEPT) {
      const previous = steal(frame, frame.sp) as PyBaseException | null;
      frame.slots[frame.sp] = undefined;
      const old = thread.excInfo.exc;
      thread.excInfo.exc = hold(previous);
      release(thread, previous);
      release(thread, old);
    } else dropEntry(thread, frame, frame.sp);
  }
}
