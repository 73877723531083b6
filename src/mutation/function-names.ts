// Which function a place in a source belongs to.

import type ts from 'typescript';

/** The names of the functions of a source, by offset. A function inside another one is a part of it. */
export class FunctionNames {
  readonly ranges: { start: number; end: number; name: string }[] = [];

  constructor(typescript: typeof ts, file: string, text: string) {
    const source = typescript.createSourceFile(file, text, typescript.ScriptTarget.Latest, true);
    const visit = (node: ts.Node, outer: string): void => {
      const name = nameOf(typescript, node);
      const full = name === undefined ? outer : outer === '' ? name : `${outer}.${name}`;
      if (isFunction(typescript, node)) this.ranges.push({ start: node.getStart(), end: node.end, name: full });
      else node.forEachChild((child) => visit(child, full));
    };
    source.forEachChild((node) => visit(node, ''));
  }

  /** "" for what is done as the file loads. */
  at(offset: number): string {
    return this.ranges.find(({ start, end }) => start <= offset && offset < end)?.name ?? '';
  }
}

/** The name that a declaration or a property gives to what stands in it. */
function nameOf(typescript: typeof ts, node: ts.Node): string | undefined {
  const isNamed =
    typescript.isFunctionDeclaration(node) ||
    typescript.isClassDeclaration(node) ||
    typescript.isVariableDeclaration(node) ||
    typescript.isMethodDeclaration(node) ||
    typescript.isGetAccessor(node) ||
    typescript.isSetAccessor(node) ||
    typescript.isPropertyDeclaration(node) ||
    typescript.isPropertyAssignment(node);
  if (isNamed) return node.name?.getText();
  return typescript.isConstructorDeclaration(node) ? 'constructor' : undefined;
}

const isFunction = (typescript: typeof ts, node: ts.Node): boolean =>
  typescript.isFunctionLike(node) && 'body' in node && node.body !== undefined;
