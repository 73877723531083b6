// What a Python must be able to show for an example to say anything about it. Each capability is probed with a program, never assumed.

import type { ActionOutcome, Probe, RunLimits, Subject } from './subject';

export interface Capability {
  /** As in the tag: @needs:threads. */
  name: string;
  /** What a subject with it can do, to complete "the subject cannot …". */
  ability: string;
  /** Python's manual leaves it to the implementation, as bytecode and counts of references: no rule for any Python can rest on it. */
  detail?: true;
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
    detail: true,
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
    detail: true,
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
    detail: true,
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
    detail: true,
    probe: `
import _testcapi
able = _testcapi.meth_varargs(1)[1] == (1,)
`,
  },
  {
    name: 'bytecode',
    ability: "show CPython's bytecode with dis",
    detail: true,
    probe: `
import dis
def g(a, b):
    return f(a, b)
names = [i.opname for i in dis.get_instructions(g)]
able = names[0] == 'RESUME' and 'LOAD_GLOBAL' in names and 'CALL' in names and names[-1] == 'RETURN_VALUE'
`,
  },
  {
    name: 'code-objects',
    ability: 'describe functions by code objects',
    detail: true,
    probe: `
def g(a, b, *c, d, **e):
    f = a
    return f
code = g.__code__
able = (code.co_name, code.co_argcount, code.co_kwonlyargcount) == ('g', 2, 1)
able = able and code.co_varnames == ('a', 'b', 'd', 'c', 'e', 'f') and code.co_flags & 12 == 12
`,
  },
  {
    name: 'compile',
    ability: 'compile and run program text from within a program',
    probe: `
names = {}
exec(compile('x = 1', '<text>', 'exec'), names)
able = names['x'] == 1 and eval('x + 1', names) == 2
try:
    compile('x = = 1', '<text>', 'exec')
    able = False
except SyntaxError:
    pass
`,
  },
  {
    name: 'warnings',
    ability: 'record the warnings of the compiler',
    probe: `
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    compile('assert (1, 2)', '<text>', 'exec')
able = len(caught) == 1 and caught[0].category is SyntaxWarning
`,
  },
  {
    name: 'tracebacks',
    ability: 'print tracebacks as CPython does',
    detail: true,
    probe: `
import sys
class Stream:
    text = ''
    def write(self, text):
        self.text += text
    def flush(self):
        pass
def inner():
    raise ValueError('text')
def outer():
    inner()
stream, saved = Stream(), sys.stderr
try:
    outer()
except ValueError as exc:
    sys.stderr = stream
    try:
        sys.__excepthook__(type(exc), exc, exc.__traceback__)
    finally:
        sys.stderr = saved
lines = stream.text.strip().split('\\n')
able = lines[0] == 'Traceback (most recent call last):' and lines[-1] == 'ValueError: text'
able = able and [l.split(', ')[2] for l in lines if l.startswith('  File ')] == ['in <module>', 'in outer', 'in inner']
`,
  },
  {
    name: 'frames',
    ability: 'show the frames of running functions',
    detail: true,
    probe: `
import sys
def inner():
    local = 1
    frame = sys._getframe()
    return frame.f_code.co_name, frame.f_locals['local'], frame.f_back.f_code.co_name, frame.f_lineno > 0
def outer():
    return inner()
able = outer() == ('inner', 1, 'outer', True)
`,
  },
  {
    name: 'tracing',
    ability: 'report calls and returns to sys.setprofile and sys.settrace',
    detail: true,
    probe: `
import sys
log = []
def watch(frame, event, arg):
    log.append(event)
def g():
    pass
sys.setprofile(watch)
g()
len('')
sys.setprofile(None)
able = log[:4] == ['call', 'return', 'c_call', 'c_return']
del log[:]
sys.settrace(watch)
g()
sys.settrace(None)
able = able and log == ['call']
`,
  },
  {
    name: 'monitoring',
    ability: 'report events to sys.monitoring',
    probe: `
import sys
log = []
def g():
    pass
monitoring = sys.monitoring
monitoring.use_tool_id(1, 'probe')
monitoring.register_callback(1, monitoring.events.PY_START, lambda code, offset: log.append(code.co_name))
monitoring.set_events(1, monitoring.events.PY_START)
g()
monitoring.set_events(1, 0)
monitoring.register_callback(1, monitoring.events.PY_START, None)
monitoring.free_tool_id(1)
able = log == ['g']
`,
  },
  {
    name: 'gc',
    ability: 'find and collect cycles on demand',
    detail: true,
    probe: `
import gc, weakref
class C:
    pass
def find():
    a = C()
    a.self = a
    holders = [a]
    return weakref.ref(a), any(holder is holders for holder in gc.get_referrers(a))
watcher, found = find()
gc.collect()
able = found and watcher() is None
`,
  },
  {
    name: 'unraisable-hook',
    ability: 'hand exceptions that nobody can catch to sys.unraisablehook',
    detail: true,
    probe: `
import sys
log = []
class C:
    def __del__(self):
        raise ValueError('text')
hook, sys.unraisablehook = sys.unraisablehook, lambda args: log.append(str(args.exc_value))
C()
sys.unraisablehook = hook
able = log == ['text']
`,
  },
  {
    name: 'recursion-limit',
    ability: 'end endless recursion at sys.setrecursionlimit with RecursionError',
    probe: `
import sys
before = sys.getrecursionlimit()
def g(n):
    return g(n + 1)
sys.setrecursionlimit(200)
able = sys.getrecursionlimit() == 200
try:
    g(0)
    able = False
except RecursionError:
    pass
finally:
    sys.setrecursionlimit(before)
`,
  },
  {
    name: 'c-long-32',
    ability: 'convert to a C long of 32 bits',
    detail: true,
    probe: `
import struct
able = struct.calcsize('l') == 4
`,
  },
];

/** The capability to import a module is needed by whatever imports it, and has no tag. */
export const importOf = (name: string): Capability => ({
  name: `import:${name}`,
  ability: `import ${name}`,
  probe: `import ${name}\nable = True\n`,
});

/**
 * Probes capabilities, all in one run where that succeeds: for each true, or why it is lacking. Where a probe ends the run,
 * each has a run of its own.
 */
export async function probeCapabilities(
  subject: Subject,
  capabilities: readonly Capability[],
  limits: RunLimits,
): Promise<Record<string, true | string>> {
  const probes = capabilities.flatMap(probesOf);
  const { main, probes: answers, stopped } = await subject.run({ source: '', modules: new Map(), probes }, limits);
  if (stopped === undefined && main.exception === undefined && answers.length === probes.length) {
    return Object.fromEntries(
      capabilities.map((capability, index) => [
        capability.name,
        judge(capability, answers[2 * index]!, answers[2 * index + 1]!),
      ]),
    );
  }
  if (capabilities.length > 1) {
    const results: Record<string, true | string> = {};
    for (const capability of capabilities) {
      Object.assign(results, await probeCapabilities(subject, [capability], limits));
    }
    return results;
  }
  const why = stopped?.message ?? main.exception?.message ?? 'no answer';
  return Object.fromEntries(capabilities.map(({ name, ability }) => [name, `cannot ${ability} (${why})`]));
}

const probesOf = ({ probe }: Capability): Probe[] => [
  { kind: 'execute', source: `able = False\n${probe}` },
  { kind: 'evaluate', source: 'bool(able)' },
];

function judge({ ability }: Capability, ran: ActionOutcome, answer: ActionOutcome): true | string {
  if (ran.exception !== undefined) return `cannot ${ability} (${ran.exception.type}: ${ran.exception.message})`;
  return answer.value === 'True' ? true : `cannot ${ability}`;
}

/** Probes one capability: true, or why it is lacking. */
export async function probeCapability(
  subject: Subject,
  capability: Capability,
  limits: RunLimits,
): Promise<true | string> {
  return (await probeCapabilities(subject, [capability], limits))[capability.name]!;
}
