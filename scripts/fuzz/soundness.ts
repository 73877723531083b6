// Is an interpreter still sound after a program? What a program may do to those that run after it is taken back first.

import { PyDict } from '../../src/objects/containers/dict';
import { hold, release } from '../../src/objects/object';
import type { Interpreter } from '../../src/interpreter';
import { Tool } from '../../src/vm/events/event-numbers';

/** What a sound interpreter says, whatever ran before. */
const SOUND = `class C:
    def __init__(self, *args, **kwargs): self.args, self.kwargs = args, kwargs
    def total(self): return sum(self.args) + sum(self.kwargs.values())
values = [C(n, k=n).total() for n in range(20)]
print(values[-1], sorted({'a': 1, 'b': 2}.items()), f'{(1, 2)!r:>8}', [*map(str, {3})], int('7') + len(()))
`;
const SOUND_OUTPUT = "38 [('a', 1), ('b', 2)]   (1, 2) ['3'] 7\n";

/** Names in `__main__`, `sys.stdout`, and whoever observes what runs. */
export function takeBack({ main, thread }: Interpreter): void {
  const { sysDict, builtins } = thread.interp;
  const names = hold(PyDict.fresh());
  names.setStr(thread, '__name__', '__main__');
  names.setStr(thread, '__builtins__', builtins);
  const old = main.dict;
  main.dict = names;
  release(thread, old);
  sysDict.setStr(thread, 'stdout', sysDict.getStr('__stdout__')!);
  thread.legacyTracing.setTrace(null);
  thread.legacyTracing.setProfile(null);
  const { monitoring } = thread;
  for (let tool = 0; tool < Tool.SYS_PROFILE; tool++) {
    if (monitoring.toolNames[tool] !== undefined) monitoring.setEvents(tool, 0);
  }
}

/**
 * What is wrong when a sound program runs, whose output `printed` gives; undefined if nothing is, or if code of the program before takes
 * part in it, as hooks that nobody can remove do.
 */
export function unsound(interpreter: Interpreter, printed: () => string, before: string): string | undefined {
  const { exception, fault, stopped } = interpreter.run(SOUND, { filename: 'sound.py' });
  const output = printed();
  if (output === SOUND_OUTPUT || exception?.traceback.includes(`File "${before}"`)) return undefined;
  return `afterwards a sound program gives ${fault?.message ?? stopped ?? exception?.traceback ?? JSON.stringify(output.slice(-200))}`;
}
