// Scanners: match or search again and again, each time behind the last match.

import { takesNone } from '../../call/native/arity-texts';
import { defineType } from '../../objects/define-type';
import { rawMethod } from '../../objects/native';
import { hold, PyObject, release, type Value, type Visit } from '../../objects/object';
import { typeError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { type PyType, TypeFlag } from '../../objects/type';
import { PyMatch } from './match';
import type { PyPattern } from './pattern';
import { MatchState } from './state';

export class PyScanner extends PyObject {
  /** Held, as is the subject of the state. */
  pattern: PyPattern | undefined;
  private state: MatchState | undefined;
  private finished = false;
  private executing = false;

  constructor(thread: Thread, pattern: PyPattern, string: Value, from: number, to: number) {
    const state = MatchState.open(thread, pattern, string, from, to);
    super(scannerType);
    this.state = state;
    this.pattern = hold(pattern);
  }

  /** The next match; None once there was none. */
  next(thread: Thread, how: 'match' | 'search'): Value {
    if (this.executing) throw valueError('regular expression scanner already executing');
    if (this.finished) return null;
    const state = this.state!;
    this.executing = true;
    try {
      if (!state[how](thread)) {
        this.finished = true;
        return null;
      }
      const match = new PyMatch(state);
      state.advance();
      return match;
    } finally {
      this.executing = false;
    }
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.pattern);
    visit(this.state?.subject.value);
  }

  override clear(thread: Thread): void {
    const { state, pattern } = this;
    this.state = this.pattern = undefined;
    this.finished = true;
    state?.close(thread);
    release(thread, pattern);
    super.clear(thread);
  }
}

function scannerMethod(how: 'match' | 'search') {
  return rawMethod(
    how,
    'fastcall_keywords',
    (thread, self: PyScanner, args) => {
      if (args.length > 0) throw typeError(takesNone(`${how}()`));
      return self.next(thread, how);
    },
    { textSignature: '($self, /)' },
  );
}

export const scannerType: PyType = defineType({
  module: '_sre',
  name: 'SRE_Scanner',
  instanceClass: PyScanner,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  methods: [scannerMethod('match'), scannerMethod('search')],
  members: [{ name: 'pattern', get: (self) => self.pattern }],
});
