// Code that all interpreters of the process share: compiled once, never counted.

import type { PyCode } from '../objects/functions/code';
import { IMMORTAL, isObject, type Value } from '../objects/object';

const codeCache = new Map<string, PyCode>();

/** The code under a key (a path in the library's archive, a program text), compiled at the first request of the process. */
export function sharedCode(key: string, compile: () => PyCode): PyCode {
  let code = codeCache.get(key);
  if (code === undefined) {
    code = compile();
    makeImmortal(code);
    codeCache.set(key, code);
  }
  return code;
}

/** Frees a value and all that it holds from counting: it lives as long as the process. */
export function makeImmortal(value: Value | undefined): void {
  if (!isObject(value) || value.refs >= IMMORTAL) return;
  value.refs = 2 * IMMORTAL;
  if (value.type.isHeapType) return;
  value.traverse(makeImmortal);
}
