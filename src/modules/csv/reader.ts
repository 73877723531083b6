// csv.reader: records out of lines of text.

import { defineType } from '../../objects/define-type';
import { PyFloat } from '../../objects/numbers/float';
import { PyHolder } from '../../objects/holder';
import { PyList } from '../../objects/containers/list';
import { drop, hold, type Value } from '../../objects/object';
import { iterNext } from '../../objects/protocols/iteration';
import type { Thread } from '../../objects/thread';
import { type PyType, TypeFlag } from '../../objects/type';
import { strValue, typeOf } from '../../objects/type-of';
import { csvError, csvState, type PyDialect, Quoting } from './dialect';
import { floatFromText } from '../../objects/numbers/float-parsing';

type State =
  | 'start record'
  | 'start field'
  | 'escaped'
  | 'in field'
  | 'quoted'
  | 'escaped in quoted'
  | 'quote in quoted'
  | 'line end'
  | 'after escaped line end';

/** Stands for the end of a line that the iterator gave. */
const END = '';

export class PyReader extends PyHolder {
  dialect: PyDialect | undefined;
  source: Value | undefined;
  lineNumber = 0;
  private state: State = 'start record';
  private field = '';
  private fieldLength = 0;
  private unquoted = true;
  private fields: Value[] = [];

  static {
    PyReader.holds({ dialect: undefined, source: undefined });
  }

  constructor(dialect: PyDialect, source: Value) {
    super(readerType);
    this.dialect = hold(dialect);
    this.source = hold(source);
  }

  private save(thread: Thread): void {
    const { quoting } = this.dialect!;
    const { field, unquoted } = this;
    this.field = '';
    this.fieldLength = 0;
    if (unquoted && field === '' && (quoting === Quoting.NOTNULL || quoting === Quoting.STRINGS))
      this.fields.push(null);
    else if (unquoted && field !== '' && (quoting === Quoting.NONNUMERIC || quoting === Quoting.STRINGS))
      this.fields.push(new PyFloat(floatFromText(thread, field)));
    else this.fields.push(field);
  }

  private add(thread: Thread, character: string): void {
    const { fieldLimit } = csvState(thread);
    if (this.fieldLength >= fieldLimit) throw csvError(thread, `field larger than field limit (${fieldLimit})`);
    this.fieldLength++;
    this.field += character;
  }

  private endField(thread: Thread, character: string): void {
    this.save(thread);
    this.state = character === END ? 'start record' : 'line end';
  }

  /** One character, or the end of a line (parse_process_char). */
  private process(thread: Thread, character: string): void {
    const { delimiter, quotechar, escapechar, quoting, skipinitialspace, doublequote, strict } = this.dialect!;
    const isLineEnd = character === '\n' || character === '\r' || character === END;
    const isQuote = character === quotechar && quoting !== Quoting.NONE;
    switch (this.state) {
      case 'start record':
        if (character === END) return;
        if (isLineEnd) {
          this.state = 'line end';
          return;
        }
        this.state = 'start field';
        this.process(thread, character);
        return;
      case 'start field':
        this.unquoted = true;
        if (isLineEnd) this.endField(thread, character);
        else if (isQuote) {
          this.unquoted = false;
          this.state = 'quoted';
        } else if (character === escapechar) this.state = 'escaped';
        else if (character === ' ' && skipinitialspace) return;
        else if (character === delimiter) this.save(thread);
        else {
          this.add(thread, character);
          this.state = 'in field';
        }
        return;
      case 'escaped':
        if (character === '\n' || character === '\r') {
          this.add(thread, character);
          this.state = 'after escaped line end';
          return;
        }
        this.add(thread, character === END ? '\n' : character);
        this.state = 'in field';
        return;
      case 'after escaped line end':
        if (character === END) return;
        this.inField(thread, character, isLineEnd);
        return;
      case 'in field':
        this.inField(thread, character, isLineEnd);
        return;
      case 'quoted':
        if (character === END) return;
        if (character === escapechar) this.state = 'escaped in quoted';
        else if (isQuote) this.state = doublequote ? 'quote in quoted' : 'in field';
        else this.add(thread, character);
        return;
      case 'escaped in quoted':
        this.add(thread, character === END ? '\n' : character);
        this.state = 'quoted';
        return;
      case 'quote in quoted':
        if (isQuote) {
          this.add(thread, character);
          this.state = 'quoted';
        } else if (character === delimiter) {
          this.save(thread);
          this.state = 'start field';
        } else if (isLineEnd) this.endField(thread, character);
        else if (strict) throw csvError(thread, `'${delimiter}' expected after '${quotechar}'`);
        else {
          this.add(thread, character);
          this.state = 'in field';
        }
        return;
      case 'line end':
        if (character === END) this.state = 'start record';
        else if (!isLineEnd)
          throw csvError(
            thread,
            "new-line character seen in unquoted field - do you need to open the file with newline=''?",
          );
    }
  }

  private inField(thread: Thread, character: string, isLineEnd: boolean): void {
    const { delimiter, escapechar } = this.dialect!;
    if (isLineEnd) this.endField(thread, character);
    else if (character === escapechar) this.state = 'escaped';
    else if (character === delimiter) {
      this.save(thread);
      this.state = 'start field';
    } else {
      this.add(thread, character);
      if (this.state === 'after escaped line end') this.state = 'in field';
    }
  }

  /** The next record; undefined at the end (Reader_iternext). */
  next(thread: Thread): Value | undefined {
    this.fields = [];
    this.field = '';
    this.fieldLength = 0;
    this.unquoted = true;
    this.state = 'start record';
    do {
      const line = iterNext(thread, this.source!);
      if (line === undefined) {
        if (this.fieldLength === 0 && (this.state as State) !== 'quoted') return undefined;
        if (this.dialect!.strict) throw csvError(thread, 'unexpected end of data');
        this.save(thread);
        break;
      }
      const text = strValue(line);
      const { tpName } = typeOf(line);
      drop(thread, line);
      if (text === undefined)
        throw csvError(
          thread,
          `iterator should return strings, not ${tpName} (the file should be opened in text mode)`,
        );
      this.lineNumber++;
      for (const character of text) {
        thread.countWork();
        this.process(thread, character);
      }
      this.process(thread, END);
    } while (this.state !== 'start record');
    const list = new PyList([]);
    for (const field of this.fields) list.append(field);
    this.fields = [];
    return list;
  }
}

export const readerType: PyType = defineType({
  module: '_csv',
  name: 'reader',
  instanceClass: PyReader,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, self) => self.next(thread),
  },
  members: [
    { name: 'dialect', get: (self) => self.dialect },
    { name: 'line_num', get: (self) => self.lineNumber },
  ],
});
