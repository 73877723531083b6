// How native functions and methods are declared: by the text signature that CPython shows, from which their calling convention follows.

import { type Convention, conventionOf, type NativeParameter, parseParameters } from '../call/native/convention';
import type { PyDict } from './containers/dict';
import type { PyBaseException } from './exceptions/exceptions';
import type { Value } from './object';
import type { Thread } from './thread';
import type { PyTuple } from './containers/tuple';
import type { PyType } from './type';

/**
 * `Self` is what the first argument is: an instance of the type that the method is declared for, which its descriptor has made sure of before the
 * call. That is why these are methods: TypeScript lets a method narrow its parameters.
 */
interface NativeFunction<Self extends Value> {
  // biome-ignore lint/suspicious/noExplicitAny: each declaration narrows its own parameters
  bound(thread: Thread, self: Self, ...values: any[]): Value;
  raw(thread: Thread, self: Self, args: Value[], kwnames: PyTuple | undefined): Value;
}

/**
 * Receives values bound to the declared parameters, in order; undefined for an omitted one (use JavaScript defaults);
 * an array for `*args`. Arguments are borrowed, the result is not owned. Throws PyRaise.
 */
export type BoundFunction<Self extends Value = Value> = NativeFunction<Self>['bound'];

/** Receives the arguments as they were passed; checks them itself. `varargs` forms get a fresh tuple (and dict or undefined) instead. */
export type RawFunction<Self extends Value = Value> = NativeFunction<Self>['raw'];

/**
 * A function of an extension module. The varargs conventions hand over a tuple and a dict (or undefined), the same that the caller
 * had where it had them; the others an array and keyword names. Breaking the contract of native functions throws BrokenResult.
 */
export type ExtensionFunction = (
  thread: Thread,
  self: Value | undefined,
  args: PyTuple | Value[],
  keywords: PyDict | PyTuple | undefined,
) => Value;

/** An extension function gave neither a result nor an exception, or both (then `exc` is the exception). Whoever called it reports that. */
export class BrokenResult {
  constructor(
    readonly exc: PyBaseException | undefined,
    /** The result that should not be there; held. */
    readonly result?: Value,
  ) {}
}

export interface NativeDefinition<Self extends Value = Value> {
  name: string;
  /** Where the first argument comes from. */
  binding: 'instance' | 'class' | 'static';
  convention: Convention;
  /** `($self, object, /)`: shown as `__text_signature__`; undefined when CPython shows none. */
  textSignature: string | undefined;
  /** The docstring of a function of an extension module; those of CPython's own are found by name (documentation.ts). */
  doc?: string;
  /** Of a function of a native module: the name under which its docstring is found. */
  documented?: string;
  /** Parsed from the signature; undefined for raw functions. */
  parameters: NativeParameter[] | undefined;
  bound: BoundFunction<Self> | undefined;
  raw: RawFunction<Self> | undefined;
  /** The functions that have instructions of their own. */
  role?: 'len' | 'isinstance' | 'append';
  /** Declared with METH_VARARGS or METH_METHOD, though it binds like this: a specialised call does not expect it. */
  general?: boolean;
  /** Declared with METH_COEXIST, which specialised calls do not expect. */
  coexists?: boolean;
  /** Set for functions of extension modules, instead of `bound` or `raw`. */
  extension?: ExtensionFunction;
  /** It may wait, or put a frame in its place: the loop calls it so that nothing of it need stay on the JavaScript stack. */
  suspends?: boolean;
}

/** Declares that a function waits with `thread.waitFor` or `thread.releaseGil`, before it has done anything. */
export const suspending = <Self extends Value>(definition: NativeDefinition<Self>): NativeDefinition<Self> => ({
  ...definition,
  suspends: true,
});

/** Declares that CPython has it with METH_VARARGS, or METH_METHOD: its calls are never specialised by their convention. */
export const general = <Self extends Value>(definition: NativeDefinition<Self>): NativeDefinition<Self> => ({
  ...definition,
  general: true,
});

/**
 * A method (or module function) declared like Argument Clinic does: `method('append($self, object, /)', (thread, self, object) => …)`.
 * `$self`, `$module`, `$type` stand for the first argument. Errors of arity are those of the convention that Clinic would choose:
 * no parameters → noargs; one required positional-only → o; only positional-only → fastcall; else fastcall_keywords.
 */
export function method<Self extends Value>(signature: string, bound: BoundFunction<Self>): NativeDefinition<Self> {
  return declare('instance', signature, bound);
}

/** The same for a method that stands in front of the wrapper of a slot (METH_COEXIST). */
export function coexisting<Self extends Value>(signature: string, bound: BoundFunction<Self>): NativeDefinition<Self> {
  return { ...declare('instance', signature, bound), coexists: true };
}

/** The same, called with the class (`classmethod_descriptor`). */
export function classMethod(signature: string, bound: BoundFunction<PyType>): NativeDefinition {
  return declare('class', signature, bound);
}

/** The same, without a first argument (`staticmethod`); `self` is null. */
export function staticMethod(signature: string, bound: BoundFunction<null>): NativeDefinition {
  return declare('static', signature, bound);
}

/** A method that CPython does not declare with Clinic: it parses its own arguments (native-arguments.ts has the parsers). */
export function rawMethod<Self extends Value>(
  name: string,
  convention: Convention,
  raw: RawFunction<Self>,
  options: { textSignature?: string; binding?: NativeDefinition['binding'] } = {},
): NativeDefinition<Self> {
  const { textSignature, binding = 'instance' } = options;
  return { name, binding, convention, textSignature, parameters: undefined, bound: undefined, raw };
}

function declare<Self extends Value>(
  binding: NativeDefinition['binding'],
  signature: string,
  bound: BoundFunction<Self>,
): NativeDefinition<Self> {
  const open = signature.indexOf('(');
  const name = signature.slice(0, open);
  const parameters = parseParameters(signature.slice(open + 1, -1));
  return {
    name,
    binding,
    convention: conventionOf(parameters),
    textSignature: signature.slice(open),
    parameters,
    bound,
    raw: undefined,
  };
}

/** `__text_signature__`: the declared one, else what follows from a convention without or with one argument. */
export function textSignatureOf(
  { textSignature, convention, binding }: NativeDefinition,
  first = '$self',
): string | null {
  if (textSignature !== undefined) return textSignature;
  if (convention !== 'noargs' && convention !== 'o') return null;
  if (binding === 'static') return convention === 'o' ? '(object, /)' : '()';
  const receiver = binding === 'class' ? '$type' : first;
  return convention === 'o' ? `(${receiver}, object, /)` : `(${receiver}, /)`;
}
