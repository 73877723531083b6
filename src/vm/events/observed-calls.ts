// Calls under observation: CALL before, and C_RETURN or C_RAISE after what is no Python function.

import { CACHES } from '../../bytecode/instruction-table';
import { positionalTuple } from '../../call/unpacking';
import { PyMethod } from '../../objects/functions/bound-method';
import type { PyDict } from '../../objects/containers/dict';
import type { Frame } from '../../objects/frames/frame';
import { PyFunction } from '../../objects/functions/function';
import { hold, release, unhold, type Value } from '../../objects/object';
import { getAttr } from '../../objects/protocols/attributes';
import { PyRaise } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import { expandMethod } from '../../call/bound-method';
import { callEntries, callEntriesWithKeywords } from '../../call/entries';
import { checked } from '../../call/native-result';
import { put, replaceEntries } from '../../call/stack';
import type { VmThread } from '../thread-implementation';
import { Event } from './event-numbers';
import { MISSING, type Monitoring } from './monitoring';

/** The call instructions. Each tells whether it is done; a call of a Python function is left to the loop. */
export class ObservedCalls {
  constructor(
    private readonly scheduler: { readonly current: VmThread },
    private readonly monitoring: Monitoring,
  ) {}

  /** The thread that runs. */
  private get thread(): VmThread {
    return this.scheduler.current;
  }

  /** Tells of the result of native code: C_RETURN with what was called and its first argument, or C_RAISE. */
  private nativeCall(frame: Frame, ip: number, callable: Value, first: Value, run: () => Value): Value {
    const { monitoring, thread } = this;
    let result: Value;
    try {
      result = hold(run());
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      const exc = hold(error.exc);
      frame.ip = ip;
      try {
        monitoring.fire(frame, ip, Event.C_RAISE, 2 * ip, [callable, first]);
      } catch (failure) {
        release(thread, exc);
        throw failure;
      }
      unhold(exc);
      throw error;
    }
    try {
      monitoring.fire(frame, ip, Event.C_RETURN, 2 * ip, [callable, first]);
    } catch (error) {
      release(thread, result);
      throw error;
    }
    return unhold(result);
  }

  /** callable, self | NULL, args... [, names] -- result */
  call(frame: Frame, ip: number, oparg: number, kwnames: PyTuple | undefined): boolean {
    const { monitoring, thread } = this;
    const { slots, sp } = frame;
    const top = kwnames === undefined ? sp : sp - 1;
    const base = top - oparg - 2;
    if (slots[base] instanceof PyMethod && slots[base + 1] === undefined) expandMethod(thread, frame, base);
    const callable = slots[base]!;
    const first = slots[base + 1] ?? (slots[base + 1] === null ? null : oparg > 0 ? slots[base + 2]! : MISSING);
    monitoring.fire(frame, ip, Event.CALL, 2 * ip, [callable, first]);
    frame.ip = ip;
    if (callable instanceof PyFunction) return false;
    const value = this.nativeCall(frame, ip, callable, first, () =>
      kwnames === undefined
        ? callEntries(thread, frame, base, top)
        : callEntriesWithKeywords(thread, frame, base, top, kwnames),
    );
    replaceEntries(thread, frame, base, sp, value);
    frame.sp = base + 1;
    frame.ip = nextOf(frame, ip);
    return true;
  }

  /** callable, NULL, positional, keywords | NULL -- result */
  callSpread(frame: Frame, ip: number): boolean {
    const { monitoring, thread } = this;
    const { slots, sp } = frame;
    const base = sp - 4;
    const callable = slots[base]!;
    const tuple = positionalTuple(thread, callable, slots[sp - 2]!);
    if (tuple !== slots[sp - 2]) replaceEntry(thread, frame, sp - 2, tuple);
    const first = tuple.items.length > 0 ? tuple.items[0]! : MISSING;
    monitoring.fire(frame, ip, Event.CALL, 2 * ip, [callable, first]);
    frame.ip = ip;
    if (callable instanceof PyFunction) return false;
    const keywords = slots[sp - 1] as PyDict | undefined;
    const run = () => checked(thread, callable, thread.callWithContainers(callable, tuple, keywords));
    const value = callable instanceof PyMethod ? run() : this.nativeCall(frame, ip, callable, first, run);
    replaceEntries(thread, frame, base, sp, value);
    frame.sp = base + 1;
    frame.ip = nextOf(frame, ip);
    return true;
  }

  /** super, class, self -- attribute [, NULL] */
  loadSuperAttribute(frame: Frame, ip: number, oparg: number): true {
    const { monitoring, thread } = this;
    const { slots, sp } = frame;
    const callable = slots[sp - 3]!;
    const withArguments = (oparg & 2) !== 0;
    const first = withArguments ? slots[sp - 2]! : MISSING;
    monitoring.fire(frame, ip, Event.CALL, 2 * ip, [callable, first]);
    frame.ip = ip;
    const args = withArguments ? [slots[sp - 2]!, slots[sp - 1]!] : [];
    const proxy = hold(this.nativeCall(frame, ip, callable, first, () => thread.call(callable, args)));
    let value: Value;
    try {
      value = hold(getAttr(thread, proxy, frame.code.co_names[oparg >> 2]!));
    } finally {
      release(thread, proxy);
    }
    unhold(value);
    replaceEntries(thread, frame, sp - 3, sp, value);
    frame.sp = sp - 2;
    if (oparg & 1) slots[frame.sp++] = undefined;
    frame.ip = nextOf(frame, ip);
    return true;
  }
}

/** The instruction behind a call. */
const nextOf = ({ code }: Frame, ip: number): number => ip + 1 + CACHES[code.co_code[2 * ip]!]!;

/** Replaces an entry anywhere on the stack. */
function replaceEntry(thread: VmThread, frame: Frame, index: number, value: Value): void {
  const old = frame.slots[index];
  const wasOwned = frame.owned[index];
  put(frame, index, value);
  if (wasOwned) release(thread, old);
}
