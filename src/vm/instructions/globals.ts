// Instructions for global and builtin variables. Where LOAD_GLOBAL has found a name once, it is at the same position of the same table of
// keys, as long as the version of that table stays.

import { cacheLayout } from '../../bytecode/cache-layout';
import { SpecializedOp } from '../../bytecode/opcodes';
import { optional } from '../../bytecode/stack-entries';
import { dictType, PyDict } from '../../objects/containers/dict';
import { keysVersion } from '../../objects/containers/dict-keys';
import { hold, release, type Value } from '../../objects/object';
import { specialize, unspecialize } from '../specialize/rewrite';
import { put, steal } from '../../call/stack';
import { instruction } from './definition';
import { lookupMapping, nameAt, notDefined } from './names';
import { GUARD_FAILED } from './outcome';

/** `dis` shows the same three words as index, module_keys_version and builtin_keys_version. */
export const GlobalCache = cacheLayout({ counter: 1, module_keys_version: 1, builtin_keys_version: 1, index: 1 });

/** An exact dict with a table of its own in which all keys are strings. */
function plainNamespace(value: Value): PyDict | undefined {
  return value instanceof PyDict && value.type === dictType && value.keys.unicode && !value.keys.shared
    ? value
    : undefined;
}

export const LOAD_GLOBAL = instruction({
  summary: 'Pushes a global or builtin variable and, if bit 0 is set, NULL.',
  operand: 'attribute',
  before: [],
  after: ['value', optional('null', 'null', 'null')],
  may: 'runs Python',
  cache: GlobalCache,
  run(thread, frame, sp, oparg) {
    const name = nameAt(frame, oparg >> 1);
    let value = lookupMapping(thread, frame.globals, name);
    if (value === undefined) value = lookupMapping(thread, frame.builtins, name);
    if (value === undefined) throw notDefined(name);
    put(frame, sp, value);
    if (oparg & 1) frame.slots[sp + 1] = undefined;
  },
  /** _Py_Specialize_LoadGlobal. */
  specialize(frame, _sp, oparg, ip) {
    const { executable, words } = frame;
    const name = nameAt(frame, oparg >> 1);
    const globals = plainNamespace(frame.globals);
    if (globals === undefined) return unspecialize(executable, ip);
    let index = globals.keys.find(name);
    if (index >= 0) {
      words[ip + GlobalCache.index] = index;
      words[ip + GlobalCache.module_keys_version] = keysVersion(globals.keys);
      return specialize(executable, ip, SpecializedOp.LOAD_GLOBAL_MODULE);
    }
    const builtins = plainNamespace(frame.builtins);
    if (builtins === undefined) return unspecialize(executable, ip);
    index = builtins.keys.find(name);
    if (index < 0) return unspecialize(executable, ip);
    words[ip + GlobalCache.index] = index;
    words[ip + GlobalCache.module_keys_version] = keysVersion(globals.keys);
    words[ip + GlobalCache.builtin_keys_version] = keysVersion(builtins.keys);
    specialize(executable, ip, SpecializedOp.LOAD_GLOBAL_BUILTIN);
  },
  forms: {
    LOAD_GLOBAL_MODULE: {
      inLoop: true,
      run(_thread, frame, sp, oparg, ip) {
        const { slots, owned, words, globals } = frame;
        if (globals.keys.version !== words[ip + GlobalCache.module_keys_version]) return GUARD_FAILED;
        const value = globals.values[words[ip + GlobalCache.index]!];
        if (value === undefined) return GUARD_FAILED;
        owned[sp] = 1;
        hold(value);
        slots[sp] = value;
        if (oparg & 1) slots[sp + 1] = undefined;
      },
    },
    LOAD_GLOBAL_BUILTIN: {
      inLoop: true,
      run(_thread, frame, sp, oparg, ip) {
        const { slots, owned, words } = frame;
        if (frame.globals.keys.version !== words[ip + GlobalCache.module_keys_version]) return GUARD_FAILED;
        const builtins = frame.builtins as PyDict;
        if (builtins.keys?.version !== words[ip + GlobalCache.builtin_keys_version]) return GUARD_FAILED;
        const value = builtins.values[words[ip + GlobalCache.index]!];
        if (value === undefined) return GUARD_FAILED;
        owned[sp] = 1;
        hold(value);
        slots[sp] = value;
        if (oparg & 1) slots[sp + 1] = undefined;
      },
    },
  },
});

export const STORE_GLOBAL = instruction({
  summary: 'Binds a global variable.',
  operand: 'name',
  before: ['value'],
  after: [],
  may: 'runs Python',
  run(thread, frame, sp, oparg) {
    const value = steal(frame, sp - 1);
    try {
      frame.globals.setStr(thread, nameAt(frame, oparg), value);
    } finally {
      release(thread, value);
    }
  },
});

export const DELETE_GLOBAL = instruction({
  summary: 'Deletes a global variable.',
  operand: 'name',
  before: [],
  after: [],
  may: 'raises',
  run(thread, frame, _sp, oparg) {
    const name = nameAt(frame, oparg);
    if (!frame.globals.delStr(thread, name)) throw notDefined(name);
  },
});
