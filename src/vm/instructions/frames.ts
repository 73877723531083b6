// The beginning and the end of a frame.

import { clearPlainFrame } from '../../call/frame-release';
import { steal } from '../../call/stack';
import { instruction } from './definition';
import { doNothing } from './entries';
import { LEFT, MOVED } from './outcome';

export const RESUME = instruction({
  summary: 'Starts or continues a frame: the place where tracing and interruption look in.',
  operand: 'resume',
  before: [],
  after: [],
  may: 'runs Python',
  event: 'PY_START',
  inLoop: true,
  run(thread, frame, _sp, _oparg, ip) {
    frame.ip = thread.monitoring.resume(frame, ip);
    return MOVED;
  },
  forms: {
    RESUME_CHECK: { inLoop: true, run: doNothing },
  },
});

export const RETURN_VALUE = instruction({
  summary: 'Returns the value on top to the caller.',
  operand: 'none',
  before: ['value'],
  after: ['result'],
  may: 'runs Python',
  frame: 'ends',
  ends: true,
  event: 'PY_RETURN',
  inLoop: true,
  run(thread, frame, sp) {
    const result = steal(frame, sp - 1);
    frame.sp = sp - 1;
    const { generator, object, leaving } = frame;
    if (generator === undefined && object === undefined && leaving === undefined && !thread.observed) {
      thread.frame = frame.previous;
      thread.recursionRemaining++;
      clearPlainFrame(thread, frame);
    } else thread.popFrame(frame);
    thread.passed = result;
    return LEFT;
  },
});
