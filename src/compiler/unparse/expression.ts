// Source text of an expression, as CPython writes annotations under `from __future__ import annotations` (ast_unparse.c).

import { Ellipsis } from '../../objects/singletons';
import type { Value } from '../../objects/object';
import type {
  Arguments,
  BinOp,
  Call,
  CmpOperator,
  Comprehension,
  Constant,
  Dict,
  ExprNode,
  FormattedValue,
  Interpolation,
  Keyword,
  Lambda,
  Operator,
  Tuple,
  UnaryOperator,
} from '../../syntax/ast';
import { PyTuple } from '../../objects/containers/tuple';
import { reprOfConstant } from './constants';

/** How tightly the construct around binds: an expression that binds less gets parentheses. */
const Level = {
  TUPLE: 0,
  TEST: 1,
  OR: 2,
  AND: 3,
  NOT: 4,
  CMP: 5,
  EXPR: 6,
  BOR: 6,
  BXOR: 7,
  BAND: 8,
  SHIFT: 9,
  ARITH: 10,
  TERM: 11,
  FACTOR: 12,
  POWER: 13,
  AWAIT: 14,
  ATOM: 15,
} as const;

const BINARY: Readonly<Record<Operator, readonly [text: string, level: number]>> = {
  Add: [' + ', Level.ARITH],
  Sub: [' - ', Level.ARITH],
  Mult: [' * ', Level.TERM],
  MatMult: [' @ ', Level.TERM],
  Div: [' / ', Level.TERM],
  Mod: [' % ', Level.TERM],
  FloorDiv: [' // ', Level.TERM],
  LShift: [' << ', Level.SHIFT],
  RShift: [' >> ', Level.SHIFT],
  BitOr: [' | ', Level.BOR],
  BitXor: [' ^ ', Level.BXOR],
  BitAnd: [' & ', Level.BAND],
  Pow: [' ** ', Level.POWER],
};

const UNARY: Readonly<Record<UnaryOperator, readonly [text: string, level: number]>> = {
  Invert: ['~', Level.FACTOR],
  Not: ['not ', Level.NOT],
  UAdd: ['+', Level.FACTOR],
  USub: ['-', Level.FACTOR],
};

const COMPARE: Readonly<Record<CmpOperator, string>> = {
  Eq: ' == ',
  NotEq: ' != ',
  Lt: ' < ',
  LtE: ' <= ',
  Gt: ' > ',
  GtE: ' >= ',
  Is: ' is ',
  IsNot: ' is not ',
  In: ' in ',
  NotIn: ' not in ',
};

/** The text of an expression (_PyAST_ExprAsUnicode). */
export function unparse(node: ExprNode): string {
  return text(node, Level.TEST);
}

function parenthesized(isNeeded: boolean, inner: string): string {
  return isNeeded ? `(${inner})` : inner;
}

function list(nodes: readonly ExprNode[]): string {
  return nodes.map((node) => text(node, Level.TEST)).join(', ');
}

function text(node: ExprNode, level: number): string {
  switch (node.node) {
    case 'BoolOp': {
      const own = node.op === 'And' ? Level.AND : Level.OR;
      const joined = node.values.map((value) => text(value, own + 1)).join(node.op === 'And' ? ' and ' : ' or ');
      return parenthesized(level > own, joined);
    }
    case 'BinOp':
      return binary(node, level);
    case 'UnaryOp': {
      const [sign, own] = UNARY[node.op];
      return parenthesized(level > own, sign + text(node.operand, own));
    }
    case 'Lambda':
      return lambda(node, level);
    case 'IfExp': {
      const { TEST } = Level;
      const [body, test] = [text(node.body, TEST + 1), text(node.test, TEST + 1)];
      return parenthesized(level > TEST, `${body} if ${test} else ${text(node.orelse, TEST)}`);
    }
    case 'Dict':
      return dict(node);
    case 'Set':
      return `{${list(node.elts)}}`;
    case 'GeneratorExp':
      return `(${text(node.elt, Level.TEST)}${comprehensions(node.generators)})`;
    case 'ListComp':
      return `[${text(node.elt, Level.TEST)}${comprehensions(node.generators)}]`;
    case 'SetComp':
      return `{${text(node.elt, Level.TEST)}${comprehensions(node.generators)}}`;
    case 'DictComp': {
      const item = `${text(node.key, Level.TEST)}: ${text(node.value, Level.TEST)}`;
      return `{${item}${comprehensions(node.generators)}}`;
    }
    case 'Yield':
      return node.value === null ? '(yield)' : `(yield ${text(node.value, Level.TEST)})`;
    case 'YieldFrom':
      return `(yield from ${text(node.value, Level.TEST)})`;
    case 'Await':
      return parenthesized(level > Level.AWAIT, `await ${text(node.value, Level.ATOM)}`);
    case 'Compare': {
      const rest = node.ops.map((op, i) => COMPARE[op] + text(node.comparators[i]!, Level.CMP + 1));
      return parenthesized(level > Level.CMP, text(node.left, Level.CMP + 1) + rest.join(''));
    }
    case 'Call':
      return call(node);
    case 'Constant':
      return constant(node);
    case 'JoinedStr':
      return `f${reprOfConstant(stringBody(node.values))}`;
    case 'TemplateStr':
      return `t${reprOfConstant(stringBody(node.values))}`;
    case 'FormattedValue':
    case 'Interpolation':
      return replacementField(node);
    case 'Attribute': {
      const { value } = node;
      const isInt = value.node === 'Constant' && ['number', 'bigint', 'boolean'].includes(typeof value.value);
      return `${text(value, Level.ATOM)}${isInt ? ' .' : '.'}${node.attr}`;
    }
    case 'Starred':
      return `*${text(node.value, Level.EXPR)}`;
    case 'Name':
      return node.id;
    case 'List':
      return `[${list(node.elts)}]`;
    case 'Tuple':
      return tuple(node, level);
    case 'Subscript':
      return `${text(node.value, Level.ATOM)}[${text(node.slice, Level.TUPLE)}]`;
    case 'Slice': {
      const part = (value: ExprNode | null): string => (value === null ? '' : text(value, Level.TEST));
      return `${part(node.lower)}:${part(node.upper)}${node.step === null ? '' : `:${part(node.step)}`}`;
    }
    case 'NamedExpr': {
      const inner = `${text(node.target, Level.ATOM)} := ${text(node.value, Level.ATOM)}`;
      return parenthesized(level > Level.TUPLE, inner);
    }
  }
}

function binary(node: BinOp, level: number): string {
  const [sign, own] = BINARY[node.op];
  const isRightAssociative = node.op === 'Pow';
  const left = text(node.left, own + (isRightAssociative ? 1 : 0));
  const right = text(node.right, own + (isRightAssociative ? 0 : 1));
  return parenthesized(level > own, left + sign + right);
}

function lambda(node: Lambda, level: number): string {
  const hasPositional = node.args.args.length + node.args.posonlyargs.length > 0;
  const inner = `${hasPositional ? 'lambda ' : 'lambda'}${parameters(node.args)}: ${text(node.body, Level.TEST)}`;
  return parenthesized(level > Level.TEST, inner);
}

function parameters(args: Arguments): string {
  const parts: string[] = [];
  const positional = [...args.posonlyargs, ...args.args];
  const firstDefault = positional.length - args.defaults.length;
  for (const [i, arg] of positional.entries()) {
    parts.push(i < firstDefault ? arg.arg : `${arg.arg}=${text(args.defaults[i - firstDefault]!, Level.TEST)}`);
    if (i + 1 === args.posonlyargs.length) parts.push('/');
  }
  if (args.vararg !== null || args.kwonlyargs.length > 0) parts.push(`*${args.vararg?.arg ?? ''}`);
  for (const [i, arg] of args.kwonlyargs.entries()) {
    const value = args.kw_defaults[i];
    parts.push(value ? `${arg.arg}=${text(value, Level.TEST)}` : arg.arg);
  }
  if (args.kwarg !== null) parts.push(`**${args.kwarg.arg}`);
  return parts.join(', ');
}

function dict(node: Dict): string {
  const items = node.values.map((value, i) => {
    const key = node.keys[i];
    return key ? `${text(key, Level.TEST)}: ${text(value, Level.TEST)}` : `**${text(value, Level.EXPR)}`;
  });
  return `{${items.join(', ')}}`;
}

function comprehensions(generators: readonly Comprehension[]): string {
  return generators
    .map(({ is_async, target, iter, ifs }) => {
      const head = is_async ? ' async for ' : ' for ';
      const tests = ifs.map((test) => ` if ${text(test, Level.TEST + 1)}`).join('');
      return `${head}${text(target, Level.TUPLE)} in ${text(iter, Level.TEST + 1)}${tests}`;
    })
    .join('');
}

function call(node: Call): string {
  const func = text(node.func, Level.ATOM);
  const [only] = node.args;
  if (node.args.length === 1 && node.keywords.length === 0 && only!.node === 'GeneratorExp') {
    return func + text(only, Level.TEST);
  }
  const keyword = ({ arg, value }: Keyword): string => `${arg === null ? '**' : `${arg}=`}${text(value, Level.TEST)}`;
  return `${func}(${[...node.args.map((arg) => text(arg, Level.TEST)), ...node.keywords.map(keyword)].join(', ')})`;
}

function constant(node: Constant): string {
  return (node.kind === 'u' ? 'u' : '') + constantText(node.value);
}

/** Infinity has no literal: it is written as a number that is too large. */
function constantText(value: Value): string {
  if (value === Ellipsis) return '...';
  if (value instanceof PyTuple) {
    const items = value.items.map(constantText);
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
  }
  const repr = reprOfConstant(value);
  return typeof value === 'object' && value !== null && !repr.startsWith('b') ? repr.replace(/inf/g, '1e309') : repr;
}

function tuple(node: Tuple, level: number): string {
  if (node.elts.length === 0) return '()';
  const inner = list(node.elts) + (node.elts.length === 1 ? ',' : '');
  return parenthesized(level > Level.TUPLE, inner);
}

/** The inside of an f-string or t-string, before quoting. */
function stringBody(values: readonly ExprNode[]): string {
  return values.map(stringPart).join('');
}

function stringPart(node: ExprNode): string {
  switch (node.node) {
    case 'Constant':
      return String(node.value).replace(/[{}]/g, '$&$&');
    case 'JoinedStr':
      return stringBody(node.values);
    case 'FormattedValue':
    case 'Interpolation':
      return replacementField(node);
    default:
      throw new Error('unknown expression kind inside f-string or t-string');
  }
}

function replacementField(node: FormattedValue | Interpolation): string {
  const expression = text(node.value, Level.TEST + 1);
  const conversion = node.conversion > 0 ? `!${String.fromCharCode(node.conversion)}` : '';
  const spec = node.format_spec === null ? '' : `:${stringPart(node.format_spec)}`;
  return `{${expression.startsWith('{') ? ' ' : ''}${expression}${conversion}${spec}}`;
}
