// The probe script for small Pythons, which lack much of what the full one uses. It makes the same report.

import { MARK, PROGRAM_FILE, pythonLiteral } from './probe-script';
import type { Probe } from './subject';

/** What a program and its probes are, for this script. Modules are given to the Python as files. */
export interface SmallProgram {
  source: string;
  probes: readonly Probe[];
}

/** `main` is the namespace of the real __main__, in which programs run; what stands here is not seen by them. */
const SMALL_PROBE_RUNNER = `
import sys

def quote(text):
    out = ['"']
    for char in text:
        code = ord(char)
        if char in '"\\\\' or code < 32 or code > 126:
            if code > 0xffff:
                code -= 0x10000
                out.append('\\\\u%04x\\\\u%04x' % (0xd800 + (code >> 10), 0xdc00 + (code & 0x3ff)))
            else:
                out.append('\\\\u%04x' % code)
        else:
            out.append(char)
    out.append('"')
    return ''.join(out)

stdout = sys.stdout

def report(kind, pairs):
    stdout.write('${MARK}' + '{"kind":"' + kind + '"' + ''.join([',' + quote(k) + ':' + v for k, v in pairs]) + '}\\n')

def message_of(exc):
    try:
        return str(exc)
    except BaseException:
        return '<exception str() failed>'

def traceback_of(exc):
    try:
        from io import StringIO
        text = StringIO()
        sys.print_exception(exc, text)
        return '\\n'.join([line for line in text.getvalue().split('\\n') if '"<probe>"' not in line])
    except (ImportError, AttributeError):
        return ''

def describe(exc):
    pairs = [('type', type(exc).__name__), ('message', message_of(exc)), ('traceback', traceback_of(exc))]
    return '{' + ','.join([quote(k) + ':' + quote(v) for k, v in pairs]) + '}'

def step(action, source):
    pairs = []
    try:
        value = action(source)
        if value is not None:
            pairs.append(('value', quote(value)))
    except BaseException as exc:
        pairs.append(('exception', describe(exc)))
    report('step', pairs)

def run_program(source):
    exec(compile(source, '${PROGRAM_FILE}', 'exec'), main)

def evaluate(source):
    return repr(eval(compile(source, '<evaluate>', 'eval'), main))

def execute(source):
    exec(compile(source, '<execute>', 'exec'), main)

def compile_only(source):
    compile(source, '<compile>', 'exec')

def disassemble(source):
    import dis
    raise NotImplementedError('dis is there, and this script does not know what it does')

actions = {'evaluate': evaluate, 'execute': execute, 'compile': compile_only,
           'disassemble': disassemble, 'disassemble-source': disassemble, 'stack': disassemble}

def run(source, probes):
    step(run_program, source)
    for kind, text in probes:
        step(actions[kind], text)
    report('end', [])
`;

/** The script that runs a program and its probes. */
export function smallProbeScript({ source, probes }: SmallProgram): string {
  const asked = probes.map((probe) => `(${pythonLiteral(probe.kind)}, ${pythonLiteral(probe.source)})`);
  const call = `run(${pythonLiteral(source)}, [${asked.join(', ')}])\n`;
  const runner = pythonLiteral(SMALL_PROBE_RUNNER + call);
  return `exec(compile(${runner}, '<probe>', 'exec'), {'__name__': '__probe__', 'main': globals()})\n`;
}
