// Calendar time in UTC: broken-down times, and strftime as musl's C library has it.

import * as exceptions from '../../objects/exceptions/exceptions';
import type { Value } from '../../objects/object';
import { toIndex } from '../../objects/protocols/numbers';
import { overflowError, raise, typeError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { defineStructSequence, PyStructSequence } from '../struct-sequence';

export const structTimeType = defineStructSequence({
  name: 'struct_time',
  module: 'time',
  fields: ['tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst'],
  hidden: ['tm_zone', 'tm_gmtoff'],
});

/** A broken-down time; months and days count from 1, weekdays from Monday. */
export interface CalendarTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: number;
  yearday: number;
}

const DAY = 86400;

/** Days since the epoch of a date in the proleptic Gregorian calendar. */
function daysFromDate(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The time that a number of seconds since the epoch stands for. */
export function fromSeconds(seconds: number): CalendarTime {
  const days = Math.floor(seconds / DAY);
  const rest = seconds - days * DAY;
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return {
    year,
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
    hour: Math.floor(rest / 3600),
    minute: Math.floor((rest % 3600) / 60),
    second: rest % 60,
    weekday: (((days + 3) % 7) + 7) % 7,
    yearday: days - daysFromDate(year, 1, 1) + 1,
  };
}

/** Seconds since the epoch; fields out of range carry over. */
export function toSeconds(time: CalendarTime): number {
  const months = time.year * 12 + time.month - 1;
  const year = Math.floor(months / 12);
  const days = daysFromDate(year, months - year * 12 + 1, 1) + time.day - 1;
  return days * DAY + time.hour * 3600 + time.minute * 60 + time.second;
}

export function structTime(time: CalendarTime, zone = 'UTC'): PyStructSequence {
  const { year, month, day, hour, minute, second, weekday, yearday } = time;
  return new PyStructSequence([year, month, day, hour, minute, second, weekday, yearday, 0], structTimeType, [zone, 0]);
}

/** Reads a time tuple (gettmarg). */
export function timeArgument(thread: Thread, value: Value, name: string): CalendarTime {
  if (!(value instanceof PyTuple)) throw typeError('Tuple or struct_time argument required');
  if (value.items.length !== 9) throw typeError(`${name}(): illegal time tuple argument`);
  const numbers = value.items.map((item) => {
    const number = toIndex(thread, item);
    if (number > 0x7fffffff || number < -0x80000000) throw overflowError('Python int too large to convert to C int');
    return Number(number);
  }) as [number, number, number, number, number, number, number, number, number];
  const [year, month, day, hour, minute, second, weekday, yearday] = numbers;
  return { year, month, day, hour, minute, second, weekday: ((weekday % 7) + 7) % 7, yearday };
}

/** Fields in range, zeros corrected (checktm). */
export function checkTime(time: CalendarTime): CalendarTime {
  const month = time.month === 0 ? 1 : time.month;
  const day = time.day === 0 ? 1 : time.day;
  const yearday = time.yearday === 0 ? 1 : time.yearday;
  if (month < 1 || month > 12) throw valueError('month out of range');
  if (day < 1 || day > 31) throw valueError('day of month out of range');
  if (time.hour < 0 || time.hour > 23) throw valueError('hour out of range');
  if (time.minute < 0 || time.minute > 59) throw valueError('minute out of range');
  if (time.second < 0 || time.second > 61) throw valueError('seconds out of range');
  if (yearday < 1 || yearday > 366) throw valueError('day of year out of range');
  return { ...time, month, day, yearday };
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  ...['November', 'December'],
];

const pad = (value: number, width: number, fill = '0'): string => String(value).padStart(width, fill);

/** `Sun Jan  2 03:04:05 2024`. */
export function ascTime(time: CalendarTime): string {
  const { weekday, month, day, hour, minute, second, year } = time;
  const clock = `${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}`;
  return `${WEEKDAYS[weekday]!.slice(0, 3)} ${MONTHS[month - 1]!.slice(0, 3)} ${pad(day, 2, ' ')} ${clock} ${year}`;
}

/** The year and the number of the week that ISO 8601 gives a day. */
function isoWeek({ year, yearday, weekday }: CalendarTime): { year: number; week: number } {
  const week = Math.floor((yearday - weekday + 9) / 7);
  const long = (y: number): boolean => {
    const january = fromSeconds(daysFromDate(y, 1, 1) * DAY).weekday;
    const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
    return january === 3 || (leap && january === 2);
  };
  if (week < 1) return { year: year - 1, week: long(year - 1) ? 53 : 52 };
  if (week === 53 && !long(year)) return { year: year + 1, week: 1 };
  return { year, week };
}

/** Formats a time; an unknown directive ends the text, as in the modelled C library. */
export function formatTime(format: string, time: CalendarTime): string {
  let result = '';
  for (let index = 0; index < format.length; index++) {
    const char = format[index]!;
    if (char !== '%') {
      result += char;
      continue;
    }
    let letter = format[++index];
    if (letter === '-' || letter === '_' || letter === '0' || letter === '+' || letter === '^')
      letter = format[++index];
    if (letter === 'E' || letter === 'O') letter = format[++index];
    const text = letter === undefined ? undefined : directive(letter, time);
    if (text === undefined) return '';
    result += text;
  }
  return result;
}

function directive(letter: string, time: CalendarTime): string | undefined {
  const { year, month, day, hour, minute, second, weekday, yearday } = time;
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  switch (letter) {
    case 'a':
      return WEEKDAYS[weekday]!.slice(0, 3);
    case 'A':
      return WEEKDAYS[weekday];
    case 'b':
    case 'h':
      return MONTHS[month - 1]!.slice(0, 3);
    case 'B':
      return MONTHS[month - 1];
    case 'c':
      return ascTime(time);
    case 'C':
      return pad(Math.floor(year / 100), 2);
    case 'd':
      return pad(day, 2);
    case 'D':
    case 'x':
      return formatTime('%m/%d/%y', time);
    case 'e':
      return pad(day, 2, ' ');
    case 'F':
      return formatTime('%Y-%m-%d', time);
    case 'g':
      return pad(((isoWeek(time).year % 100) + 100) % 100, 2);
    case 'G':
      return String(isoWeek(time).year);
    case 'H':
      return pad(hour, 2);
    case 'I':
      return pad(twelve, 2);
    case 'j':
      return pad(yearday, 3);
    case 'k':
      return pad(hour, 2, ' ');
    case 'l':
      return pad(twelve, 2, ' ');
    case 'm':
      return pad(month, 2);
    case 'M':
      return pad(minute, 2);
    case 'n':
      return '\n';
    case 'p':
      return hour < 12 ? 'AM' : 'PM';
    case 'P':
      return hour < 12 ? 'am' : 'pm';
    case 'r':
      return formatTime('%I:%M:%S %p', time);
    case 'R':
      return formatTime('%H:%M', time);
    case 's':
      return String(toSeconds(time));
    case 'S':
      return pad(second, 2);
    case 't':
      return '\t';
    case 'T':
    case 'X':
      return formatTime('%H:%M:%S', time);
    case 'u':
      return String(weekday + 1);
    case 'U':
      return pad(Math.floor((yearday + 6 - ((weekday + 1) % 7)) / 7), 2);
    case 'V':
      return pad(isoWeek(time).week, 2);
    case 'w':
      return String((weekday + 1) % 7);
    case 'W':
      return pad(Math.floor((yearday + 6 - weekday) / 7), 2);
    case 'y':
      return pad(((year % 100) + 100) % 100, 2);
    case 'Y':
      return String(year);
    case 'z':
      return '+0000';
    case 'Z':
      return 'UTC';
    case '%':
      return '%';
    default:
      return undefined;
  }
}

/** A time in seconds as a whole number, or OverflowError. */
export function wholeSeconds(seconds: number): number {
  if (Number.isNaN(seconds)) throw valueError('Invalid value NaN (not a number)');
  if (Math.abs(seconds) > 9.2e18) throw overflowError('timestamp out of range for platform time_t');
  const whole = Math.floor(seconds);
  if (Math.abs(whole) > 67768036191676799)
    throw raise(exceptions.OverflowErrorType, 'timestamp out of range for platform time_t');
  return whole;
}
