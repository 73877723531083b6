// A program that is not Python: what the parser reports, as plain data. The caller turns it into a SyntaxError exception.

/** SyntaxError and its kin; the others tell that a program is too deep for the compiler, or hits a fault that CPython has as well. */
export type SyntaxFailureType =
  | 'SyntaxError'
  | 'IndentationError'
  | 'TabError'
  | '_IncompleteInputError'
  | 'MemoryError'
  | 'UnicodeDecodeError'
  | 'RecursionError'
  | 'SystemError'
  | 'ValueError';

/** A rejected program, with the fields of Python's SyntaxError. It is thrown, but it is no JavaScript Error. */
export class SyntaxFailure {
  /** The class of the Python exception. */
  type: SyntaxFailureType;
  msg: string;
  filename: string;
  /** Counts from 1; null where SyntaxError has no location at all. */
  lineno: number | null;
  /** Counts code points from 1, as SyntaxError.offset. */
  offset: number | null;
  end_lineno: number | null;
  end_offset: number | null;
  text: string | null;
  /** Warnings from before the error. */
  warnings: SyntaxWarning_[] = [];
  /** The arguments of a UnicodeDecodeError: CPython lets one through from the format specs of f-strings. */
  unicode: { encoding: string; object: Uint8Array; start: number; end: number; reason: string } | null = null;
  /** SyntaxError._metadata: where the last complete statement starts, and the source; for suggestions in tracebacks. */
  metadata: [lineno: number, col_offset: number, source: string] | null = null;

  constructor(
    type: SyntaxFailureType,
    msg: string,
    filename: string,
    lineno: number | null = null,
    offset: number | null = null,
    end_lineno: number | null = null,
    end_offset: number | null = null,
    text: string | null = null,
  ) {
    this.type = type;
    this.msg = msg;
    this.filename = filename;
    this.lineno = lineno;
    this.offset = offset;
    this.end_lineno = end_lineno;
    this.end_offset = end_offset;
    this.text = text;
  }
}

/** A SyntaxWarning of the tokenizer or the parser. */
export interface SyntaxWarning_ {
  category: 'SyntaxWarning' | 'DeprecationWarning';
  message: string;
  lineno: number;
  /** The error that it becomes where warnings are errors. */
  asError: () => SyntaxFailure;
}
