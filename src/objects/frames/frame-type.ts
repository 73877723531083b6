// frame: its slots and attributes.

import { frameGetSet, frameMembers, frameMethods, frameRepr } from './frame-attributes';
import { TypeFlag } from '../type';
import { completeType } from '../define-type';
import { PyFrame, frameType } from './frame';

completeType(frameType, {
  instanceClass: PyFrame,
  flags: TypeFlag.HAVE_GC,
  tp: { tp_repr: frameRepr },
  methods: frameMethods(),
  getset: frameGetSet(),
  members: frameMembers(),
});
