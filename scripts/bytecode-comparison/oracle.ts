// Compiles on CPython itself (the pyodide package, in this process).

import { loadOracle } from '../../src/subjects/pyodide/load-oracle';
import type { Compiled } from './snapshot';

/** Defines `snapshot_source(source, filename, optimize)`, which gives JSON in the form of `Compiled`. */
const PROGRAM = `
import json, struct, types, warnings
from _testinternalcapi import get_co_localskinds

def bits(value):
    return struct.pack('>d', value).hex()

def describe(value):
    match value:
        case None | True | False: return repr(value)
        case types.EllipsisType(): return 'Ellipsis'
        case str(): return 'str ' + json.dumps(value)
        case int(): return 'int ' + str(value)
        case float(): return 'float ' + bits(value)
        case complex(): return f'complex {bits(value.real)} {bits(value.imag)}'
        case bytes(): return 'bytes ' + value.hex()
        case tuple(): return f'tuple({', '.join(map(describe, value))})'
        case frozenset(): return f'frozenset({', '.join(sorted(map(describe, value)))})'
        case slice(): return f'slice({', '.join(map(describe, (value.start, value.stop, value.step)))})'
        case types.CodeType(): return '<code>'
    raise TypeError(type(value))

def snapshot(code):
    return dict(
        name=code.co_name, qualname=code.co_qualname, filename=code.co_filename, firstlineno=code.co_firstlineno,
        argcount=code.co_argcount, posonlyargcount=code.co_posonlyargcount, kwonlyargcount=code.co_kwonlyargcount,
        nlocals=code.co_nlocals, stacksize=code.co_stacksize, flags=code.co_flags, code=code.co_code.hex(),
        linetable=code.co_linetable.hex(), exceptiontable=code.co_exceptiontable.hex(),
        consts=[describe(constant) for constant in code.co_consts], names=code.co_names, varnames=code.co_varnames,
        cellvars=code.co_cellvars, freevars=code.co_freevars,
        locals=[f'{name} {kind}' for name, kind in get_co_localskinds(code).items()],
        nested=[snapshot(constant) for constant in code.co_consts if isinstance(constant, types.CodeType)])

def snapshot_source(source, filename, optimize):
    try:
        with warnings.catch_warnings(action='ignore'):
            code = compile(bytes(source), filename, 'exec', dont_inherit=True, optimize=optimize)
    except SyntaxError as error:
        position = (error.lineno, error.offset, error.end_lineno, error.end_offset)
        return json.dumps(dict(error=f'{type(error).__name__}: {error.msg} {position}'))
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        return json.dumps(dict(error=f'{type(error).__name__}: {error}'))
    return json.dumps(dict(code=snapshot(code)))
snapshot_source
`;

/** Starts CPython and returns the function that compiles on it. */
export async function startOracle(optimize: number): Promise<(source: Uint8Array, filename: string) => Compiled> {
  const { pyodide: python } = await loadOracle();
  const compileThere = python.runPython(PROGRAM) as (source: Uint8Array, filename: string, optimize: number) => string;
  return (source, filename) => JSON.parse(compileThere(source, filename, optimize)) as Compiled;
}
