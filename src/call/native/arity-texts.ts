// The texts of errors about how many arguments a native function takes. They know no object, so that every module may use them; `callee` is
// said as the error names it: "len()", "array()", "function".

const plural = (count: number): string => (count === 1 ? '' : 's');

/** Kinds of argument as the texts of parsers tell them apart. */
type Kind = '' | 'positional ' | 'keyword ';

/** "pow expected at least 2 arguments, got 1" (_PyArg_CheckPositional); slots have no name. */
export const expected = (name: string, bound: '' | 'at least ' | 'at most ', count: number, given: number): string =>
  `${name}${name === '' ? '' : ' '}expected ${bound}${count} argument${plural(count)}, got ${given}`;

/** "array() takes at most 2 arguments (3 given)" (the parsers of getargs.c). */
export const takes = (
  callee: string,
  bound: 'at least' | 'at most' | 'exactly',
  count: number,
  given: number,
  kind: Kind = '',
): string => `${callee} takes ${bound} ${count} ${kind}argument${plural(count)} (${given} given)`;

/** "int() takes no keyword arguments", "object() takes no arguments" (_PyArg_NoKeywords, _PyArg_NoPositional). */
export const takesNone = (callee: string, kind: Kind = ''): string => `${callee} takes no ${kind}arguments`;

/** "globals() takes no arguments (1 given)": METH_NOARGS. */
export const takesNoneGiven = (callee: string, given: number): string => `${takesNone(callee)} (${given} given)`;

/** "len() takes exactly one argument (2 given)": METH_O. */
export const takesOne = (callee: string, given: number): string =>
  `${callee} takes exactly one argument (${given} given)`;

/** "missing required argument 'object' (pos 1)" (_PyArg_UnpackKeywords). */
export const missingArgument = (callee: string, parameter: string, position: number): string =>
  `${callee} missing required argument '${parameter}' (pos ${position})`;

/** "missing required keyword-only argument: 'key'" (_PyArg_UnpackKeywords). */
export const missingKeywordOnly = (callee: string, parameter: string): string =>
  `${callee} missing required keyword-only argument: '${parameter}'`;
