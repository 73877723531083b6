// The protocol of calls from native code: a Python function runs in a loop of its own, all else is called through the slot of its type.

import { arePlain, callWith, fromDictionary, requireStrings } from '../objects/containers/keyword-names';
import type { PyDict } from '../objects/containers/dict';
import type { PyTuple } from '../objects/containers/tuple';
import { chainContext } from '../objects/exceptions/exception-context';
import type { PyBaseException } from '../objects/exceptions/exceptions';
import type { Frame } from '../objects/frames/frame';
import type { PyGenerator } from '../objects/frames/generator';
import { PyBuiltinFunction } from '../objects/functions/builtin-function';
import { functionType, PyFunction } from '../objects/functions/function';
import { BrokenResult } from '../objects/native';
import { hold, type PyObject, release, unhold, type Value } from '../objects/object';
import { isCallable } from '../objects/protocols/instances';
import { typeError } from '../objects/raise';
import { PyType, TypeFlag, type TypeSlots } from '../objects/type';
import { typeOf } from '../objects/type-of';
import { frameOfArguments } from './argument-frames';
import { callWithTupleAndDict, wantsContainers } from './builtin-function';
import { FrameStack, recursionError } from './frame-stack';
import { brokenResult } from './native-result';
import { asTaken, hasVectorcall } from './vectorcall';

/** The part of a thread that calls; the machine above it runs frames and waits. */
export abstract class CallingThread extends FrameStack {
  /** What the frame run by the last `resume` returned; not owned. */
  returned: Value = null;
  protected nativeDepth = 0;

  constructor(
    recursionLimit: number,
    /** How many levels native code may call itself before it is a RecursionError. */
    protected readonly nativeLimit: number,
  ) {
    super(recursionLimit);
  }

  /** Runs a loop of its own from a frame that is the current one; the end of that frame, or its next yield, leaves the loop. */
  protected abstract runLoop(frame: Frame, ip: number, thrown: PyBaseException | undefined): Value;

  /** Calls from the loop native code that may suspend the thread: then it is called again. */
  abstract callSuspendable(call: () => Value): Value;

  /** PyObject_Vectorcall with names that are checked first. */
  call(callable: Value, args: Value[], kwnames?: PyTuple): Value {
    if (kwnames !== undefined && !arePlain(kwnames) && hasVectorcall(callable)) requireStrings(kwnames);
    return this.vectorcall(callable, args, kwnames);
  }

  /** PyObject_Vectorcall. */
  vectorcall(callable: Value, args: Value[], kwnames: PyTuple | undefined): Value {
    if (callable instanceof PyFunction && callable.type === functionType) {
      return this.callFunction(callable, args, kwnames, undefined);
    }
    if (kwnames === undefined || arePlain(kwnames) || !isCallable(callable))
      return this.callSlot(callable, args, kwnames);
    const taken = asTaken(this, callable, args, kwnames);
    return callWith(this, taken, (values, names) => this.callSlot(callable, values, names));
  }

  /** By the type's own vectorcall, by its `tp_call` with an array, or by its `tp_call` with a tuple. */
  private callSlot(callable: Value, args: Value[], kwnames: PyTuple | undefined): Value {
    const type = typeOf(callable);
    const { tp_call } = type.tp;
    if (tp_call === undefined) throw typeError(`'${type.tpName}' object is not callable`);
    if (++this.nativeDepth > this.nativeLimit) this.overflow(CALLING);
    this.countWork();
    try {
      if (type.flags & TypeFlag.HAVE_VECTORCALL && !(callable instanceof PyType && callable.isHeapType)) {
        if (callable instanceof PyType && callable.vectorcall?.call !== undefined)
          return callable.vectorcall.call(this, callable, args, kwnames);
        return tp_call(this, callable, args, kwnames);
      }
      return this.callWithTuple(tp_call, callable, args, kwnames);
    } catch (error) {
      throw error instanceof BrokenResult ? brokenResult(this, callable, error) : error;
    } finally {
      this.nativeDepth--;
    }
  }

  /** Calls what CPython calls with a tuple, which holds the arguments meanwhile (_PyObject_MakeTpCall). */
  private callWithTuple(
    call: NonNullable<TypeSlots['tp_call']>,
    callable: Value,
    args: Value[],
    kwnames: PyTuple | undefined,
  ): Value {
    const held = args.slice();
    for (const value of held) hold(value);
    let result: Value;
    try {
      result = hold(call(this, callable, args, kwnames));
    } catch (error) {
      for (let index = held.length - 1; index >= 0; index--) release(this, held[index]);
      throw error;
    }
    for (let index = held.length - 1; index >= 0; index--) release(this, held[index]);
    return unhold(result);
  }

  /** Calls with a tuple and a dict (PyObject_Call). */
  callWithContainers(callable: Value, args: PyTuple, keywords: PyDict | undefined): Value {
    if (callable instanceof PyBuiltinFunction && wantsContainers(callable)) {
      if (++this.nativeDepth > this.nativeLimit) this.overflow(CALLING);
      try {
        return callWithTupleAndDict(this, callable, args, keywords);
      } catch (error) {
        throw error instanceof BrokenResult ? brokenResult(this, callable, error) : error;
      } finally {
        this.nativeDepth--;
      }
    }
    if (keywords === undefined || keywords.size === 0) return this.call(callable, args.items.slice());
    return callWith(this, fromDictionary(args.items, keywords), (values, names) => this.call(callable, values, names));
  }

  /** Runs a Python function in a loop of its own. `locals` serves as namespace of a function that has no slots for its variables. */
  callFunction(func: PyFunction, args: Value[], kwnames: PyTuple | undefined, locals: Value | undefined): Value {
    return this.enterLoop(frameOfArguments(this, func, args, kwnames, locals));
  }

  /** Runs a new frame in a loop of its own. */
  enterLoop(frame: Frame): Value {
    frame.isInit = false;
    this.pushFrame(frame);
    return this.runLoop(frame, 0, undefined);
  }

  /** Runs or continues the suspended frame of a generator in a loop of its own. */
  resume(object: PyObject, sent: Value, thrown?: PyBaseException): Value | undefined {
    const generator = object as PyGenerator;
    hold(generator);
    try {
      const frame = this.pushGenerator(this.frame, generator, sent);
      if (thrown !== undefined) {
        hold(thrown);
        if (generator.exceptionState.exc !== null) chainContext(this, thrown);
      }
      const result = this.runLoop(frame, frame.ip, thrown);
      if (generator.isSuspended) return result;
      this.returned = result;
      return undefined;
    } finally {
      const result = this.returned;
      hold(result);
      release(this, generator);
      unhold(result);
    }
  }

  /** Counts a level of native code that calls (_Py_EnterRecursiveCallTstate). */
  enter(where: string): void {
    if (++this.nativeDepth > this.nativeLimit) this.overflow(where);
    this.countWork();
  }

  leave(): void {
    this.nativeDepth--;
  }

  private overflow(where: string): never {
    this.nativeDepth--;
    throw recursionError(where);
  }
}

const CALLING = ' while calling a Python object';
