// Writes test/tracebacks/expected.txt: what CPython prints for each program in test/tracebacks/programs.py, apart by lines "#====".
// Usage: node scripts/record-tracebacks.mjs

import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadPyodide } from 'pyodide';

const folder = fileURLToPath(new URL('../test/tracebacks/', import.meta.url));
const programs = fs.readFileSync(`${folder}programs.py`, 'utf8').split('#====\n');

const python = await loadPyodide({ stdout: () => {}, stderr: () => {} });
python.runPython(`
import io, linecache, sys, traceback, types

def run(source):
    buffer = io.StringIO()
    linecache.cache['program.py'] = (len(source), None, source.splitlines(True), 'program.py')
    main = sys.modules['__main__'] = types.ModuleType('__main__')
    outputs = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = buffer
    try:
        exec(compile(source, 'program.py', 'exec', dont_inherit=True), main.__dict__)
    except BaseException as error:
        error.__traceback__ = error.__traceback__.tb_next
        traceback.print_exception(error)
    finally:
        sys.stdout, sys.stderr = outputs
    return buffer.getvalue()
`);
const expected = programs.map((source) => python.globals.get('run')(source));
fs.writeFileSync(`${folder}expected.txt`, expected.join('#====\n'));
