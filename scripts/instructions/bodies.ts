// The text of the bodies that the loop takes in, with what follows them put in place of their outcomes.

import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** What a body's text needs around it. */
export interface InlineBody {
  /** Statements, for a block. */
  readonly text: string;
  /** The text goes on behind its last statement. */
  readonly fallsThrough: boolean;
  /** Names that it uses, with the file that each comes from. */
  readonly imports: ReadonlyMap<string, Import>;
}

export interface Import {
  /** A file of the sources, or the name of a package. */
  readonly from: string;
  readonly isType: boolean;
}

/** What stands for an outcome; undefined where the body is simply done. */
export type Follow = (outcome: string | undefined) => string;

/** Locals of the loop that stand for fields of the frame. */
const LOOP_LOCALS: ReadonlySet<string> = new Set(['slots', 'owned', 'words']);
const PARAMETERS = ['thread', 'frame', 'sp', 'oparg', 'ip'];

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The source files of the definitions, read once. */
export class Families {
  private readonly files = new Map<string, ts.SourceFile>();

  constructor(folder: string) {
    for (const name of fs.readdirSync(folder)) {
      const file = path.join(folder, name);
      this.files.set(file, ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
    }
  }

  /** The body of an instruction, or of one of its forms, as it is written there. */
  inline(general: string, form: string | undefined, follow: Follow): InlineBody {
    const where = form ?? general;
    for (const file of this.files.values()) {
      const declaration = declarationOf(file, general);
      if (declaration === undefined) continue;
      let object = argumentOf(declaration);
      if (form !== undefined) object = objectOf(propertyOf(object, 'forms', where), where);
      if (form !== undefined) object = objectOf(propertyOf(object, form, where), where);
      return new Inliner(this.functionOf(file, propertyOf(object, 'run', where), where), where, follow).body();
    }
    throw new Error(`${general} is defined nowhere`);
  }

  /** The function that a property is, or names: in its own file, or in one that it is imported from. */
  private functionOf(file: ts.SourceFile, node: ts.Node, where: string): ts.FunctionLikeDeclaration {
    if (ts.isMethodDeclaration(node)) return node;
    const value = ts.isPropertyAssignment(node) ? node.initializer : node;
    if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return value;
    if (ts.isIdentifier(value)) {
      const local = declarationOf(file, value.text)?.initializer;
      if (local !== undefined) return this.functionOf(file, local, where);
      const imported = importsOf(file).get(value.text);
      const other = imported === undefined ? undefined : this.files.get(`${imported.from}.ts`);
      const initializer = other === undefined ? undefined : declarationOf(other, value.text)?.initializer;
      if (other !== undefined && initializer !== undefined) return this.functionOf(other, initializer, where);
    }
    throw new Error(`${where}: the body has to be a function that is written out, since it is in the loop`);
  }
}

/** The declaration of a constant at the top level of a file. */
function declarationOf(file: ts.SourceFile, name: string): ts.VariableDeclaration | undefined {
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const found = statement.declarationList.declarations.find(
      (declaration) => ts.isIdentifier(declaration.name) && declaration.name.text === name,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The definition: what `instruction(…)` is called with. */
function argumentOf({ initializer, name }: ts.VariableDeclaration): ts.ObjectLiteralExpression {
  const argument = initializer !== undefined && ts.isCallExpression(initializer) ? initializer.arguments[0] : undefined;
  return objectOf(argument, name.getText());
}

function objectOf(node: ts.Node | undefined, where: string): ts.ObjectLiteralExpression {
  const value = node !== undefined && ts.isPropertyAssignment(node) ? node.initializer : node;
  if (value !== undefined && ts.isObjectLiteralExpression(value)) return value;
  throw new Error(`${where} has to be written out, since it is in the loop`);
}

function propertyOf(object: ts.ObjectLiteralExpression, name: string, where: string): ts.Node {
  const found = object.properties.find((property) => property.name?.getText() === name);
  if (found === undefined) throw new Error(`${where} has no ${name}`);
  return found;
}

/** What a file imports by name. */
function importsOf(file: ts.SourceFile): Map<string, Import> {
  const imports = new Map<string, Import>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || statement.importClause?.namedBindings === undefined) continue;
    const { namedBindings, isTypeOnly } = statement.importClause;
    if (!ts.isNamedImports(namedBindings)) continue;
    const text = (statement.moduleSpecifier as ts.StringLiteral).text;
    const from = text.startsWith('.') ? path.join(path.dirname(file.fileName), text) : text;
    for (const element of namedBindings.elements)
      imports.set(element.name.text, { from, isType: isTypeOnly || element.isTypeOnly });
  }
  return imports;
}

/** Takes one function apart. */
class Inliner {
  private readonly file: ts.SourceFile;
  private readonly edits: Edit[] = [];
  private readonly imports = new Map<string, Import>();
  private readonly locals = new Set(PARAMETERS);
  private readonly imported: Map<string, Import>;

  constructor(
    private readonly body_: ts.FunctionLikeDeclaration,
    private readonly where: string,
    private readonly follow: Follow,
  ) {
    this.file = body_.getSourceFile();
    this.imported = importsOf(this.file);
  }

  body(): InlineBody {
    const { body, parameters } = this.body_ as ts.FunctionLikeDeclaration & { body: ts.Node };
    parameters.forEach((parameter, index) => {
      const name = parameter.name.getText();
      if (name !== PARAMETERS[index] && name !== `_${PARAMETERS[index]}`)
        throw new Error(
          `${this.where}: parameter ${name} has to be called ${PARAMETERS[index]}, since it is in the loop`,
        );
    });
    if (!ts.isBlock(body)) throw new Error(`${this.where}: the body has to be a block, since it is in the loop`);
    this.declare(body);
    this.visit(body, false);
    const { statements } = body;
    const start = statements[0]?.getFullStart() ?? body.end - 1;
    return { text: this.edited(start, body.end - 1), fallsThrough: fallsThrough(statements), imports: this.imports };
  }

  private edited(start: number, end: number): string {
    let text = '';
    let from = start;
    for (const edit of this.edits.sort((a, b) => a.start - b.start)) {
      text += this.file.text.slice(from, edit.start) + edit.text;
      from = edit.end;
    }
    return text + this.file.text.slice(from, end);
  }

  /** Names that the function itself declares. */
  private declare(node: ts.Node): void {
    if ((ts.isVariableDeclaration(node) || ts.isBindingElement(node)) && ts.isIdentifier(node.name))
      this.locals.add(node.name.text);
    if (ts.isParameter(node) && ts.isIdentifier(node.name)) this.locals.add(node.name.text);
    ts.forEachChild(node, (child) => this.declare(child));
  }

  private visit(node: ts.Node, isNested: boolean): void {
    if (ts.isReturnStatement(node)) return this.replaceReturn(node, isNested);
    if (ts.isVariableStatement(node) && this.dropLoopLocals(node)) return;
    if (ts.isPropertyAccessExpression(node)) {
      const { expression, name } = node;
      if (ts.isIdentifier(expression) && expression.text === 'frame' && LOOP_LOCALS.has(name.text)) {
        this.replace(node, name.text);
        return;
      }
      const constant = this.constant(node);
      if (constant !== undefined) {
        this.replace(node, String(constant));
        return;
      }
      this.visit(expression, isNested);
      return;
    }
    if (ts.isIdentifier(node)) return this.use(node);
    const breaks =
      ts.isIterationStatement(node, false) || ts.isSwitchStatement(node) || ts.isFunctionLike(node) || isNested;
    ts.forEachChild(node, (child) => this.visit(child, breaks));
  }

  private replace(node: ts.Node, text: string): void {
    this.edits.push({ start: node.getStart(), end: node.end, text });
  }

  /** `const { slots, words } = frame;` goes: the loop has them. Others stay. */
  private dropLoopLocals(statement: ts.VariableStatement): boolean {
    const [declaration] = statement.declarationList.declarations;
    if (declaration?.initializer?.getText() !== 'frame' || !ts.isObjectBindingPattern(declaration.name)) return false;
    const kept = declaration.name.elements.filter((element) => !LOOP_LOCALS.has(element.name.getText()));
    const names = kept.map((element) => element.getText()).join(', ');
    this.replace(statement, kept.length === 0 ? '' : `const { ${names} } = frame;`);
    return true;
  }

  private replaceReturn(node: ts.ReturnStatement, isNested: boolean): void {
    const outcome = node.expression?.getText();
    if (isNested) throw new Error(`${this.where}: "${node.getText()}" stands inside a loop, a switch or a function`);
    const text = this.follow(outcome);
    this.replace(node, ts.isBlock(node.parent) ? text : `{ ${text} }`);
  }

  /** A number that a constant object has, by a name that is in capitals or belongs to a layout of an inline cache. */
  private constant({ expression, name }: ts.PropertyAccessExpression): number | undefined {
    if (!ts.isIdentifier(expression) || this.locals.has(expression.text)) return undefined;
    const module = this.imported.get(expression.text)?.from ?? this.file.fileName.replace(/\.ts$/, '');
    if (!path.isAbsolute(module)) return undefined;
    const exported = (require(module) as Record<string, unknown>)[expression.text];
    if (typeof exported !== 'object' || exported === null) return undefined;
    const value = (exported as Record<string, unknown>)[name.text];
    return typeof value === 'number' ? value : undefined;
  }

  private use(node: ts.Identifier): void {
    const { text, parent } = node;
    if (this.locals.has(text) || text === 'undefined' || isName(node, parent)) return;
    const imported = this.imported.get(text);
    if (imported !== undefined) {
      const isType = imported.isType || ts.isTypeReferenceNode(parent);
      this.imports.set(text, { ...imported, isType: isType && this.imports.get(text)?.isType !== false });
    } else if (isDeclaredIn(this.file, text))
      this.imports.set(text, { from: this.file.fileName.replace(/\.ts$/, ''), isType: false });
    else if (!(text in globalThis)) throw new Error(`${this.where}: where does ${text} come from?`);
  }
}

/** Is the identifier the name of a property, not a value? */
const isName = (node: ts.Identifier, parent: ts.Node): boolean =>
  (ts.isPropertyAssignment(parent) && parent.name === node) ||
  (ts.isBindingElement(parent) && (parent.propertyName === node || parent.name === node)) ||
  (ts.isVariableDeclaration(parent) && parent.name === node);

/** Does a file export a function or constant of this name? */
function isDeclaredIn(file: ts.SourceFile, name: string): boolean {
  const found = file.statements.find(
    (statement) =>
      (ts.isFunctionDeclaration(statement) && statement.name?.text === name) ||
      (ts.isVariableStatement(statement) && declarationOf(file, name)?.parent.parent === statement),
  );
  if (found === undefined) return false;
  if (ts.canHaveModifiers(found) && ts.getModifiers(found)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    return true;
  throw new Error(`${name} in ${file.fileName} has to be exported, since a body in the loop uses it`);
}

/** Does anything follow the last statement? */
function fallsThrough(statements: readonly ts.Statement[]): boolean {
  const last = statements.at(-1);
  if (last === undefined) return true;
  if (ts.isReturnStatement(last) || ts.isThrowStatement(last)) return false;
  if (ts.isBlock(last)) return fallsThrough(last.statements);
  if (ts.isIfStatement(last) && last.elseStatement !== undefined)
    return fallsThrough([last.thenStatement]) || fallsThrough([last.elseStatement]);
  return true;
}
