// The module _stat: reading the mode bits of files.

import { type BoundFunction, method, type NativeDefinition } from '../objects/native';
import type { Value } from '../objects/object';
import { toIndex } from '../objects/protocols/numbers';
import { overflowError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { defineModule } from './define-module';
import { STAT_CONSTANTS } from './stat-constants';

const FORMAT = 0o170000;

function modeOf(thread: Thread, value: Value): number {
  const mode = toIndex(thread, value);
  if (mode < 0) throw overflowError("can't convert negative value to unsigned int");
  if (mode > 0xffffffff) throw overflowError('Python int too large to convert to C unsigned long');
  return Number(mode);
}

const TYPES: [name: string, letter: string, bits: number][] = [
  ['S_ISDIR', 'd', 0o040000],
  ['S_ISCHR', 'c', 0o020000],
  ['S_ISBLK', 'b', 0o060000],
  ['S_ISREG', '-', 0o100000],
  ['S_ISFIFO', 'p', 0o010000],
  ['S_ISLNK', 'l', 0o120000],
  ['S_ISSOCK', 's', 0o140000],
];

const tests: NativeDefinition[] = TYPES.map(([name, , bits]) =>
  method(`${name}($module, mode, /)`, (thread, _module, mode: Value) => (modeOf(thread, mode) & FORMAT) === bits),
);

const never: NativeDefinition[] = ['S_ISDOOR', 'S_ISPORT', 'S_ISWHT'].map((name) =>
  method(`${name}($module, mode, /)`, (thread, _module, mode: Value) => {
    modeOf(thread, mode);
    return false;
  }),
);

/** `-rwxr-xr-x`. */
const filemode: BoundFunction = (thread, _module, value: Value) => {
  const mode = modeOf(thread, value);
  const type = TYPES.find(([, , bits]) => (mode & FORMAT) === bits)?.[1] ?? '?';
  const triple = (shift: number, special: boolean, letter: string): string => {
    const bits = mode >> shift;
    const execute = bits & 1;
    const last = special ? (execute ? letter : letter.toUpperCase()) : execute ? 'x' : '-';
    return (bits & 4 ? 'r' : '-') + (bits & 2 ? 'w' : '-') + last;
  };
  return (
    type +
    triple(6, (mode & 0o4000) !== 0, 's') +
    triple(3, (mode & 0o2000) !== 0, 's') +
    triple(0, (mode & 0o1000) !== 0, 't')
  );
};

export const statModule = defineModule({
  name: '_stat',
  functions: [
    ...tests,
    ...never,
    method('S_IMODE($module, mode, /)', (thread, _module, mode: Value) => modeOf(thread, mode) & 0o7777),
    method('S_IFMT($module, mode, /)', (thread, _module, mode: Value) => modeOf(thread, mode) & FORMAT),
    method('filemode($module, mode, /)', filemode),
  ],
  constants: STAT_CONSTANTS,
});
