// The constant tables of sys: version, flags, limits of numbers, hashing, threads.

import { PyTuple } from '../../objects/containers/tuple';
import { PyFloat } from '../../objects/numbers/float';
import { IMMORTAL } from '../../objects/object';
import { defineStructSequence, PyStructSequence } from '../struct-sequence';

export const versionInfoType = defineStructSequence({
  name: 'version_info',
  module: 'sys',
  fields: ['major', 'minor', 'micro', 'releaselevel', 'serial'],
  closed: true,
});

export const flagsType = defineStructSequence({
  name: 'flags',
  module: 'sys',
  fields: [
    ...['debug', 'inspect', 'interactive', 'optimize', 'dont_write_bytecode', 'no_user_site', 'no_site'],
    ...['ignore_environment', 'verbose', 'bytes_warning', 'quiet', 'hash_randomization', 'isolated', 'dev_mode'],
    ...['utf8_mode', 'warn_default_encoding', 'safe_path', 'int_max_str_digits'],
  ],
  hidden: ['gil', 'thread_inherit_context', 'context_aware_warnings'],
  closed: true,
});

export const floatInfoType = defineStructSequence({
  name: 'float_info',
  module: 'sys',
  fields: [
    ...[
      'max',
      'max_exp',
      'max_10_exp',
      'min',
      'min_exp',
      'min_10_exp',
      'dig',
      'mant_dig',
      'epsilon',
      'radix',
      'rounds',
    ],
  ],
});

export const intInfoType = defineStructSequence({
  name: 'int_info',
  module: 'sys',
  fields: ['bits_per_digit', 'sizeof_digit', 'default_max_str_digits', 'str_digits_check_threshold'],
});

export const hashInfoType = defineStructSequence({
  name: 'hash_info',
  module: 'sys',
  fields: ['width', 'modulus', 'inf', 'nan', 'imag', 'algorithm', 'hash_bits', 'seed_bits', 'cutoff'],
});

export const threadInfoType = defineStructSequence({
  name: 'thread_info',
  module: 'sys',
  fields: ['name', 'lock', 'version'],
});

export const emscriptenInfoType = defineStructSequence({
  name: '_emscripten_info',
  module: 'sys',
  fields: ['emscripten_version', 'runtime', 'pthreads', 'shared_memory'],
});

/** Tables that no program can change live as long as the process. */
function permanent<T extends PyStructSequence>(sequence: T): T {
  for (const item of sequence.items) if (item instanceof PyFloat) item.refs = 2 * IMMORTAL;
  sequence.refs = 2 * IMMORTAL;
  return sequence;
}

export const VERSION = [3, 14, 2, 'final', 0];

export const versionInfo = permanent(new PyStructSequence([...VERSION], versionInfoType));

export const floatInfo = permanent(
  new PyStructSequence(
    [
      ...[new PyFloat(Number.MAX_VALUE), 1024, 308, new PyFloat(2.2250738585072014e-308), -1021, -307, 15, 53],
      ...[new PyFloat(Number.EPSILON), 2, 1],
    ],
    floatInfoType,
  ),
);

export const intInfo = permanent(new PyStructSequence([30, 4, 4300, 640], intInfoType));

export const hashInfo = permanent(
  new PyStructSequence([32, 2147483647, 314159, 0, 1000003, 'fnv', 32, 64, 0], hashInfoType),
);

export const threadInfo = permanent(new PyStructSequence(['pthread-stubs', 'mutex+cond', null], threadInfoType));

/** The model is a build for Emscripten; its threads are the interpreter's own. */
export const emscriptenInfo = permanent(
  new PyStructSequence([new PyTuple([5, 0, 3]), `Node.js ${process.version}`, true, false], emscriptenInfoType),
);

/** sys.flags as `python FILE` would have them, bytecode files apart. */
export const flags = permanent(
  new PyStructSequence([0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, false, 0, 0, false, 4300], flagsType, [1, 0, 0]),
);

export const HEXVERSION = 0x030e02f0;

/** The name of this implementation stands where CPython names its compiler. */
export const VERSION_TEXT = '3.14.2 (main, Dec  5 2025, 00:00:00) [callspec]';
