// The text of an exception as `python` prints it: chained exceptions, groups, tracebacks, notes (TracebackException of Lib/traceback.py).

import { type PyBaseException, PyExceptionGroup } from '../objects/exceptions/exceptions';
import { drop, hold, isObject, release, type Value } from '../objects/object';
import { lookupAttr } from '../objects/protocols/attributes';
import { repr, str } from '../objects/protocols/text';
import { PyRaise, type Thread } from '../objects/thread';
import { type PyType, TypeFlag } from '../objects/type';
import { strValue, typeOf } from '../objects/type-of';
import { collect } from '../objects/protocols/iteration';
import { formatStack, stackEntries, type StackEntry } from './traceback/frame-lines';
import { suggestionFor } from './traceback/name-suggestions';
import { isSyntaxError, syntaxErrorLines } from './traceback/syntax-error-text';

const CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n';
const CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n';
const MAX_GROUP_WIDTH = 15;
const MAX_GROUP_DEPTH = 10;

/** What is printed of one exception; cause, context and members in place of those of the exception. */
interface Report {
  stack: StackEntry[];
  message: string;
  /** The last lines: type, message, notes. */
  final: string[];
  cause: Report | undefined;
  context: Report | undefined;
  suppressContext: boolean;
  members: Report[] | undefined;
}

/** The whole text, each line ended. */
export const formatException = (thread: Thread, exc: PyBaseException): string =>
  describeException(thread, exc).traceback;

/** str() of the exception, which is asked for once, and the whole text. */
export function describeException(thread: Thread, exc: PyBaseException): { message: string; traceback: string } {
  hold(exc);
  try {
    const printer = new Printer();
    const report = reportOf(thread, exc);
    printer.print(report);
    return { message: report.message, traceback: printer.text };
  } finally {
    release(thread, exc);
  }
}

/** Collects an exception and all that hangs on it; what was seen before is left out. */
function reportOf(thread: Thread, root: PyBaseException): Report {
  const seen = new Set<PyBaseException>();
  const start = (exc: PyBaseException): Report => {
    seen.add(exc);
    return {
      stack: stackEntries(thread, exc.traceback),
      ...messageAndFinalLines(thread, exc),
      cause: undefined,
      context: undefined,
      suppressContext: exc.suppressContext,
      members: undefined,
    };
  };
  const report = start(root);
  const queue: [Report, PyBaseException][] = [[report, root]];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [current, exc] = next;
    const { cause, context } = exc;
    if (cause !== null && !seen.has(cause)) current.cause = start(cause);
    const wantsContext = current.cause === undefined && !exc.suppressContext;
    if (context !== null && wantsContext && !seen.has(context)) current.context = start(context);
    if (exc instanceof PyExceptionGroup) {
      const members = exc.exceptions!.items as PyBaseException[];
      current.members = members.map(start);
    }
    if (current.cause !== undefined) queue.push([current.cause, cause!]);
    if (current.context !== undefined) queue.push([current.context, context!]);
    current.members?.forEach((member, index) => {
      queue.push([member, (exc as PyExceptionGroup).exceptions!.items[index] as PyBaseException]);
    });
  }
  return report;
}

/** str(), and as lines: type and message, then the notes. */
function messageAndFinalLines(thread: Thread, exc: PyBaseException): Pick<Report, 'message' | 'final'> {
  const type = typeText(thread, exc.type);
  const message = safeText(thread, exc, 'exception', str);
  const lines = isSyntaxError(exc)
    ? syntaxErrorLines(thread, exc, type)
    : [messageLine(type, message + suggestionFor(thread, exc))];
  return { message, final: [...lines, ...noteLines(thread, exc)] };
}

const messageLine = (type: string, message: string): string => (message === '' ? `${type}\n` : `${type}: ${message}\n`);

/** The qualified name, with the module unless that is `__main__` or `builtins`. */
function typeText(thread: Thread, type: PyType): string {
  const name = moduleName(thread, type);
  if (name === '__main__' || name === 'builtins') return type.qualname;
  return `${name ?? '<unknown>'}.${type.qualname}`;
}

/** `__module__` if it is a text; a metaclass may raise anything in its place. */
function moduleName(thread: Thread, type: PyType): string | undefined {
  try {
    const module = lookupAttr(thread, type, '__module__');
    return module === undefined ? undefined : strValue(module);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    drop(thread, error.exc);
    return undefined;
  }
}

/** Text that a method of the program may fail to give. */
function safeText(
  thread: Thread,
  value: Value,
  what: string,
  convert: (thread: Thread, value: Value) => string,
): string {
  try {
    return convert(thread, value);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    drop(thread, error.exc);
    return `<${what} ${convert === str ? 'str' : 'repr'}() failed>`;
  }
}

function noteLines(thread: Thread, exc: PyBaseException): string[] {
  let notes: Value | undefined;
  try {
    notes = lookupAttr(thread, exc, '__notes__');
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    const text = safeText(thread, error.exc, '__notes__', repr);
    drop(thread, error.exc);
    return [`Ignored error getting __notes__: ${text}\n`];
  }
  if (notes === undefined || notes === null) return [];
  if (!isObject(notes) || !(typeOf(notes).flags & TypeFlag.SEQUENCE)) {
    return [`${safeText(thread, notes, '__notes__', repr)}\n`];
  }
  hold(notes);
  let items: Value[];
  try {
    items = collect(thread, notes);
  } catch (error) {
    release(thread, notes);
    throw error;
  }
  const lines: string[] = [];
  for (const item of items) {
    for (const line of safeText(thread, item, 'note', str).split('\n')) lines.push(`${line}\n`);
    release(thread, item);
  }
  release(thread, notes);
  return lines;
}

/** Writes reports, with the frames around the members of exception groups. */
class Printer {
  text = '';
  private depth = 0;
  private needClose = false;

  private get indent(): string {
    return ' '.repeat(2 * this.depth);
  }

  /** Indents every line, behind a margin inside groups. */
  private emit(lines: string | string[], margin = '|'): void {
    const prefix = this.depth > 0 ? `${this.indent}${margin} ` : this.indent;
    for (const text of typeof lines === 'string' ? [lines] : lines) {
      for (const line of splitKeepingEnds(text)) this.text += prefix + line;
    }
  }

  print(report: Report): void {
    const chain: [message: string | undefined, report: Report][] = [];
    for (let current: Report | undefined = report; current !== undefined; ) {
      let message: string | undefined;
      let next: Report | undefined;
      if (current.cause !== undefined) [message, next] = [CAUSE, current.cause];
      else if (current.context !== undefined && !current.suppressContext) [message, next] = [CONTEXT, current.context];
      chain.push([message, current]);
      current = next;
    }
    for (const [message, current] of chain.reverse()) {
      if (message !== undefined) this.emit(message);
      if (current.members === undefined) this.printPlain(current);
      else if (this.depth > MAX_GROUP_DEPTH) this.emit(`... (max_group_depth is ${MAX_GROUP_DEPTH})\n`);
      else this.printGroup(current, current.members);
    }
  }

  private printPlain({ stack, final }: Report): void {
    if (stack.length > 0) {
      this.emit('Traceback (most recent call last):\n');
      this.emit(formatStack(stack));
    }
    this.emit(final);
  }

  private printGroup({ stack, final }: Report, members: Report[]): void {
    const isTop = this.depth === 0;
    if (isTop) this.depth++;
    if (stack.length > 0) {
      this.emit('Exception Group Traceback (most recent call last):\n', isTop ? '+' : '|');
      this.emit(formatStack(stack));
    }
    this.emit(final);
    const shown = members.length <= MAX_GROUP_WIDTH ? members.length : MAX_GROUP_WIDTH + 1;
    this.needClose = false;
    for (let index = 0; index < shown; index++) {
      const isLast = index === shown - 1;
      if (isLast) this.needClose = true;
      const truncated = index >= MAX_GROUP_WIDTH;
      const title = truncated ? '...' : `${index + 1}`;
      this.text += `${this.indent}${index === 0 ? '+-' : '  '}+---------------- ${title} ----------------\n`;
      this.depth++;
      if (truncated) {
        const remaining = members.length - MAX_GROUP_WIDTH;
        this.emit(`and ${remaining} more exception${remaining > 1 ? 's' : ''}\n`);
      } else this.print(members[index]!);
      if (isLast && this.needClose) {
        this.text += `${this.indent}+------------------------------------\n`;
        this.needClose = false;
      }
      this.depth--;
    }
    if (isTop) this.depth = 0;
  }
}

/** The lines of a text with their ends. */
const splitKeepingEnds = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
