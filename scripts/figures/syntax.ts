// What can be counted in one syntax tree: functions with their lengths and contracts, casts, and assertions that a value is there.

import ts from 'typescript';

export interface Sized {
  name: string;
  size: number;
}

export interface FoundFunction extends Sized {
  exported: boolean;
  /** A doc comment stands before it. */
  contract: boolean;
}

export interface Notations {
  casts: number;
  never: number;
  unknown: number;
  nonNull: number;
  any: number;
}

function visitAll(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => visitAll(child, visit));
}

const isFunctionValue = (node: ts.Node | undefined): boolean =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));

/** The node that gives a function its name: its declaration, or the variable or property that it is the value of. */
function namedFunction(node: ts.Node): ts.NamedDeclaration | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isAccessor(node)) {
    return node.body === undefined ? undefined : node;
  }
  if (ts.isConstructorDeclaration(node)) return node.body === undefined ? undefined : node;
  if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isPropertyAssignment(node)) {
    return isFunctionValue(node.initializer) ? node : undefined;
  }
  return undefined;
}

/** The statement that carries the modifiers and comments of a declaration. */
const statementOf = (node: ts.Node): ts.Node => (ts.isVariableDeclaration(node) ? node.parent.parent : node);

function isExported(node: ts.Node): boolean {
  const statement = statementOf(node);
  if (!ts.isFunctionDeclaration(statement) && !ts.isVariableStatement(statement)) return false;
  return statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

/** All functions of a file that have a name, methods and accessors included. */
export function functionsOf(tree: ts.SourceFile): FoundFunction[] {
  const found: FoundFunction[] = [];
  const lineOf = (position: number): number => tree.getLineAndCharacterOfPosition(position).line;
  visitAll(tree, (node) => {
    const named = namedFunction(node);
    if (named === undefined) return;
    const statement = statementOf(named);
    found.push({
      name: named.name?.getText(tree) ?? 'constructor',
      size: lineOf(named.getEnd()) - lineOf(named.getStart(tree)) + 1,
      exported: isExported(named),
      contract: ts.getJSDocCommentsAndTags(statement).length > 0,
    });
  });
  return found;
}

/** Casts, `!` and `any` of several trees. */
export function countNotations(trees: readonly ts.SourceFile[]): Notations {
  const counts: Notations = { casts: 0, never: 0, unknown: 0, nonNull: 0, any: 0 };
  for (const tree of trees) {
    visitAll(tree, (node) => {
      if (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)) {
        counts.casts++;
        if (node.type.kind === ts.SyntaxKind.NeverKeyword) counts.never++;
        if (node.type.kind === ts.SyntaxKind.UnknownKeyword) counts.unknown++;
      } else if (ts.isTypeAssertionExpression(node)) counts.casts++;
      else if (ts.isNonNullExpression(node)) counts.nonNull++;
      else if (node.kind === ts.SyntaxKind.AnyKeyword) counts.any++;
    });
  }
  return counts;
}

/** The largest first; what is equal stays in its order. */
export const largest = (all: readonly Sized[], count: number): Sized[] =>
  [...all].sort((a, b) => b.size - a.size).slice(0, count);

/** Median, 95th percentile and maximum of the sizes. */
export function spread(all: readonly Sized[]): string {
  const sizes = all.map(({ size }) => size).sort((a, b) => a - b);
  const at = (share: number): number => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))] ?? 0;
  return [at(0.5), at(0.95), at(1)].join(', ');
}
