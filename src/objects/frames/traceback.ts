// traceback: where an exception passed, one entry a frame.

import { defineType } from '../define-type';
import { frameType, PyFrame } from './frame';
import { lineOf } from '../../bytecode/line-table';
import { hold, release, type Value } from '../object';
import { badArgument, parseKeywords } from '../native-arguments';
import { typeError, valueError } from '../raise';
import { rawMethod } from '../native';
import { PyList } from '../containers/list';
import type { Thread } from '../thread';
import { intValue, typeOf } from '../type-of';
import { type PyType, TypeFlag } from '../type';
import { KEPT, PyHolder } from '../holder';

export class PyTraceback extends PyHolder {
  /** Held; toward the frame that raised. */
  next: PyTraceback | undefined;
  /** Held. */
  readonly frame: PyFrame;

  static {
    PyTraceback.holds({ next: undefined, frame: KEPT });
  }

  /** `line` is -1 while it has to be computed from `lasti` (in bytes, as tb_lasti). */
  constructor(
    next: PyTraceback | undefined,
    frame: PyFrame,
    readonly lasti: number,
    readonly line: number = -1,
  ) {
    super(tracebackType);
    this.next = hold(next);
    this.frame = hold(frame);
  }

  /** `tb_lineno`; undefined where the instruction belongs to no line. */
  get lineno(): number | undefined {
    return this.line !== -1 ? this.line : (lineOf(this.frame.frame.code, this.lasti >> 1) ?? undefined);
  }
}

function setNext(thread: Thread, self: Value, value: Value | undefined): void {
  const traceback = self as PyTraceback;
  if (value === undefined) throw typeError("can't delete tb_next attribute");
  if (value !== null && !(value instanceof PyTraceback)) {
    throw typeError(`expected traceback object, got '${typeOf(value).tpName}'`);
  }
  for (let cursor = value as PyTraceback | null | undefined; cursor; cursor = cursor.next) {
    if (cursor === traceback) throw valueError('traceback loop detected');
  }
  const old = traceback.next;
  traceback.next = hold(value ?? undefined);
  release(thread, old);
}

export const tracebackType: PyType = defineType({
  name: 'traceback',
  instanceClass: PyTraceback,
  flags: TypeFlag.HAVE_GC,
  textSignature: '(tb_next, tb_frame, tb_lasti, tb_lineno)',
  tp: {
    tp_new(thread, _type, args, kwnames) {
      const [next, frame, lasti, lineno] = parseKeywords(
        thread,
        'traceback',
        'tb_next, tb_frame, tb_lasti, tb_lineno',
        args,
        kwnames,
      ) as Value[];
      if (!(frame instanceof PyFrame)) {
        throw badArgument('traceback', 'tb_frame', frameType.name, frame!);
      }
      if (next !== null && !(next instanceof PyTraceback)) {
        throw typeError(`expected traceback object or None, got '${typeOf(next!).tpName}'`);
      }
      return new PyTraceback(next ?? undefined, frame, asInt(lasti!), asInt(lineno!));
    },
  },
  methods: [rawMethod('__dir__', 'noargs', () => new PyList(['tb_frame', 'tb_next', 'tb_lasti', 'tb_lineno']))],
  getset: [
    { name: 'tb_next', get: (_thread, self) => self.next ?? null, set: setNext },
    { name: 'tb_lineno', get: (_thread, self) => self.lineno ?? null },
  ],
  members: [
    { name: 'tb_frame', get: (self) => self.frame },
    { name: 'tb_lasti', get: (self) => self.lasti },
  ],
});

function asInt(value: Value): number {
  const number = intValue(value);
  if (number === undefined) throw typeError(`'${typeOf(value).tpName}' object cannot be interpreted as an integer`);
  return Number(number);
}
