// Explains the calls of an expression, or of a line of a program, from the bytecode that they compile to.

import type { ListedInstruction } from '../bytecode/disassembler';
import { compile } from '../compiler/compile';
import type { Value } from '../objects/object';
import type { ExprNode, ModNode } from '../syntax/ast';
import { parse } from '../syntax/parse';
import { type Answer, answerAll } from './call-answers';
import { type CallAnatomy, dissect } from './call-anatomy';
import { type CallSite, callNodes, codeObjects, locateCalls, visitNodes } from './call-sites';
import { type Callee, calleeOf, type Definitions } from './callees';
import { SourceText } from './source-text';

/** Where an expression stands. */
export type Surroundings = 'function' | 'module' | 'class';

/** What is said of one call. */
export interface Explanation {
  readonly call: string;
  readonly line: number;
  /** `__qualname__` of the code that it is in. */
  readonly inside: string;
  readonly callee: Callee | undefined;
  readonly answers: readonly Answer[];
  /** Why there is nothing to answer: the compiler has made no call instruction. */
  readonly note: string | undefined;
  /** The stack before the call instruction. */
  readonly stack: readonly string[];
  readonly listing: readonly ListedLine[];
}

/** An instruction, and whether it belongs to the call. */
export interface ListedLine {
  readonly instruction: ListedInstruction;
  readonly belongs: boolean;
}

export interface ExplainOptions {
  /** Texts that define names, the nearest first. */
  definitions: readonly Definitions[];
  builtin: (name: string) => Value | undefined;
}

/** A program whose calls can be explained. */
export interface ReadProgram extends Definitions {
  readonly source: SourceText;
  readonly sites: readonly CallSite[];
}

/** Parses and compiles a program. Throws SyntaxFailure where it is not Python. */
export function readProgramText(source: string | Uint8Array, file: string): ReadProgram {
  const { tree } = parse(source, file, 'exec');
  const codes = codeObjects(compile(source, file, 'exec'));
  return { file, tree, codes, source: new SourceText(source), sites: locateCalls(callNodes(tree), codes) };
}

/** The text of a program in which an expression stands, each name in `locals` being a local variable. Throws SyntaxFailure. */
export function surround(expression: string, surroundings: Surroundings, locals: readonly string[]): string {
  const text = expression.trim();
  const tree = parse(text, '<expression>', 'eval').tree;
  const isLong = text.includes('\n');
  const whole = isLong ? `(${text}\n)` : text;
  switch (surroundings) {
    case 'module':
      return `${whole}\n`;
    case 'class':
      return `class ClassWithCall:\n    ${whole}\n`;
    default:
      return `${awaits(tree) ? 'async ' : ''}def function_with_call(${locals.join(', ')}):\n    return ${whole}\n`;
  }
}

/** Is there an await, outside of functions within the expression? */
function awaits(tree: ModNode | ExprNode): boolean {
  let count = 0;
  visitNodes(tree, ({ node }) => {
    if (node === 'Await') count++;
  });
  return count > 0;
}

/** Explains the calls of an expression that was put into a program by `surround`, the outermost last. */
export function explainAll(program: ReadProgram, options: ExplainOptions): Explanation[] {
  return program.sites.map((site) => explain(site, program, options, undefined));
}

/** Explains the calls that begin or end in a line, or else those around it. */
export function explainLine(program: ReadProgram, line: number, options: ExplainOptions): Explanation[] {
  const own = program.sites.filter(({ node }) => node.lineno === line || node.end_lineno === line);
  const around = program.sites.filter(({ node }) => node.lineno <= line && line <= node.end_lineno);
  return (own.length > 0 ? own : around).map((site) => explain(site, program, options, site.node.lineno));
}

/** The lines in which calls begin. */
export const linesWithCalls = ({ sites }: ReadProgram): number[] =>
  [...new Set(sites.map(({ node }) => node.lineno))].sort((a, b) => a - b);

function explain(
  site: CallSite,
  program: ReadProgram,
  { builtin, definitions }: ExplainOptions,
  fromLine: number | undefined,
): Explanation {
  const { node, place } = site;
  const anatomy = dissect(site, program.source);
  const common = { call: program.source.of(node), line: node.lineno };
  if (anatomy === undefined) {
    return {
      ...common,
      inside: place?.code.code.co_qualname ?? '',
      callee: undefined,
      answers: [],
      note: whyNone(site, program),
      stack: [],
      listing: [],
    };
  }
  const callee = calleeOf(anatomy, [program, ...definitions], builtin);
  return {
    ...common,
    inside: anatomy.code.code.co_qualname,
    callee,
    answers: answerAll(anatomy, callee),
    note: undefined,
    stack: anatomy.stack,
    listing: listingOf(anatomy, fromLine),
  };
}

function whyNone({ node, place }: CallSite, { codes }: ReadProgram): string {
  const isSuper = node.func.node === 'Name' && node.func.id === 'super';
  const usesSuper = codes.some(({ instructions }) => instructions.some(({ opname }) => opname === 'LOAD_SUPER_ATTR'));
  if (isSuper && usesSuper)
    return 'LOAD_SUPER_ATTR of the attribute behind it takes its place: no super object is made.';
  return place === undefined
    ? 'The compiler has made no instruction for it: it can never be reached.'
    : 'Its instruction can never be reached.';
}

/** The instructions around a call: of its lines in a program, else of the whole code. */
function listingOf({ all, call, code, node }: CallAnatomy, fromLine: number | undefined): ListedLine[] {
  const first = all[0]!.offset;
  const own = new Set(all.map(({ offset }) => offset));
  const isNear = ({ line, offset }: ListedInstruction): boolean =>
    own.has(offset) || fromLine === undefined || (line !== null && line >= fromLine && line <= node.end_lineno);
  return code.instructions
    .filter(isNear)
    .map((instruction) => ({ instruction, belongs: instruction.offset >= first && instruction.offset <= call.offset }));
}
