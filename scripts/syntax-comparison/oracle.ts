// What CPython says about a program: its syntax tree, or why it is rejected, and the warnings on the way.

import { loadOracle } from '../../src/subjects/pyodide/load-oracle';

export type Outcome = {
  tree?: string;
  error?: [type: string, msg: string, ...place: (number | string | null)[]];
  metadata?: [number, number, string] | null;
  warnings: [category: string, message: string, lineno: number][];
};

export interface Program {
  mode: 'exec' | 'eval' | 'single' | 'func_type';
  source: string | number[];
  typeComments?: boolean;
}

const ASK = `
import ast, json, warnings
def ask(text):
    program = json.loads(text)
    source, flags = program['source'], ast.PyCF_ONLY_AST
    if isinstance(source, list): source = bytes(source)
    if program.get('typeComments'): flags |= ast.PyCF_TYPE_COMMENTS
    answer = {}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            answer['tree'] = ast.dump(compile(source, '<t>', program['mode'], flags, dont_inherit=True), include_attributes=True)
        except SyntaxError as e:
            place = [e.lineno, e.offset, e.end_lineno, e.end_offset, e.text]
            answer['error'] = [type(e).__name__, e.msg, *place]
            answer['metadata'] = e._metadata
        except (MemoryError, UnicodeDecodeError) as e:
            answer['error'] = [type(e).__name__, str(e), None, None, None, None, None]
            answer['metadata'] = None
        answer['warnings'] = [[w.category.__name__, str(w.message), w.lineno] for w in caught]
    return json.dumps(answer)
ask
`;

/** Starts CPython and gives the function that asks it. */
export async function startOracle(): Promise<(program: Program) => Outcome> {
  const { pyodide: python } = await loadOracle();
  const ask = python.runPython(ASK) as (program: string) => string;
  return (program) => JSON.parse(ask(JSON.stringify(program))) as Outcome;
}
