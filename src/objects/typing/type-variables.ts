// typing.TypeVar, ParamSpec, TypeVarTuple, ParamSpecArgs, ParamSpecKwargs and Generic.

import { callerModule } from '../types/caller-module';
import { PyConstEvaluator } from './const-evaluator';
import { defineType, type GetSet, type Member } from '../define-type';
import { method, type NativeDefinition, rawMethod } from '../native';
import { parseKeywords } from '../native-arguments';
import { noDefault } from './no-default';
import { hold, release, type Value } from '../object';
import { setAttr, withAttr } from '../protocols/attributes';
import { callHeld, whileHeld } from '../protocols/calls';
import { isTrue, richCompare } from '../protocols/compare';
import { getIter } from '../protocols/iteration';
import { getItem } from '../protocols/subscript';
import { repr } from '../protocols/text';
import { typeError, valueError } from '../raise';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { EMPTY_TUPLE, PyTuple } from '../containers/tuple';
import { type PyType, TypeFlag } from '../type';
import { strValue, typeOf } from '../type-of';
import { callTyping, checkType, typingAttribute } from './typing-calls';
import { subscriptUnion } from './union';
import { PyHolder } from '../holder';

/** A type variable of any kind. Values that are computed when first asked for have a function that computes them. */
export class PyTypeVariable extends PyHolder {
  /** All held. */
  variableName: string;
  bound: Value | undefined = undefined;
  evaluateBound: Value | undefined = undefined;
  constraints: Value | undefined = undefined;
  evaluateConstraints: Value | undefined = undefined;
  defaultValue: Value | undefined = undefined;
  evaluateDefault: Value | undefined = undefined;
  covariant = false;
  contravariant = false;
  inferVariance = false;

  static {
    PyTypeVariable.holds({
      bound: undefined,
      evaluateBound: undefined,
      constraints: undefined,
      evaluateConstraints: undefined,
      defaultValue: undefined,
      evaluateDefault: undefined,
    });
  }

  constructor(type: PyType, name: string) {
    super(type);
    this.variableName = name;
  }
}

type LazyField = 'bound' | 'constraints' | 'defaultValue';
const EVALUATORS = {
  bound: 'evaluateBound',
  constraints: 'evaluateConstraints',
  defaultValue: 'evaluateDefault',
} as const;

/** A value that may have to be computed by calling its evaluate function with Format.VALUE. */
function lazily(thread: Thread, variable: PyTypeVariable, field: LazyField, missing: Value): Value {
  const known = variable[field];
  if (known !== undefined) return known;
  const evaluate = variable[EVALUATORS[field]];
  if (evaluate === undefined) return missing;
  const value = hold(callHeld(thread, evaluate, [1]));
  variable[field] = value;
  return value;
}

/** The evaluate function, or one for a value that is known. */
function evaluator(variable: PyTypeVariable, field: LazyField): Value {
  const evaluate = variable[EVALUATORS[field]];
  if (evaluate !== undefined) return evaluate;
  const value = variable[field];
  return value === undefined ? null : new PyConstEvaluator(value);
}

function lazyAttribute(name: string, field: LazyField, missing: () => Value): GetSet<PyTypeVariable> {
  return { name, get: (thread, self) => lazily(thread, self, field, missing()) };
}

function evaluatorAttribute(name: string, field: LazyField): GetSet<PyTypeVariable> {
  return { name, get: (_thread, self) => evaluator(self, field) };
}

const defaultAttributes: GetSet<PyTypeVariable>[] = [
  lazyAttribute('__default__', 'defaultValue', () => noDefault),
  evaluatorAttribute('evaluate_default', 'defaultValue'),
];

const nameMember: Member<PyTypeVariable> = { name: '__name__', get: (object) => object.variableName };

const varianceMembers: Member<PyTypeVariable>[] = [
  { name: '__covariant__', get: (object) => object.covariant },
  { name: '__contravariant__', get: (object) => object.contravariant },
  { name: '__infer_variance__', get: (object) => object.inferVariance },
];

function hasDefault(self: PyTypeVariable): boolean {
  return self.evaluateDefault !== undefined || (self.defaultValue !== undefined && self.defaultValue !== noDefault);
}

/** Methods that all three kinds have. */
function sharedMethods(kind: string): NativeDefinition[] {
  return [
    rawMethod('__reduce__', 'noargs', (_thread, self: PyTypeVariable) => self.variableName),
    method('has_default($self, /)', (_thread, self: PyTypeVariable) => hasDefault(self)),
    method('__mro_entries__($self, object, /)', () => {
      throw typeError(`Cannot subclass an instance of ${kind}`);
    }),
  ];
}

/** ParamSpec has `has_default` in front. */
const reordered = ([reduce, hasDefaultMethod, entries]: NativeDefinition[]): NativeDefinition[] => [
  hasDefaultMethod!,
  reduce!,
  entries!,
];

/** "+T", "-T", "~T", or "T" where the variance is inferred. */
function reprVariable(_thread: Thread, self: Value): Value {
  const { variableName, covariant, contravariant, inferVariance } = self as PyTypeVariable;
  if (inferVariance) return variableName;
  return `${covariant ? '+' : contravariant ? '-' : '~'}${variableName}`;
}

/** `T | other`: what is no type is checked by typing. */
function unionWith(thread: Thread, left: Value, right: Value): Value {
  const members = new PyTuple([left, right]);
  return whileHeld(thread, members, () => subscriptUnion(thread, members));
}

/** Sets variance, default and module from the arguments of a constructor. */
function finishVariable(
  thread: Thread,
  variable: PyTypeVariable,
  flags: (Value | undefined)[],
  given: Value | undefined,
): void {
  const [covariant, contravariant, inferVariance] = flags.map((flag) => flag !== undefined && isTrue(thread, flag));
  if (covariant && contravariant) throw valueError('Bivariant types are not supported.');
  if (inferVariance && (covariant || contravariant))
    throw valueError('Variance cannot be specified with infer_variance.');
  variable.covariant = covariant!;
  variable.contravariant = contravariant!;
  variable.inferVariance = inferVariance!;
  setDefault(thread, variable, given);
}

function setDefault(thread: Thread, variable: PyTypeVariable, given: Value | undefined): void {
  variable.defaultValue = hold(given ?? noDefault);
  const module = callerModule(thread);
  if (module !== undefined) setAttr(thread, variable, '__module__', module);
}

function nameArgument(functionName: string, value: Value): string {
  const name = strValue(value);
  if (name === undefined)
    throw typeError(
      `${functionName}() argument 'name' must be str, not ${value === null ? 'None' : typeOf(value).tpName}`,
    );
  return name;
}

const FLAGS = TypeFlag.HAVE_GC | TypeFlag.IMMUTABLETYPE;

export const typeVarType: PyType = defineType({
  name: 'TypeVar',
  module: 'typing',
  instanceClass: PyTypeVariable,
  flags: FLAGS,
  hasDict: true,
  hasWeakrefs: true,
  tp: {
    tp_new: (thread, type, args, kwnames) => {
      const [nameValue, constraints, bound, defaultValue, ...flags] = parseKeywords(
        thread,
        'typevar',
        'name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False',
        args,
        kwnames,
      ) as [Value, Value[], Value | undefined, Value | undefined, ...(Value | undefined)[]];
      const variable = new PyTypeVariable(type, nameArgument('typevar', nameValue));
      const checkedBound =
        bound === undefined || bound === null ? undefined : checkType(thread, bound, 'Bound must be a type.');
      if (constraints.length === 1) throw typeError('A single constraint is not allowed');
      if (constraints.length > 0 && checkedBound !== undefined)
        throw typeError('Constraints cannot be combined with bound=...');
      variable.bound = hold(checkedBound);
      if (constraints.length > 0) variable.constraints = hold(new PyTuple(constraints));
      finishVariable(thread, variable, flags, defaultValue);
      return variable;
    },
    tp_repr: reprVariable,
    nb_or: unionWith,
  },
  methods: [
    method('__typing_subst__($self, arg, /)', (thread, self, arg) => callTyping(thread, '_typevar_subst', [self, arg])),
    method('__typing_prepare_subst__($self, alias, args, /)', (thread, self: PyTypeVariable, alias, args) =>
      prepareSubstitution(thread, self, alias, args),
    ),
    ...sharedMethods('TypeVar'),
  ],
  members: [nameMember, ...varianceMembers],
  getset: [
    lazyAttribute('__bound__', 'bound', () => null),
    lazyAttribute('__constraints__', 'constraints', () => EMPTY_TUPLE),
    defaultAttributes[0]!,
    evaluatorAttribute('evaluate_bound', 'bound'),
    evaluatorAttribute('evaluate_constraints', 'constraints'),
    defaultAttributes[1]!,
  ],
});

/** Fills in the default of a type variable that got no argument (typevar_typing_prepare_subst). */
function prepareSubstitution(thread: Thread, self: PyTypeVariable, alias: Value, args: Value): Value {
  if (!(args instanceof PyTuple)) return args;
  const index = withAttr(thread, alias, '__parameters__', (parameters) =>
    parameters instanceof PyTuple ? parameters.items.indexOf(self) : -1,
  );
  const given = args.items.length;
  if (index < given) return args;
  if (index === given) {
    const value = lazily(thread, self, 'defaultValue', noDefault);
    if (value === noDefault)
      throw typeError(`Too few arguments for ${repr(thread, alias)}; actual ${given}, expected at least ${given + 1}`);
    return new PyTuple([...args.items, value]);
  }
  throw typeError(`Too few arguments for ${repr(thread, alias)}`);
}

export const paramSpecType: PyType = defineType({
  name: 'ParamSpec',
  module: 'typing',
  instanceClass: PyTypeVariable,
  flags: FLAGS,
  hasDict: true,
  hasWeakrefs: true,
  tp: {
    tp_new: (thread, type, args, kwnames) => {
      const [nameValue, bound, defaultValue, ...flags] = parseKeywords(
        thread,
        'paramspec',
        'name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False',
        args,
        kwnames,
      ) as [Value, Value | undefined, Value | undefined, ...(Value | undefined)[]];
      const variable = new PyTypeVariable(type, nameArgument('paramspec', nameValue));
      if (bound !== undefined && bound !== null)
        variable.bound = hold(checkType(thread, bound, 'Bound must be a type.'));
      finishVariable(thread, variable, flags, defaultValue);
      return variable;
    },
    tp_repr: reprVariable,
    nb_or: unionWith,
  },
  methods: [
    method('__typing_subst__($self, arg, /)', (thread, self, arg) =>
      callTyping(thread, '_paramspec_subst', [self, arg]),
    ),
    method('__typing_prepare_subst__($self, alias, args, /)', (thread, self, alias, args) =>
      callTyping(thread, '_paramspec_prepare_subst', [self, alias, args]),
    ),
    ...reordered(sharedMethods('ParamSpec')),
  ],
  members: [nameMember, { name: '__bound__', get: (object) => object.bound ?? null }, ...varianceMembers],
  getset: [
    {
      name: 'args',
      get: (_thread, self) => new PyParamSpecPart(paramSpecArgsType, self),
    },
    {
      name: 'kwargs',
      get: (_thread, self) => new PyParamSpecPart(paramSpecKwargsType, self),
    },
    ...defaultAttributes,
  ],
});

export const typeVarTupleType: PyType = defineType({
  name: 'TypeVarTuple',
  module: 'typing',
  instanceClass: PyTypeVariable,
  flags: FLAGS,
  hasDict: true,
  hasWeakrefs: true,
  tp: {
    tp_new: (thread, type, args, kwnames) => {
      const [nameValue, defaultValue] = parseKeywords(
        thread,
        'typevartuple',
        'name, *, default=NoDefault',
        args,
        kwnames,
      ) as [Value, Value | undefined];
      const variable = new PyTypeVariable(type, nameArgument('typevartuple', nameValue));
      setDefault(thread, variable, defaultValue);
      return variable;
    },
    tp_repr: (_thread, self) => self.variableName,
    tp_iter: (thread, self) => unpackedAlias(thread, self),
  },
  methods: [
    method('__typing_subst__($self, arg, /)', () => {
      throw typeError('Substitution of bare TypeVarTuple is not supported');
    }),
    method('__typing_prepare_subst__($self, alias, args, /)', (thread, self, alias, args) =>
      callTyping(thread, '_typevartuple_prepare_subst', [self, alias, args]),
    ),
    ...sharedMethods('TypeVarTuple'),
  ],
  members: [nameMember],
  getset: defaultAttributes,
});

/** `P.args` or `P.kwargs`. */
export class PyParamSpecPart extends PyHolder {
  /** Held. */
  origin: Value;

  static {
    PyParamSpecPart.holds({ origin: null });
  }

  constructor(type: PyType, origin: Value) {
    super(type);
    this.origin = hold(origin);
  }
}

function definePart(name: string, suffix: string): PyType {
  return defineType({
    name,
    module: 'typing',
    instanceClass: PyParamSpecPart,
    flags: FLAGS,
    hasWeakrefs: true,
    tp: {
      tp_new: (thread, type, args, kwnames) => {
        const [origin] = parseKeywords(thread, name.toLowerCase(), 'origin', args, kwnames) as [Value];
        return new PyParamSpecPart(type, origin);
      },
      tp_repr: (thread, self) => {
        const { origin } = self;
        const shown = origin instanceof PyTypeVariable ? origin.variableName : repr(thread, origin);
        return `${shown}.${suffix}`;
      },
      tp_richcompare: (thread, left, right, op) => {
        if (typeOf(left) !== typeOf(right) || (op !== '==' && op !== '!=')) return NotImplemented;
        return richCompare(thread, left.origin, (right as PyParamSpecPart).origin, op);
      },
    },
    methods: [
      method('__mro_entries__($self, object, /)', () => {
        throw typeError(`Cannot subclass an instance of ${name}`);
      }),
    ],
    members: [{ name: '__origin__', get: (object) => object.origin }],
  });
}

export const paramSpecArgsType = definePart('ParamSpecArgs', 'args');
export const paramSpecKwargsType = definePart('ParamSpecKwargs', 'kwargs');

export const genericType: PyType = defineType({
  name: 'Generic',
  module: 'typing',
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  inheritsNew: true,
  methods: [
    rawMethod(
      '__class_getitem__',
      'varargs_keywords',
      (thread, cls, args, kwnames) => callGeneric(thread, '_generic_class_getitem', cls, args, kwnames),
      { binding: 'class' },
    ),
    rawMethod(
      '__init_subclass__',
      'varargs_keywords',
      (thread, cls, args, kwnames) => callGeneric(thread, '_generic_init_subclass', cls, args, kwnames),
      { binding: 'class' },
    ),
  ],
});

/** `Unpack[self]` (unpack). */
function unpackOne(thread: Thread, self: Value): Value {
  const unpack = hold(typingAttribute(thread, 'Unpack'));
  try {
    return getItem(thread, unpack, self);
  } finally {
    release(thread, unpack);
  }
}

/** The unpacked form of a TypeVarTuple or alias, in an iterator of one item. */
export function unpackedAlias(thread: Thread, self: Value): Value {
  const items = new PyTuple([unpackOne(thread, self)]);
  return whileHeld(thread, items, () => getIter(thread, items));
}

/** Type parameters with TypeVarTuples in their unpacked form (unpack_typevartuples). */
export function unpackTypeVarTuples(thread: Thread, parameters: PyTuple): PyTuple {
  if (!parameters.items.some((parameter) => typeOf(parameter) === typeVarTupleType)) return parameters;
  return PyTuple.adopt(
    parameters.items.map((parameter) =>
      hold(typeOf(parameter) === typeVarTupleType ? unpackOne(thread, parameter) : parameter),
    ),
  );
}

/** Type variables of a declaration `def f[T: bound, *Ts, **P = default]`: values are computed when first asked for. */
export function newTypeVar(name: string, evaluateBound?: Value, evaluateConstraints?: Value): PyTypeVariable {
  const variable = new PyTypeVariable(typeVarType, name);
  variable.inferVariance = true;
  variable.evaluateBound = hold(evaluateBound);
  variable.evaluateConstraints = hold(evaluateConstraints);
  return variable;
}

/** A ParamSpec of a declaration. */
export function newParamSpec(name: string): PyTypeVariable {
  const variable = new PyTypeVariable(paramSpecType, name);
  variable.inferVariance = true;
  return variable;
}

/** A TypeVarTuple of a declaration. */
export function newTypeVarTuple(name: string): PyTypeVariable {
  return new PyTypeVariable(typeVarTupleType, name);
}

/** Gives a type variable the function that computes its default (_Py_set_typeparam_default). */
export function setTypeParameterDefault(thread: Thread, variable: Value, evaluate: Value): Value {
  const target = variable as PyTypeVariable;
  const old = target.evaluateDefault;
  target.evaluateDefault = hold(evaluate);
  release(thread, old);
  return variable;
}

/** `Generic[T, …]` as the base of a class with type parameters (_Py_subscript_generic). */
export function subscriptGeneric(thread: Thread, parameters: Value): Value {
  const unpacked = hold(unpackTypeVarTuples(thread, parameters as PyTuple));
  try {
    const alias = hold(typingAttribute(thread, '_GenericAlias'));
    try {
      return callHeld(thread, alias, [genericType, unpacked]);
    } finally {
      release(thread, alias);
    }
  } finally {
    release(thread, unpacked);
  }
}

/** typing's function for a method of Generic, called with the class first. */
function callGeneric(thread: Thread, name: string, cls: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const function_ = hold(typingAttribute(thread, name));
  try {
    return callHeld(thread, function_, [cls, ...args], kwnames);
  } finally {
    release(thread, function_);
  }
}
