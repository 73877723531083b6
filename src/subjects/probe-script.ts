// Turns a program and its probes into one Python script that any Python can run, and reads back what the script reports.
// Observations are made in Python, so that every subject is asked the same way.

import type { ActionOutcome, ExceptionReport, Outcome, Probe, Program } from './subject';

/** Starts each line of the report, so that it can be told from what the program prints. */
export const MARK = '\x1e';

/** Begins the report that ends each step. */
export const STEP_MARK = `${MARK}{"kind":"step"`;

/** How often a program runs to be warm: CPython specialises instructions at their second execution. */
const WARM_RUNS = 3;

/** File name of the program in tracebacks. */
export const PROGRAM_FILE = 'example.py';

/**
 * The Python part. It runs the program as `__main__` and then each probe, and after each prints a line that starts with MARK.
 * The program's own output goes straight to standard output and is attributed to the step during which it came.
 * When it runs all that several times, each time in fresh namespaces, the code objects are those of the first time.
 */
export const PROBE_RUNNER = `
import sys

def quote(text):
    plain = text.replace('\\\\', '\\\\\\\\').replace('"', '\\\\"').replace('\\n', '\\\\n')
    if plain.isascii() and plain.isprintable():
        return '"' + plain + '"'
    return '"' + ''.join(map(escape, text)) + '"'

def escape(char):
    code = ord(char)
    if 32 <= code <= 126 and char not in '"\\\\':
        return char
    if code <= 0xffff:
        return '\\\\u%04x' % code
    code -= 0x10000
    return '\\\\u%04x\\\\u%04x' % (0xd800 + (code >> 10), 0xdc00 + (code & 0x3ff))

stdout = sys.__stdout__

def report(kind, pairs):
    stdout.write('${MARK}' + '{"kind":"' + kind + '"' + ''.join(',' + quote(k) + ':' + v for k, v in pairs) + '}\\n')
    stdout.flush()

class Capture:
    def __init__(self):
        self.parts = []
    def write(self, text):
        self.parts.append(text)
        return len(text)
    def flush(self):
        pass

def own_frames_removed(exc):
    tb = exc.__traceback__
    while tb is not None and tb.tb_frame.f_globals is globals():
        tb = tb.tb_next
    return tb

def message_of(exc):
    try:
        return str(exc.msg) if isinstance(exc, SyntaxError) else str(exc)
    except BaseException:
        return '<exception str() failed>'

def describe(exc):
    exc.__traceback__ = own_frames_removed(exc)
    capture, saved = Capture(), sys.stderr
    sys.stderr = capture
    try:
        sys.__excepthook__(type(exc), exc, exc.__traceback__)
    finally:
        sys.stderr = saved
    pairs = [('type', quote(type(exc).__name__)),
             ('message', quote(message_of(exc))),
             ('traceback', quote(''.join(capture.parts)))]
    if isinstance(exc, SyntaxError):
        position = [getattr(exc, name, None) for name in ('lineno', 'offset', 'end_lineno', 'end_offset')]
        pairs.append(('position', '[' + ','.join('null' if n is None else str(n) for n in position) + ']'))
    return '{' + ','.join(quote(k) + ':' + v for k, v in pairs) + '}'

def describe_briefly(exc):
    pairs = [('type', type(exc).__name__), ('message', message_of(exc)), ('traceback', '')]
    return '{' + ','.join(quote(k) + ':' + quote(v) for k, v in pairs) + '}'

def step(action, *arguments):
    pairs = []
    try:
        value = action(*arguments)
        if value is not None:
            pairs.append(('value', quote(value)))
        del value
    except BaseException as exc:
        try:
            description = describe(exc)
        except BaseException:
            description = describe_briefly(exc)
        pairs.append(('exception', description))
    report('step', pairs)

kept_code = {}
place = 0

def code_of(source, name, mode):
    global place
    place += 1
    if place not in kept_code:
        kept_code[place] = compile(source, name, mode, dont_inherit=True)
    return kept_code[place]

def run_program(source, namespace):
    exec(code_of(source, '${PROGRAM_FILE}', 'exec'), namespace)

def evaluate(source, namespace):
    return repr(eval(code_of(source, '<evaluate>', 'eval'), namespace))

def execute(source, namespace):
    exec(code_of(source, '<execute>', 'exec'), namespace)

def compile_only(source, namespace):
    import warnings
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            compile(source, '<compile>', 'exec', dont_inherit=True)
        finally:
            report('warnings', [('list', '[' + ','.join(quote(w.category.__name__ + ': ' + str(w.message)) for w in caught) + ']')])

def listing_of(value):
    import dis
    capture, saved = Capture(), sys.stdout
    sys.stdout = capture
    try:
        dis.dis(value)
    finally:
        sys.stdout = saved
    return ''.join(capture.parts)

def disassemble(source, namespace):
    return listing_of(eval(code_of(source, '<evaluate>', 'eval'), namespace))

def disassemble_source(source, namespace):
    return listing_of(compile(source, '${PROGRAM_FILE}', 'exec', dont_inherit=True))

def meaning(i):
    if type(i.argval) is type(run.__code__):
        return '<code object %s>' % i.argval.co_name
    if i.argrepr.startswith(('to L', 'from L')):
        return i.argrepr.split()[0] + ' ' + str(i.argval)
    return i.argrepr

def operand(i):
    return '' if i.arg is None else ' ' + (meaning(i) or str(i.arg))

RESULTS = {'PUSH_NULL': 'NULL', 'CALL': 'result', 'CALL_KW': 'result', 'CALL_FUNCTION_EX': 'result', 'BUILD_LIST': 'list',
           'BUILD_TUPLE': 'tuple', 'BUILD_MAP': 'dict', 'BUILD_SET': 'set', 'BUILD_STRING': 'str', 'MAKE_FUNCTION': 'function',
           'SET_FUNCTION_ATTRIBUTE': 'function', 'GET_ITER': 'iterator', 'FOR_ITER': 'item'}
WITHOUT_RESULT = ('STORE', 'DELETE', 'POP', 'JUMP', 'RETURN', 'RAISE', 'RERAISE', 'NOP', 'RESUME', 'NOT_TAKEN', 'EXTENDED_ARG', 'MAKE_CELL',
                  'COPY_FREE', 'LIST_', 'SET_ADD', 'SET_UPDATE', 'MAP_ADD', 'DICT_', 'END_FOR', 'END_ASYNC', 'SETUP')

def pushed_names(i):
    name = i.opname
    if name == 'STORE_FAST_LOAD_FAST':
        return [i.argrepr.split(', ')[1]]
    if name.startswith(WITHOUT_RESULT):
        return []
    if name.startswith('LOAD_FAST') and 'LOAD_FAST' in name[4:].partition('_')[2][4:]:
        return i.argrepr.split(', ')
    if name in ('LOAD_GLOBAL', 'LOAD_ATTR', 'LOAD_SUPER_ATTR'):
        return i.argrepr.split(' + ')
    if name == 'LOAD_SPECIAL':
        return [i.argrepr, 'NULL|self']
    if name == 'LOAD_SMALL_INT':
        return [str(i.arg)]
    if name.startswith(('LOAD_', 'IMPORT_')) and i.argrepr:
        return [meaning(i)]
    if name == 'UNPACK_SEQUENCE':
        return ['item'] * i.arg
    if name == 'UNPACK_EX':
        return ['item'] * (1 + (i.arg & 255) + (i.arg >> 8))
    return [RESULTS.get(name) or ('tuple' if i.argrepr == 'INTRINSIC_LIST_TO_TUPLE' else 'value')]

def after(dis, names, i, jumps):
    if i.opname == 'COPY':
        return names + [names[-i.arg]]
    if i.opname == 'SWAP':
        names = names[:]
        names[-1], names[-i.arg] = names[-i.arg], names[-1]
        return names
    if i.opname == 'PUSH_EXC_INFO':
        return names[:-1] + ['previous'] + names[-1:]
    if i.opname == 'FOR_ITER' and jumps:
        return names
    pushed = pushed_names(i)
    depth = len(names) + dis.stack_effect(i.opcode, i.arg, jump=jumps)
    return names[:depth - len(pushed)] + pushed

class Walk:
    """The names of the stack entries of one frame on its way through its code."""
    def __init__(self, dis, code):
        self.dis, self.names, self.last, self.raised = dis, [], None, False
        self.code = {i.offset: i for i in dis.get_instructions(code)}
        offsets = list(self.code)
        self.following = dict(zip(offsets, offsets[1:]))
        self.handlers = dis._parse_exception_table(code)
    def before(self, offset):
        i = self.code[offset]
        if self.raised:
            entry = next(e for e in self.handlers if e.start <= self.last.offset < e.end)
            self.names = self.names[:entry.depth] + (['lasti'] if entry.lasti else []) + ['exception']
            offsets = [o for o in self.code if entry.target <= o < offset]
            for o in offsets:
                self.names = after(self.dis, self.names, self.code[o], False)
        elif self.last is not None:
            self.names = after(self.dis, self.names, self.last, self.following.get(self.last.offset) != offset)
        self.last, self.raised = i, False
        return i.opname + operand(i) + ' -> ' + ', '.join(self.names)

def stack_before_each(text, namespace):
    import dis
    function, source = text.split('\\n', 1)
    walks, lines, failures = {}, [], []
    def observed(callback):
        def event(code, offset, *rest):
            if function in (code.co_name, code.co_qualname):
                frame = sys._getframe(1)
                if frame not in walks:
                    walks[frame] = Walk(dis, code)
                try:
                    callback(walks[frame], offset)
                except Exception as exc:
                    failures.append(exc)
        return event
    def instruction(walk, offset):
        lines.append(walk.before(offset))
    def raises(walk, offset):
        walk.raised = True
    code = compile(source, '<evaluate>', 'eval', dont_inherit=True)
    monitoring, tool = sys.monitoring, 4
    events = monitoring.events
    monitoring.use_tool_id(tool, 'stack')
    for event, callback in ((events.INSTRUCTION, instruction), (events.RAISE, raises), (events.RERAISE, raises)):
        monitoring.register_callback(tool, event, observed(callback))
    monitoring.set_events(tool, events.INSTRUCTION | events.RAISE | events.RERAISE)
    try:
        eval(code, namespace)
    except Exception:
        pass
    finally:
        monitoring.clear_tool_id(tool)
        monitoring.free_tool_id(tool)
    if failures:
        raise failures[0]
    return '\\n'.join(lines)

actions = {'evaluate': evaluate, 'execute': execute, 'compile': compile_only,
           'disassemble': disassemble, 'disassemble-source': disassemble_source,
           'stack': stack_before_each}

def make_module(name):
    module = type(sys)(name)
    sys.modules[name] = module
    return module

def remember():
    import _warnings, builtins, gc
    return {'modules': dict(sys.modules), 'builtins': dict(builtins.__dict__), 'path': sys.path[:],
            'meta_path': sys.meta_path[:], 'filters': _warnings.filters[:], 'limit': sys.getrecursionlimit(),
            'hooks': (sys.unraisablehook, sys.excepthook, sys.displayhook), 'gc': gc.isenabled()}

def restore(before, collect):
    import _warnings, builtins, gc
    sys.settrace(None)
    sys.setprofile(None)
    monitoring = getattr(sys, 'monitoring', None)
    if monitoring is not None:
        for tool in range(6):
            if monitoring.get_tool(tool) is not None:
                monitoring.set_events(tool, 0)
                monitoring.free_tool_id(tool)
    sys.setrecursionlimit(before['limit'])
    sys.unraisablehook, sys.excepthook, sys.displayhook = before['hooks']
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    sys.path[:], sys.meta_path[:] = before['path'], before['meta_path']
    if _warnings.filters != before['filters']:
        _warnings.filters[:] = before['filters']
        with sys.modules['warnings'].catch_warnings():
            pass
    builtins.__dict__.clear()
    builtins.__dict__.update(before['builtins'])
    for name in [name for name in sys.modules if name not in before['modules']]:
        if name == '__main__' or getattr(sys.modules[name], '__spec__', None) is None:
            del sys.modules[name]
    sys.modules.update(before['modules'])
    if collect:
        gc.collect()
    if before['gc']:
        gc.enable()
    else:
        gc.disable()

def run(source, modules, probes, times):
    global place
    before = remember() if times > 1 else None
    for time in range(times):
        if time > 0:
            restore(before, time == times - 1)
            report('again', [])
        place = 0
        for name, text in modules:
            exec(code_of(text, name + '.py', 'exec'), make_module(name).__dict__)
        namespace = make_module('__main__').__dict__
        namespace['__builtins__'] = __builtins__
        step(run_program, source, namespace)
        for kind, text in probes:
            step(actions[kind], text, namespace)
        del namespace
    report('end', [])
`;

/** The call that runs a program, once the definitions of PROBE_RUNNER are there; it carries all texts. */
export function probeCall(program: Program): string {
  const modules = [...program.modules].map(([name, text]) => `(${pythonLiteral(name)}, ${pythonLiteral(text)})`);
  const probes = program.probes.map((probe) => `(${pythonLiteral(probe.kind)}, ${pythonLiteral(textOf(probe))})`);
  const texts = [pythonLiteral(program.source), `[${modules.join(', ')}]`, `[${probes.join(', ')}]`];
  return `run(${texts.join(', ')}, ${runsWarm(program) ? WARM_RUNS : 1})\n`;
}

/** What code does may change when it is warm; a listing or a refusal to compile runs nothing. Instructions that are watched one by one are not specialised. */
function runsWarm({ warm, probes }: Program): boolean {
  const kinds = probes.map(({ kind }) => kind);
  const behaves = kinds.length === 0 || kinds.includes('evaluate') || kinds.includes('execute');
  return warm === true && behaves && !kinds.includes('stack');
}

/** What the action of a probe gets. */
const textOf = (probe: Probe): string => (probe.kind === 'stack' ? `${probe.function}\n${probe.source}` : probe.source);

/** A Python string literal. */
export function pythonLiteral(text: string): string {
  const escaped = text.replace(
    /[\\'\n\r\0]/g,
    (char) => ({ '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r' })[char] ?? '\\0',
  );
  return `'${escaped}'`;
}

export interface ProbeReport extends Pick<Outcome, 'main' | 'probes' | 'warm'> {
  /** The script has come to its end: every step is reported. */
  complete: boolean;
}

/** Sorts a run's standard output into what each step printed and reported. What is cut off or not a report counts as print. */
export function readReport(output: string): ProbeReport {
  let actions: ActionOutcome[] = [];
  let cold: ActionOutcome[] | undefined;
  let stdout = '';
  let warnings: string[] = [];
  let complete = false;
  let rest = output;
  while (!complete) {
    const mark = rest.indexOf(MARK);
    if (mark < 0) break;
    stdout += rest.slice(0, mark);
    const end = rest.indexOf('\n', mark);
    const message = end < 0 ? undefined : parseMessage(rest.slice(mark + 1, end));
    if (message === undefined) {
      stdout += MARK;
      rest = rest.slice(mark + 1);
      continue;
    }
    rest = rest.slice(end + 1);
    if (message.kind === 'end') complete = true;
    else if (message.kind === 'again') {
      cold ??= actions;
      actions = [];
      stdout = '';
      warnings = [];
    } else if (message.kind === 'warnings') warnings = message.list ?? [];
    else {
      actions.push({ stdout, value: message.value, exception: message.exception, warnings });
      stdout = '';
      warnings = [];
    }
  }
  const last = stepsOf(actions, stdout + rest);
  if (cold === undefined) return { ...last, complete };
  return { ...stepsOf(cold, ''), warm: complete ? last : undefined, complete };
}

function stepsOf([main, ...probes]: ActionOutcome[], unfinished: string): Pick<Outcome, 'main' | 'probes'> {
  return { main: main ?? { stdout: unfinished, warnings: [] }, probes };
}

interface ReportMessage {
  kind: string;
  list?: string[];
  value?: string;
  exception?: ExceptionReport;
}

const REPORT_KINDS: readonly unknown[] = ['step', 'warnings', 'again', 'end'];

/** What a program prints after a mark of its own may be any JSON. */
function isReport(message: unknown): message is ReportMessage {
  const { kind, value, list, exception } = (message ?? {}) as Record<string, unknown>;
  const isText = (text: unknown) => typeof text === 'string';
  const { type, message: text, traceback } = (exception ?? {}) as Record<string, unknown>;
  return (
    REPORT_KINDS.includes(kind) &&
    (value === undefined || isText(value)) &&
    (list === undefined || (Array.isArray(list) && list.every(isText))) &&
    (exception === undefined || [type, text, traceback].every(isText))
  );
}

/** A line of the report; undefined for a line that only looks like one. */
function parseMessage(line: string): ReportMessage | undefined {
  try {
    const message: unknown = JSON.parse(line);
    return isReport(message) ? message : undefined;
  } catch {
    return undefined;
  }
}
