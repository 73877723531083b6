// Texts that the interpreters of a process compile again and again: what namedtuple and dataclass put together, programs that run anew.
// What comes of them is kept and copied, since code objects are counted and change while they run.

import { copyCode } from '../objects/functions/copy-code';
import type { PyCode } from '../objects/functions/code';
import { makeImmortal } from './shared-code';

/** Characters of the longest text that is kept, and of all together. */
const LONGEST = 20_000;
const CAPACITY = 5_000_000;

const kept = new Map<string, PyCode>();
let characters = 0;

/** The code of a text under a key that says all on which it depends. `compile` tells with it whether it had nothing else to say. */
export function compiledText(key: string, compile: () => { code: PyCode; silent: boolean }): PyCode {
  const known = kept.get(key);
  if (known !== undefined) return copyCode(known);
  const { code, silent } = compile();
  if (silent && key.length <= LONGEST) keep(key, code);
  return code;
}

function keep(key: string, code: PyCode): void {
  const copy = copyCode(code);
  makeImmortal(copy);
  if (characters + key.length > CAPACITY) {
    kept.clear();
    characters = 0;
  }
  kept.set(key, copy);
  characters += key.length;
}
