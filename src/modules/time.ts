// The module time. The clock is the interpreter's; the time zone is UTC.

import { PyFloat } from '../objects/numbers/float';
import { normalize } from '../objects/numbers/int';
import { newNamespace } from '../objects/namespace';
import { type BoundFunction, method, rawMethod, suspending } from '../objects/native';
import { argInt, argString, checkPositional } from '../objects/native-arguments';
import { hold, IMMORTAL, release, type Value } from '../objects/object';
import { callMethod } from '../objects/protocols/attributes';
import { toIndex } from '../objects/protocols/numbers';
import { overflowError, typeError, valueError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { PyTuple } from '../objects/containers/tuple';
import { floatValue, intValue, typeOf } from '../objects/type-of';
import type { VmThread } from '../vm/thread-implementation';
import { defineModule } from './define-module';
import { Errno } from './file-system';
import { importModule } from './import/import-module';
import { osError } from './os-errors';
import { audit } from './sys/audit';
import {
  ascTime,
  checkTime,
  formatTime,
  fromSeconds,
  structTime,
  structTimeType,
  timeArgument,
  toSeconds,
  wholeSeconds,
} from './time/calendar';

/** Nanoseconds of each clock. */
const realTime = ({ interp }: Thread): bigint => BigInt(Math.round(interp.clock.realTime() * 1e6));
const monotonic = ({ interp }: Thread): bigint => BigInt(Math.round(interp.clock.now() * 1e6));
const processTime = (): bigint => {
  const { user, system } = process.cpuUsage();
  return BigInt(user + system) * 1000n;
};

const seconds = (nanoseconds: bigint): PyFloat => new PyFloat(Number(nanoseconds) / 1e9);

interface Clock {
  read(thread: Thread): bigint;
  resolution: number;
}

const CLOCKS = new Map<number, Clock>([
  [0, { read: realTime, resolution: 0.001 }],
  [1, { read: monotonic, resolution: 1e-9 }],
  [2, { read: processTime, resolution: 1e-6 }],
  [3, { read: processTime, resolution: 1e-6 }],
  [4, { read: monotonic, resolution: 1e-9 }],
  [7, { read: monotonic, resolution: 1e-9 }],
  [11, { read: realTime, resolution: 0.001 }],
]);

function clock(thread: Thread, id: Value): Clock {
  const found = CLOCKS.get(argInt(thread, id));
  if (found === undefined) throw osError(thread, Errno.EINVAL);
  return found;
}

/** The time of day in seconds since 1970. */
const wholeSecondsNow = ({ interp }: Thread): number => Math.floor(interp.clock.realTime() / 1000);

const CLOCK_INFO: Record<
  string,
  [implementation: string, monotonic: boolean, adjustable: boolean, resolution: number]
> = {
  time: ['clock_gettime(CLOCK_REALTIME)', false, true, 0.001],
  monotonic: ['clock_gettime(CLOCK_MONOTONIC)', true, false, 1e-9],
  perf_counter: ['clock_gettime(CLOCK_MONOTONIC)', true, false, 1e-9],
  process_time: ['clock()', true, false, 1e-6],
};

function clockInfo(thread: Thread, _module: Value, args: Value[]): Value {
  checkPositional('get_clock_info', args.length, 1, 1);
  const info = CLOCK_INFO[argString(thread, 'get_clock_info', 1, args[0]!)];
  if (info === undefined) throw valueError('unknown clock');
  const [implementation, isMonotonic, adjustable, resolution] = info;
  return newNamespace(thread, {
    implementation,
    monotonic: isMonotonic,
    adjustable,
    resolution: new PyFloat(resolution),
  });
}

/** An argument in seconds: an int or a float. */
function secondsArgument(thread: Thread, value: Value): number {
  const float = floatValue(value);
  if (float !== undefined) return float;
  const int = intValue(value);
  if (int !== undefined) return Number(int);
  if (typeOf(value).tp.nb_index === undefined) {
    throw typeError(`'${typeOf(value).tpName}' object cannot be interpreted as an integer`);
  }
  return Number(toIndex(thread, value));
}

/** The time that an optional argument gives, or now. */
function timeOrNow(thread: Thread, name: string, args: Value[]): number {
  checkPositional(name, args.length, 0, 1);
  const [given = null] = args;
  return given === null ? wholeSecondsNow(thread) : wholeSeconds(secondsArgument(thread, given));
}

const sleep: BoundFunction = (thread, _module, value: Value) => {
  let duration: number;
  const float = floatValue(value);
  if (float !== undefined) duration = float;
  else if (typeOf(value).tp.nb_index === undefined) {
    throw typeError(`'${typeOf(value).tpName}' object cannot be interpreted as an integer or float`);
  } else duration = Number(toIndex(thread, value));
  if (Number.isNaN(duration)) throw valueError('Invalid value NaN (not a number)');
  if (Math.abs(duration) > 9.2e9) throw overflowError('timestamp out of range for platform time_t');
  if (duration < 0) throw valueError('sleep length must be non-negative');
  if (!(thread as VmThread).isResuming) audit(thread, 'time.sleep', [value]);
  if (duration === 0) thread.releaseGil();
  else thread.waitFor(null, () => false, duration * 1000);
  return null;
};

function makeTime(thread: Thread, _module: Value, value: Value): Value {
  return new PyFloat(toSeconds(timeArgument(thread, value, 'mktime')));
}

function formatFunction(thread: Thread, _module: Value, args: Value[]): Value {
  checkPositional('strftime', args.length, 1, 2);
  const format = argString(thread, 'strftime', 1, args[0]!);
  const time = args[1] === undefined ? fromSeconds(wholeSecondsNow(thread)) : timeArgument(thread, args[1], 'strftime');
  return formatTime(format, checkTime(time));
}

function parseFunction(thread: Thread, _module: Value, args: Value[]): Value {
  const strptime = hold(importModule(thread, '_strptime'));
  try {
    return callMethod(thread, strptime, '_strptime_time', args);
  } finally {
    release(thread, strptime);
  }
}

const permanentNames = new PyTuple(['UTC', 'UTC']);
permanentNames.refs = 2 * IMMORTAL;

export const timeModule = defineModule({
  name: 'time',
  functions: [
    method('time($self, /)', (thread) => seconds(realTime(thread))),
    method('time_ns($self, /)', (thread) => normalize(realTime(thread))),
    method('clock_gettime($module, clk_id, /)', (thread, _module, id: Value) =>
      seconds(clock(thread, id).read(thread)),
    ),
    method('clock_gettime_ns($module, clk_id, /)', (thread, _module, id: Value) =>
      normalize(clock(thread, id).read(thread)),
    ),
    rawMethod('clock_getres', 'varargs', (thread, _module, args) => {
      checkPositional('clock_getres', args.length, 1, 1);
      return new PyFloat(clock(thread, args[0]!).resolution);
    }),
    rawMethod('clock_settime', 'varargs', (thread) => {
      throw osError(thread, Errno.EPERM);
    }),
    suspending(method('sleep($module, object, /)', sleep)),
    rawMethod('gmtime', 'varargs', (thread, _module, args) =>
      structTime(fromSeconds(timeOrNow(thread, 'gmtime', args)), 'GMT'),
    ),
    rawMethod('localtime', 'varargs', (thread, _module, args) =>
      structTime(fromSeconds(timeOrNow(thread, 'localtime', args))),
    ),
    rawMethod('asctime', 'varargs', (thread, _module, args) => {
      checkPositional('asctime', args.length, 0, 1);
      const time =
        args[0] === undefined ? fromSeconds(wholeSecondsNow(thread)) : timeArgument(thread, args[0], 'asctime');
      return ascTime(checkTime(time));
    }),
    rawMethod('ctime', 'varargs', (thread, _module, args) => ascTime(fromSeconds(timeOrNow(thread, 'ctime', args)))),
    method('mktime($self, object, /)', makeTime),
    rawMethod('strftime', 'varargs', formatFunction),
    rawMethod('strptime', 'varargs', parseFunction),
    method('monotonic($self, /)', (thread) => seconds(monotonic(thread))),
    method('monotonic_ns($self, /)', (thread) => normalize(monotonic(thread))),
    method('process_time($self, /)', () => seconds(processTime())),
    method('process_time_ns($self, /)', () => normalize(processTime())),
    method('perf_counter($self, /)', (thread) => seconds(monotonic(thread))),
    method('perf_counter_ns($self, /)', (thread) => normalize(monotonic(thread))),
    method('thread_time($self, /)', () => seconds(processTime())),
    method('thread_time_ns($self, /)', () => normalize(processTime())),
    method('tzset($module, /)', () => null),
    rawMethod('get_clock_info', 'varargs', clockInfo),
  ],
  constants: {
    timezone: 0,
    altzone: 0,
    daylight: 0,
    tzname: permanentNames,
    CLOCK_REALTIME: 0,
    CLOCK_MONOTONIC: 1,
    CLOCK_MONOTONIC_RAW: 4,
    CLOCK_PROCESS_CPUTIME_ID: 2,
    CLOCK_THREAD_CPUTIME_ID: 3,
    CLOCK_BOOTTIME: 7,
    CLOCK_TAI: 11,
    _STRUCT_TM_ITEMS: 11,
  },
  types: [structTimeType],
});
