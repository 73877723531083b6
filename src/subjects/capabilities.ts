// What a Python must be able to show for an example to say anything about it. Each capability is probed with a program, never assumed.

import type { Program, RunLimits, Subject } from './subject';

export interface Capability {
  /** As in the tag: @needs:threads. */
  name: string;
  /** What a subject with it can do, to complete "the subject cannot …". */
  ability: string;
  /** A program that ends without an exception, and defines `able` as true, where the capability is there. */
  probe: string;
}

export const CAPABILITIES: readonly Capability[] = [
  {
    name: 'threads',
    ability: 'start threads',
    probe: `
import threading
log = []
thread = threading.Thread(target=log.append, args=(1,))
thread.start()
thread.join()
able = log == [1]
`,
  },
  {
    name: 'asyncio-run',
    ability: 'run an event loop with asyncio.run',
    probe: `
import asyncio
async def main():
    await asyncio.sleep(0)
    return 1
able = asyncio.run(main()) == 1
`,
  },
  {
    name: 'bytecode-3.14',
    ability: "show CPython 3.14's bytecode with dis",
    probe: `
import dis
def g(a, b):
    return f(a, b)
names = [i.opname for i in dis.get_instructions(g)]
able = names == ['RESUME', 'LOAD_GLOBAL', 'LOAD_FAST_BORROW_LOAD_FAST_BORROW', 'CALL', 'RETURN_VALUE']
`,
  },
  {
    name: 'specialization',
    ability: "show CPython 3.14's specialised instructions",
    probe: `
import dis
def g(xs):
    return len(xs)
for _ in range(10):
    g([])
able = 'CALL_LEN' in [i.opname for i in dis.get_instructions(g, adaptive=True)]
`,
  },
  {
    name: 'reference-counts',
    ability: 'release objects as soon as nothing holds them, and count the holders',
    probe: `
import sys
log = []
class C:
    def __del__(self):
        log.append('released')
C()
log.append('after')
able = log == ['released', 'after'] and sys.getrefcount([]) <= 2
`,
  },
  {
    name: 'testcapi',
    ability: "call C's side of the call protocol through _testcapi",
    probe: `
import _testcapi
able = _testcapi.meth_varargs(1)[1] == (1,)
`,
  },
];

/** Probes one capability: true, or why it is lacking. */
export async function probeCapability(
  subject: Subject,
  capability: Capability,
  limits: RunLimits,
): Promise<true | string> {
  const program: Program = {
    source: capability.probe,
    modules: new Map(),
    probes: [{ kind: 'evaluate', source: 'bool(able)' }],
  };
  const { main, probes, stopped } = await subject.run(program, limits);
  if (stopped !== undefined) return `cannot ${capability.ability} (${stopped.message})`;
  if (main.exception !== undefined) {
    return `cannot ${capability.ability} (${main.exception.type}: ${main.exception.message})`;
  }
  return probes[0]?.value === 'True' ? true : `cannot ${capability.ability}`;
}
