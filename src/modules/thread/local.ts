// The type _local: an object with a namespace of its own in each thread.

import { PyDict } from '../../objects/containers/dict';
import type { PyTuple } from '../../objects/containers/tuple';
import { defineType } from '../../objects/define-type';
import { hold, PyObject, release, type Value, type Visit } from '../../objects/object';
import { genericGetAttr, genericSetAttr } from '../../objects/protocols/attributes';
import { attributeError, typeError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { type PyType, TypeFlag } from '../../objects/type';
import { objectType } from '../../objects/types/object-type';
import { stateOf } from '../define-module';

/** All of them, so that a thread at its end finds what is its own; not counted. */
const locals = (thread: Thread): Set<PyLocal> => stateOf(thread, '_thread.locals', () => new Set<PyLocal>());

class PyLocal extends PyObject {
  /** Held. */
  private readonly namespaces = new Map<Thread, PyDict>();

  constructor(
    type: PyType,
    /** What `__init__` is called with in each thread; held. */
    private args: Value[],
    private kwnames: PyTuple | undefined,
  ) {
    super(type);
    for (const arg of args) hold(arg);
    hold(kwnames);
  }

  /** Makes the namespace of a thread the one that attributes are looked for in; a new thread's is filled by `__init__` (_ldict). */
  enter(thread: Thread): PyDict {
    const known = this.namespaces.get(thread);
    if (known !== undefined) {
      this.dict = known;
      return known;
    }
    const created = this.open(thread);
    const { tp_init } = this.type.tp;
    if (tp_init !== undefined && tp_init !== objectType.tp.tp_init) {
      try {
        tp_init(thread, this, this.args.slice(), this.kwnames);
      } catch (error) {
        this.forget(thread);
        throw error;
      }
    }
    this.dict = created;
    return created;
  }

  /** An empty namespace for a thread. */
  open(thread: Thread): PyDict {
    const created = hold(new PyDict());
    this.namespaces.set(thread, created);
    this.dict = created;
    return created;
  }

  /** Lets go of a thread's namespace. */
  forget(thread: Thread): void {
    const namespace = this.namespaces.get(thread);
    if (namespace === undefined) return;
    this.namespaces.delete(thread);
    this.dict = undefined;
    release(thread, namespace);
  }

  override traverse(visit: Visit): void {
    if (this.type.isHeapType) visit(this.type);
    for (const value of this.slots ?? []) visit(value);
    for (const arg of this.args) visit(arg);
    visit(this.kwnames);
    for (const namespace of this.namespaces.values()) visit(namespace);
  }

  override clear(thread: Thread): void {
    locals(thread).delete(this);
    const { args, kwnames } = this;
    const namespaces = [...this.namespaces.values()];
    this.args = [];
    this.kwnames = undefined;
    this.namespaces.clear();
    this.dict = undefined;
    for (const arg of args) release(thread, arg);
    release(thread, kwnames);
    for (const namespace of namespaces) release(thread, namespace);
    super.clear(thread);
  }
}

function getAttribute(thread: Thread, object: Value, name: string): Value {
  const namespace = (object as PyLocal).enter(thread);
  return name === '__dict__' ? namespace : genericGetAttr(thread, object, name);
}

function setAttribute(thread: Thread, object: Value, name: string, value: Value | undefined): void {
  const self = object as PyLocal;
  self.enter(thread);
  if (name === '__dict__') {
    throw attributeError(`'${self.type.tpName}' object attribute '__dict__' is read-only`, object, name);
  }
  genericSetAttr(thread, object, name, value);
}

export const localType: PyType = defineType({
  name: '_local',
  module: '_thread',
  instanceClass: PyLocal,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  hasDict: true,
  hasWeakrefs: true,
  tp: {
    tp_new: (thread, type, args, kwnames) => {
      const takesArguments = type.tp.tp_init !== undefined && type.tp.tp_init !== objectType.tp.tp_init;
      if (args.length > 0 && !takesArguments) throw typeError('Initialization arguments are not supported');
      const self = new PyLocal(type, args.slice(), kwnames);
      self.open(thread);
      locals(thread).add(self);
      return self;
    },
    tp_getattro: getAttribute,
    tp_setattro: setAttribute,
  },
});

/** The end of a thread: its namespaces go. */
export function forgetLocals(thread: Thread): void {
  for (const local of locals(thread)) local.forget(thread);
}
