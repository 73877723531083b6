// Faults of this domain, beside Stryker's: what is held or let go of wrongly, done in another order, not done, shared or not copied.

/** A node of Babel's tree, as far as it is read here. */
export interface Node {
  type: string;
  loc?: unknown;
  [field: string]: unknown;
}

/** What Stryker asks of an operator. */
export interface Operator {
  name: string;
  mutate(path: { node: Node }): Iterable<Node>;
}

const identifier = (name: string): Node => ({ type: 'Identifier', name });
const callOf = (callee: Node, ...parameters: Node[]): Node => ({
  type: 'CallExpression',
  callee,
  arguments: parameters,
});
const memberOf = (object: Node, name: string): Node => ({
  type: 'MemberExpression',
  object,
  property: identifier(name),
  computed: false,
});
const block = (body: Node[]): Node => ({ type: 'BlockStatement', body, directives: [] });

/** Every node that Stryker is given must be its own. */
const copyOf = (node: Node): Node =>
  JSON.parse(JSON.stringify(node, (key, value) => (key === 'loc' || key.endsWith('Comments') ? undefined : value)));

/** The name of what is called: "hold" of `hold(x)`, "popFrame" of `thread.popFrame(x)`; undefined for other nodes. */
function calledName(node: Node | undefined): string | undefined {
  if (node?.type !== 'CallExpression') return undefined;
  const callee = node.callee as Node;
  const name = callee.type === 'MemberExpression' ? (callee.property as Node) : callee;
  return name.type === 'Identifier' ? (name.name as string) : undefined;
}

const argumentsOf = (node: Node): Node[] => node.arguments as Node[];

/** The call of a statement that is nothing else. */
const callOfStatement = ({ type, expression }: Node): Node | undefined =>
  type === 'ExpressionStatement' && (expression as Node).type === 'CallExpression' ? (expression as Node) : undefined;

const HOLDS = new Set(['hold', 'unhold']);
const RELEASES = /^(release|drop|clear)/;

/** `hold(x)`: not held, or held twice. */
const hold: Operator = {
  name: 'Hold',
  *mutate({ node }) {
    if (!HOLDS.has(calledName(node) ?? '') || argumentsOf(node).length !== 1) return;
    yield copyOf(argumentsOf(node)[0]!);
    yield callOf(copyOf(node.callee as Node), copyOf(node));
  },
};

/** `release(thread, x);`: done twice. That it is not done at all is the operator `Statement`. */
const release: Operator = {
  name: 'Release',
  *mutate({ node }) {
    const call = callOfStatement(node);
    if (call !== undefined && RELEASES.test(calledName(call) ?? '')) yield block([copyOf(node), copyOf(node)]);
  },
};

const isSuperCall = (node: Node): boolean => node.type === 'CallExpression' && (node.callee as Node).type === 'Super';

/** A statement that is not done: a call, an assignment, one step of a count. */
const statement: Operator = {
  name: 'Statement',
  *mutate({ node }) {
    if (node.type !== 'ExpressionStatement') return;
    const expression = node.expression as Node;
    if (!['CallExpression', 'AssignmentExpression', 'UpdateExpression'].includes(expression.type)) return;
    if (!isSuperCall(expression)) yield block([]);
  },
};

/** A check that ends the function: `if (…) throw …` or `return …`. */
function isCheck({ type, alternate, consequent }: Node): boolean {
  if (type !== 'IfStatement' || alternate) return false;
  let end = consequent as Node | undefined;
  if (end?.type === 'BlockStatement') end = (end.body as Node[]).at(-1);
  return end?.type === 'ThrowStatement' || end?.type === 'ReturnStatement';
}

/** A statement that holds something, or lets go of it. */
const isOwnership = (node: Node): boolean => {
  const name = calledName(callOfStatement(node)) ?? '';
  return HOLDS.has(name) || RELEASES.test(name);
};

const swappable = (one: Node, other: Node): boolean =>
  (isCheck(one) && isCheck(other)) || (isOwnership(one) && isOwnership(other));

/** Two checks in the other order, or two statements that hold or let go of something. */
const order: Operator = {
  name: 'Order',
  *mutate({ node }) {
    if (node.type !== 'BlockStatement') return;
    const body = node.body as Node[];
    for (let index = 0; index + 1 < body.length; index++) {
      if (!swappable(body[index]!, body[index + 1]!)) continue;
      const swapped = body.map(copyOf);
      [swapped[index], swapped[index + 1]] = [swapped[index + 1]!, swapped[index]!];
      yield block(swapped);
    }
  },
};

/** `for (const x of xs)`: from the last to the first. */
const loopOrder: Operator = {
  name: 'LoopOrder',
  *mutate({ node }) {
    if (node.type !== 'ForOfStatement') return;
    const items: Node = {
      type: 'ArrayExpression',
      elements: [{ type: 'SpreadElement', argument: copyOf(node.right as Node) }],
    };
    yield { ...copyOf(node), right: callOf(memberOf(items, 'reverse')) };
  },
};

/** `x.slice()` and `[...x]`: not copied. */
const copy: Operator = {
  name: 'Copy',
  *mutate({ node }) {
    if (calledName(node) === 'slice' && argumentsOf(node).length === 0) {
      const callee = node.callee as Node;
      if (callee.type === 'MemberExpression') yield copyOf(callee.object as Node);
    } else if (node.type === 'ArrayExpression') {
      const elements = node.elements as (Node | null)[];
      const only = elements.length === 1 ? elements[0] : undefined;
      if (only?.type === 'SpreadElement') yield copyOf(only.argument as Node);
    }
  },
};

const MUTABLE = new Set(['PyDict', 'PyList', 'PyCell']);

/** `new PyDict()`: the same one each time. */
const shared: Operator = {
  name: 'Shared',
  *mutate({ node }) {
    if (node.type !== 'NewExpression' || !MUTABLE.has((node.callee as Node).name as string)) return;
    yield {
      type: 'AssignmentExpression',
      operator: '??=',
      left: memberOf(identifier('globalThis'), `shared${(node.callee as Node).name}`),
      right: copyOf(node),
    };
  },
};

const EQUALITIES = new Set(['isSubtype', 'isSame', 'equals', 'areEqual', 'richCompareBool', 'sameText']);

/** `isSubtype(a, b)`: only the same. */
const identity: Operator = {
  name: 'Identity',
  *mutate({ node }) {
    if (!EQUALITIES.has(calledName(node) ?? '')) return;
    const [left, right] = argumentsOf(node).slice(-2);
    if (left === undefined || right === undefined) return;
    yield { type: 'BinaryExpression', operator: '===', left: copyOf(left), right: copyOf(right) };
  },
};

export const DOMAIN_OPERATORS: readonly Operator[] = [
  hold,
  release,
  statement,
  order,
  loopOrder,
  copy,
  shared,
  identity,
];
