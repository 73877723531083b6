// The calling conventions of native functions, and the text signatures that they follow from.

/** The METH_* conventions. They decide how arguments arrive and which arity errors a call gives. */
export type Convention = 'noargs' | 'o' | 'fastcall' | 'fastcall_keywords' | 'varargs' | 'varargs_keywords';

/** Does the convention hand over a tuple and a dict (METH_VARARGS)? */
export const takesContainers = (convention: Convention): boolean =>
  convention === 'varargs' || convention === 'varargs_keywords';

/** One parameter of a text signature. */
export interface NativeParameter {
  name: string;
  kind: 'positional-only' | 'positional-or-keyword' | 'var-positional' | 'keyword-only';
  required: boolean;
}

/** The convention that Argument Clinic chooses for these parameters. */
export function conventionOf(parameters: NativeParameter[]): Convention {
  if (parameters.length === 0) return 'noargs';
  if (parameters.every(({ kind }) => kind === 'positional-only' || kind === 'var-positional')) {
    const [only] = parameters;
    return parameters.length === 1 && only!.required && only!.kind === 'positional-only' ? 'o' : 'fastcall';
  }
  return 'fastcall_keywords';
}

/** Reads the inside of a text signature: "$self, sep=None, maxsplit=-1". Defaults only tell that a parameter is optional. */
export function parseParameters(text: string): NativeParameter[] {
  const parameters: NativeParameter[] = [];
  let keywordOnly = false;
  for (const part of splitTopLevel(text)) {
    if (part === '' || part.startsWith('$')) continue;
    if (part === '/') {
      for (const parameter of parameters) parameter.kind = 'positional-only';
    } else if (part === '*') {
      keywordOnly = true;
    } else if (part.startsWith('*')) {
      parameters.push({ name: part.slice(1), kind: 'var-positional', required: false });
      keywordOnly = true;
    } else {
      const equals = part.indexOf('=');
      parameters.push({
        name: equals < 0 ? part : part.slice(0, equals),
        kind: keywordOnly ? 'keyword-only' : 'positional-or-keyword',
        required: equals < 0,
      });
    }
  }
  return parameters;
}

function splitTopLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let part = '';
  for (const char of text) {
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === "'" || char === '"') quote = char;
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (char === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
      continue;
    }
    part += char;
  }
  parts.push(part.trim());
  return parts;
}
