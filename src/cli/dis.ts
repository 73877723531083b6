// callspec dis: prints the bytecode of a Python file as `python3.14 -m dis` does.

import { disassemble, type DisassemblyOptions } from '../bytecode/disassembler';
import { compile } from '../compiler/compile';
import { PyCode } from '../objects/functions/code';
import { readyCallables } from '../call/callables';
import { SyntaxFailure } from '../syntax/syntax-failure';
import { constantRepr } from './constant-repr';
import { ExitCode } from './exit-codes';
import { readProgram } from './program-file';

/** Prints the listing of a file, or of standard input for `-`. Returns the exit code. */
export function dis(file: string, options: DisassemblyOptions): number {
  readyCallables();
  const name = file === '-' ? '<stdin>' : file;
  const code = compileFile(readProgram(file), name);
  if (code === undefined) return ExitCode.FAILURES;
  process.stdout.write(listing(code, options).join('\n') + '\n');
  return ExitCode.FINE;
}

/** The code object; undefined if the file is not Python, which is reported. */
function compileFile(source: Uint8Array, name: string): PyCode | undefined {
  try {
    return compile(source, name, 'exec', { onWarning: warn });
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error;
    const place = error.lineno === null ? '' : `  File "${error.filename}", line ${error.lineno}\n`;
    const text = error.text === null ? '' : `    ${error.text.trim()}\n`;
    console.error(`${place}${text}${error.type}: ${error.msg}`);
    return undefined;
  }
}

function warn(warning: { category: string; message: string; filename: string; lineno: number }): undefined {
  console.error(`${warning.filename}:${warning.lineno}: ${warning.category}: ${warning.message}`);
}

/** The listing of a code object and of all those within it. */
function listing(code: PyCode, options: DisassemblyOptions): string[] {
  const lines = disassemble(code, constantRepr, options);
  for (const constant of code.co_consts) {
    if (!(constant instanceof PyCode)) continue;
    lines.push('', `Disassembly of ${constantRepr(constant)}:`, ...listing(constant, options));
  }
  return lines;
}
