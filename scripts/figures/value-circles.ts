// Which files need each other's values while they load: the strongly connected components of the imports that are not types alone.

import path from 'node:path';
import ts from 'typescript';
import type { Source } from './sources';

function importsValues(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) {
    const named = node.exportClause;
    if (node.isTypeOnly) return false;
    return named === undefined || !ts.isNamedExports(named) || named.elements.some((element) => !element.isTypeOnly);
  }
  const clause = node.importClause;
  if (clause === undefined) return true;
  if (clause.isTypeOnly) return false;
  const bindings = clause.namedBindings;
  if (clause.name !== undefined || bindings === undefined || ts.isNamespaceImport(bindings)) return true;
  return bindings.elements.length === 0 || bindings.elements.some((element) => !element.isTypeOnly);
}

/** The files of `known` that a file imports values from, with the names that it takes. */
export function valueImports(source: Source, known: ReadonlySet<string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const statement of source.tree.statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
    const place = statement.moduleSpecifier;
    if (place === undefined || !ts.isStringLiteral(place) || !importsValues(statement)) continue;
    const base = path.resolve(path.dirname(source.file), place.text);
    const file = [`${base}.ts`, path.join(base, 'index.ts'), base].find((name) => known.has(name));
    if (file === undefined) continue;
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    const names =
      bindings !== undefined && ts.isNamedImports(bindings)
        ? bindings.elements.filter((element) => !element.isTypeOnly).map(({ name }) => name.text)
        : ['*'];
    found.set(file, [...(found.get(file) ?? []), ...names]);
  }
  return found;
}

/** The circles of value imports, the largest first; each is a list of files that all reach each other. */
export function valueCircles(sources: readonly Source[]): string[][] {
  const known = new Set(sources.map(({ file }) => file));
  const graph = new Map(sources.map((source) => [source.file, [...valueImports(source, known).keys()]]));
  return componentsOf(graph)
    .filter((component) => component.length > 1 || graph.get(component[0] ?? '')?.includes(component[0] ?? ''))
    .map((component) => component.sort())
    .sort((a, b) => b.length - a.length);
}

/** Strongly connected components (Tarjan). */
function componentsOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const waiting = new Set<string>();
  const components: string[][] = [];
  const visit = (node: string): number => {
    const own = index.size;
    let lowest = own;
    index.set(node, own);
    stack.push(node);
    waiting.add(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) lowest = Math.min(lowest, visit(next));
      else if (waiting.has(next)) lowest = Math.min(lowest, low.get(next) ?? index.get(next) ?? own);
    }
    low.set(node, lowest);
    if (lowest === own) {
      const component = stack.splice(stack.indexOf(node));
      for (const member of component) waiting.delete(member);
      components.push(component);
    }
    return lowest;
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return components;
}
