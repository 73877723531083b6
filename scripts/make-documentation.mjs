// Takes the docstrings of CPython's native objects out of the pyodide package: `node scripts/make-documentation.mjs FILE`.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPyodide } from 'pyodide';

/** Prints two lines of JSON: docstrings of types by name, then those of attributes, functions and modules. */
const COLLECT = `
import sys, json, types

modules = {name: sys.modules.get(name) for name in ('_frozen_importlib', '_frozen_importlib_external')}
for name in [*sys.builtin_module_names, 'zipimport', 'collections', 'functools', 'operator', 'weakref', 'typing', 'types', 'string.templatelib',
             '_sitebuiltins']:
    try:
        __import__(name)
    except ImportError:
        continue
    modules[name] = sys.modules[name]

# CPython has these in Python, callspec has them natively.
WRITTEN_IN_PYTHON = ('_frozen_importlib', 'zipimport.', '_sitebuiltins.')

def is_native(cls):
    return '__firstlineno__' not in vars(cls)

def name_of(cls):
    module = getattr(cls, '__module__', None)
    if not isinstance(module, str) or module == 'builtins':
        return cls.__qualname__
    return module + '.' + cls.__qualname__

found = []
def walk(cls):
    if cls in found:
        return
    found.append(cls)
    for derived in type.__subclasses__(cls):
        walk(derived)

walk(object)
for module in modules.values():
    for value in list(vars(module).values()):
        if isinstance(value, type):
            walk(value)

type_docs, docs = {}, {}
def add(table, key, text):
    if isinstance(text, str):
        table.setdefault(key, text)

for cls in found:
    name = name_of(cls)
    if not is_native(cls) and not name.startswith(WRITTEN_IN_PYTHON):
        continue
    text = vars(cls).get('__doc__')
    # Of type and function, what stands there says what the attribute of their instances is.
    add(type_docs, name, text if text is None or isinstance(text, str) else cls.__doc__)
    for key, value in list(vars(cls).items()):
        if isinstance(value, (str, int, tuple, dict, list, type)):
            continue
        text = getattr(value, '__func__', value).__doc__ if isinstance(value, (staticmethod, classmethod)) else getattr(value, '__doc__', None)
        if isinstance(value, types.WrapperDescriptorType) or key == '__new__':
            add(docs, 'slot ' + key, text)
        add(docs, name + '.' + key, text)
# The hooks themselves: pyodide has put others in their places.
for key in ('displayhook', 'excepthook', 'unraisablehook', 'breakpointhook'):
    add(docs, 'function sys.' + key, getattr(sys, '__' + key + '__').__doc__)
for name, module in modules.items():
    add(docs, 'module ' + name, module.__doc__)
    for key, value in list(vars(module).items()):
        if callable(value) and not isinstance(value, type):
            add(docs, 'function ' + name + '.' + key, getattr(value, '__doc__', None))
for name in ('strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace', 'surrogatepass', 'surrogateescape'):
    handler = modules['_codecs'].lookup_error(name)
    add(docs, 'function _codecs.' + handler.__name__, handler.__doc__)
add(type_docs, 'notice credits', repr(credits))
add(type_docs, 'notice copyright', sys.copyright)
class Plain:
    pass
for key in ('__dict__', '__weakref__'):
    add(docs, 'slot ' + key, vars(Plain)[key].__doc__)
json.dumps(type_docs) + '\\n' + json.dumps(docs) + '\\n'
`;

/** What the texts depend on: stands in the last line of the file. */
function basis() {
  const { version } = createRequire(import.meta.url)('pyodide/package.json');
  return createHash('sha256').update(`${version}\n${COLLECT}`).digest('hex');
}

/** The contents of the file if it is there and need not be made anew. */
export function knownDocumentation(file) {
  try {
    const text = readFileSync(file, 'utf8');
    return text.endsWith(`\n${basis()}\n`) ? text : undefined;
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
}

/** Writes the file as a whole. */
export async function makeDocumentation(file) {
  const python = await loadPyodide({ stdout: () => {}, stderr: () => {} });
  mkdirSync(path.dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, `${python.runPython(COLLECT)}${basis()}\n`);
  renameSync(beside, file);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await makeDocumentation(process.argv[2]);
