// re.Pattern: a compiled regular expression and its methods.

import { type Budget, MOST_ITEMS } from '../../objects/memory/budget';
import { classGetItem } from '../../objects/types/class-getitem';
import { defineType } from '../../objects/define-type';
import { PyDict } from '../../objects/containers/dict';
import { PyHolder } from '../../objects/holder';
import { PyList } from '../../objects/containers/list';
import { PyMappingProxy } from '../../objects/containers/mapping-proxy';
import { general, method } from '../../objects/native';
import { hold, unhold, type Value } from '../../objects/object';
import { getAttr } from '../../objects/protocols/attributes';
import { richCompareBool } from '../../objects/protocols/compare';
import { hash, hashBytes } from '../../objects/protocols/hashing';
import { repr } from '../../objects/protocols/text';
import { PyCallableIterator } from '../../objects/containers/sequence-iterator';
import { SSIZE_MAX, ssizeArgument } from '../../objects/containers/sequence-arguments';
import { NotImplemented } from '../../objects/singletons';
import { substring } from '../../objects/text/text-indexing';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { PyMatch } from './match';
import { PyScanner } from './scanner';
import { type MatchState, withState } from './state';
import { substitute } from './substitute';

const LOCALE = 4;
const UNICODE = 32;
const ASCII = 256;

const FLAG_NAMES: [name: string, flag: number][] = [
  ['re.IGNORECASE', 2],
  ['re.LOCALE', LOCALE],
  ['re.MULTILINE', 8],
  ['re.DOTALL', 16],
  ['re.UNICODE', UNICODE],
  ['re.VERBOSE', 64],
  ['re.DEBUG', 128],
  ['re.ASCII', ASCII],
];

export class PyPattern extends PyHolder {
  groupindex: PyDict | undefined = undefined;
  indexgroup: PyTuple | undefined = undefined;

  static {
    PyPattern.holds({ groupindex: undefined, indexgroup: undefined, pattern: null });
  }

  constructor(
    public pattern: Value,
    readonly flags: number,
    readonly program: Uint32Array,
    readonly groups: number,
    names: { groupindex: PyDict; indexgroup: PyTuple },
    /** undefined: applies to both texts and bytes. */
    readonly isBytes: boolean | undefined,
  ) {
    super(patternType);
    hold(pattern);
    if (names.groupindex.size > 0) {
      this.groupindex = hold(names.groupindex);
      if (names.indexgroup.items.length > 0) this.indexgroup = hold(names.indexgroup);
    }
  }

  /** The code as bytes. */
  get codeBytes(): Uint8Array {
    return new Uint8Array(this.program.buffer, this.program.byteOffset, this.program.byteLength);
  }
}

/** pattern_repr. */
function patternRepr(thread: Thread, self: PyPattern): string {
  let { flags } = self;
  if (self.isBytes === false && (flags & (LOCALE | UNICODE | ASCII)) === UNICODE) flags &= ~UNICODE;
  const names: string[] = [];
  for (const [name, flag] of FLAG_NAMES) {
    if ((flags & flag) === 0) continue;
    names.push(name);
    flags &= ~flag;
  }
  if (flags !== 0) names.push(`0x${(flags >>> 0).toString(16)}`);
  const text = substring(repr(thread, self.pattern), 0, 200);
  return names.length === 0 ? `re.compile(${text})` : `re.compile(${text}, ${names.join('|')})`;
}

/** pattern_hash. */
function patternHash(thread: Thread, self: PyPattern): number {
  const kind = self.isBytes === undefined ? -1 : Number(self.isBytes);
  const code = hashBytes(self.codeBytes);
  const result = hash(thread, self.pattern) ^ code ^ self.flags ^ kind ^ self.program.length;
  return result === -1 ? -2 : result;
}

/** Patterns are equal by source, flags and code, which the locale may change (pattern_richcompare). */
function equalPatterns(thread: Thread, left: PyPattern, right: PyPattern): boolean {
  if (left === right) return true;
  if (left.flags !== right.flags || left.isBytes !== right.isBytes) return false;
  if (left.program.length !== right.program.length) return false;
  if (left.program.some((word, index) => word !== right.program[index])) return false;
  return richCompareBool(thread, left.pattern, right.pattern, '==');
}

type Bounds = { from: number; to: number };

function bounds(thread: Thread, pos: Value | undefined, endpos: Value | undefined): Bounds {
  const from = pos === undefined ? 0 : ssizeArgument(thread, pos);
  return { from, to: endpos === undefined ? SSIZE_MAX : ssizeArgument(thread, endpos) };
}

/** A method that takes a string and the part of it to look at. */
function searching(name: string, work: (thread: Thread, pattern: PyPattern, string: Value, bounds: Bounds) => Value) {
  return method(
    `${name}($self, /, string, pos=0, endpos=sys.maxsize)`,
    (thread, self: PyPattern, string: Value, pos?: Value, endpos?: Value) =>
      work(thread, self, string, bounds(thread, pos, endpos)),
  );
}

/** A method that gives one match or None. */
function matching(name: string, find: (thread: Thread, state: MatchState) => boolean) {
  return general(
    searching(name, (thread, self, string, part) =>
      withState(thread, self, string, part, (state) => (find(thread, state) ? new PyMatch(state) : null)),
    ),
  );
}

/** What a part of a text takes beside its characters. */
const PART_BYTES = 40;
/** Matches between two questions, less one. */
const MATCHES = 1023;

/** Asks for room for more matches, now and then. */
function askForMatch(budget: Budget, count: number): void {
  if ((count & MATCHES) !== MATCHES) return;
  budget.work(MATCHES);
  budget.reserve(count > MOST_ITEMS ? Infinity : MATCHES * PART_BYTES);
}

/** All matches; their groups where there are any. */
function findAll(thread: Thread, self: PyPattern, string: Value, part: Bounds): Value {
  return withState(thread, self, string, part, (state) => {
    const found: Value[] = [];
    const { matcher } = state;
    const empty = () => state.slice(0, 0);
    while (matcher.start <= matcher.end && state.search(thread)) {
      askForMatch(thread.budget, found.length);
      if (self.groups === 0) found.push(state.slice(matcher.start, matcher.position));
      else if (self.groups === 1) found.push(state.group(1, empty));
      else {
        const texts: Value[] = [];
        for (let group = 1; group <= self.groups; group++) texts.push(state.group(group, empty));
        found.push(new PyTuple(texts));
      }
      state.advance();
    }
    return listOf(found);
  });
}

function listOf(items: Value[]): PyList {
  const list = new PyList([]);
  for (const item of items) list.append(item);
  return list;
}

function split(thread: Thread, self: PyPattern, string: Value, limit: number): Value {
  return withState(thread, self, string, {}, (state) => {
    const parts: Value[] = [];
    const { matcher } = state;
    let last = matcher.start;
    for (let count = 0; limit === 0 || count < limit; count++) {
      if (!state.search(thread)) break;
      askForMatch(thread.budget, parts.length);
      parts.push(state.slice(last, matcher.start));
      for (let group = 1; group <= self.groups; group++) parts.push(state.group(group, () => null));
      last = matcher.position;
      state.advance();
    }
    parts.push(state.slice(last, state.to));
    return listOf(parts);
  });
}

export const patternType: PyType = defineType({
  module: 're',
  name: 'Pattern',
  instanceClass: PyPattern,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  hasWeakrefs: true,
  tp: {
    tp_repr: (thread, self) => patternRepr(thread, self),
    tp_hash: (thread, self) => patternHash(thread, self),
    tp_richcompare: (thread, left, right, op) => {
      if ((op !== '==' && op !== '!=') || !(right instanceof PyPattern)) return NotImplemented;
      return equalPatterns(thread, left, right) === (op === '==');
    },
  },
  methods: [
    matching('match', (thread, state) => state.match(thread)),
    matching('fullmatch', (thread, state) => {
      state.matcher.matchAll = true;
      return state.match(thread);
    }),
    matching('search', (thread, state) => state.search(thread)),
    general(
      method(
        'sub($self, /, repl, string, count=0)',
        (thread, self: PyPattern, replacement: Value, string: Value, count: Value = 0) =>
          unhold(substitute(thread, self, replacement, string, ssizeArgument(thread, count)).result),
      ),
    ),
    general(
      method(
        'subn($self, /, repl, string, count=0)',
        (thread, self: PyPattern, replacement: Value, string: Value, limit: Value = 0) => {
          const { result, count } = substitute(thread, self, replacement, string, ssizeArgument(thread, limit));
          return PyTuple.adopt([result, count]);
        },
      ),
    ),
    searching('findall', findAll),
    method('split($self, /, string, maxsplit=0)', (thread, self: PyPattern, string: Value, limit: Value = 0) =>
      split(thread, self, string, ssizeArgument(thread, limit)),
    ),
    general(
      searching(
        'finditer',
        (thread, self, string, { from, to }) =>
          new PyCallableIterator(getAttr(thread, new PyScanner(thread, self, string, from, to), 'search'), null),
      ),
    ),
    general(
      searching('scanner', (thread, self, string, { from, to }) => new PyScanner(thread, self, string, from, to)),
    ),
    method('__copy__($self, /)', (_thread, self: PyPattern) => self),
    method('__deepcopy__($self, memo, /)', (_thread, self: PyPattern) => self),
    classGetItem(),
  ],
  members: [
    {
      name: 'pattern',
      get: (self) => self.pattern,
    },
    { name: 'flags', get: (self) => self.flags },
    {
      name: 'groups',
      get: (self) => self.groups,
    },
  ],
  getset: [
    {
      name: 'groupindex',
      get: (_thread, self) => {
        const { groupindex } = self;
        return groupindex === undefined ? PyDict.fresh() : new PyMappingProxy(groupindex);
      },
    },
  ],
});
