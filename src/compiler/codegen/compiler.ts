// Code generation's global state: the stack of code units, and the instructions that go into the current one (CPython's struct _PyCompiler).

import { Op } from '../../bytecode/opcodes';
import type { PyCode } from '../../objects/functions/code';
import type { Value } from '../../objects/object';
import type { CmpOperator, ExprNode, Located, Operator, StmtNode } from '../../syntax/ast';
import { CO_FUTURE_ANNOTATIONS } from '../code-flags';
import type { CodeUnit } from '../code-unit';
import { ConstantCache } from '../constant-cache';
import { InstructionSequence, type Label, NO_LOCATION } from '../instruction-sequence';
import type { SymbolTable } from '../symbol-table';
import { mangle, maybeMangle } from '../symbol-table/mangle';
import type { Scope } from '../symbol-table/scope';
import { type ErrorContext, syntaxErrorAt } from '../syntax-errors';
import { binaryOperand, comparisonOperand, SUBSCRIPT_OPERAND } from './operands';
import { type ArgumentCounts, type FrameBlock, Unit, type UnitType } from './unit';
import { codeUnit, qualifiedName } from './unit-facts';

type Handlers<Node extends { node: string }> = {
  readonly [Name in Node['node']]: (c: Compiler, node: Extract<Node, { node: Name }>) => void;
};
export type ExpressionHandlers = Handlers<ExprNode>;
export type StatementHandlers = Handlers<StmtNode>;

export interface CompilerOptions {
  errors: ErrorContext;
  symbols: SymbolTable;
  /** CO_FUTURE_ and PyCF_ flags in effect. */
  flags: number;
  optimize: number;
  interactive: boolean;
  /** A warning of the compiler; it may throw to make it an error. */
  warn: (msg: string, loc: Located) => void;
  assemble: (unit: CodeUnit, compiler: Compiler) => PyCode;
  expressions: ExpressionHandlers;
  statements: StatementHandlers;
}

/** More nested statements than this in one unit are an error (CO_MAXBLOCKS). */
const MAX_BLOCKS = 21;

export class Compiler {
  readonly errors: ErrorContext;
  readonly symbols: SymbolTable;
  readonly flags: number;
  readonly optimize: number;
  /** Equal constants of one compilation are one object. */
  readonly constants = new ConstantCache();
  readonly stack: Unit[] = [];
  unit!: Unit;
  /** Above 0 in code that is generated a second time: its warnings were given. */
  private warningsDisabled = 0;

  constructor(private readonly options: CompilerOptions) {
    this.errors = options.errors;
    this.symbols = options.symbols;
    this.flags = options.flags;
    this.optimize = options.optimize;
  }

  get scope(): Scope {
    return this.unit.scope;
  }

  get futureAnnotations(): boolean {
    return (this.flags & CO_FUTURE_ANNOTATIONS) !== 0;
  }

  /** Are expression statements printed? */
  get isInteractiveTopLevel(): boolean {
    return this.options.interactive && this.stack.length === 0;
  }

  // Walking the tree.

  expression(node: ExprNode): void {
    (this.options.expressions[node.node] as (c: Compiler, node: ExprNode) => void)(this, node);
  }

  expressions(nodes: readonly ExprNode[]): void {
    for (const node of nodes) this.expression(node);
  }

  statement(node: StmtNode): void {
    (this.options.statements[node.node] as (c: Compiler, node: StmtNode) => void)(this, node);
  }

  statements(nodes: readonly StmtNode[]): void {
    for (const node of nodes) this.statement(node);
  }

  // Errors and warnings.

  fail(msg: string, loc: Located): never {
    throw syntaxErrorAt(this.errors, msg, loc);
  }

  warn(msg: string, loc: Located): void {
    if (this.warningsDisabled === 0) this.options.warn(msg, loc);
  }

  // Instructions.

  op(opcode: number, loc: Located, oparg = 0): void {
    this.unit.sequence.add(opcode, oparg, loc);
  }

  jump(opcode: number, target: Label, loc: Located): void {
    this.unit.sequence.add(opcode, target, loc);
  }

  newLabel(): Label {
    return this.unit.sequence.newLabel();
  }

  useLabel(label: Label): void {
    this.unit.sequence.useLabel(label);
  }

  loadConst(value: Value, loc: Located): void {
    this.op(Op.LOAD_CONST, loc, this.addConst(value));
  }

  addConst(value: Value): number {
    return this.unit.consts.add(value, this.constants);
  }

  /** An instruction whose operand is an index into co_names, shifted left by `shift` with `low` bits below. */
  nameOp(opcode: number, name: string, loc: Located, shift = 0, low = 0): void {
    this.op(opcode, loc, (this.unit.names.add(this.maybeMangle(name)) << shift) | low);
  }

  loadAttr(name: string, loc: Located): void {
    this.nameOp(Op.LOAD_ATTR, name, loc, 1);
  }

  /** The form of LOAD_ATTR that leaves a method unbound, for a call that follows. */
  loadMethod(name: string, loc: Located): void {
    this.nameOp(Op.LOAD_ATTR, name, loc, 1, 1);
  }

  compare(operator: CmpOperator, loc: Located): void {
    switch (operator) {
      case 'Is':
        this.op(Op.IS_OP, loc, 0);
        break;
      case 'IsNot':
        this.op(Op.IS_OP, loc, 1);
        break;
      case 'In':
        this.op(Op.CONTAINS_OP, loc, 0);
        break;
      case 'NotIn':
        this.op(Op.CONTAINS_OP, loc, 1);
        break;
      default:
        this.op(Op.COMPARE_OP, loc, comparisonOperand(operator));
    }
  }

  binary(operator: Operator, loc: Located): void {
    this.op(Op.BINARY_OP, loc, binaryOperand(operator, false));
  }

  inplace(operator: Operator, loc: Located): void {
    this.op(Op.BINARY_OP, loc, binaryOperand(operator, true));
  }

  /** `container[key]` for loading. */
  subscript(loc: Located): void {
    this.op(Op.BINARY_OP, loc, SUBSCRIPT_OPERAND);
  }

  // Names.

  mangle(name: string): string {
    return mangle(this.unit.privateName, name);
  }

  maybeMangle(name: string): string {
    return maybeMangle(this.unit.privateName, this.scope, name);
  }

  // Frame blocks.

  pushBlock(block: FrameBlock): void {
    if (this.unit.blocks.length >= MAX_BLOCKS) this.fail('too many statically nested blocks', block.loc);
    this.unit.blocks.push(block);
    if (block.type === 'finally end') this.warningsDisabled++;
  }

  popBlock(): FrameBlock {
    const block = this.unit.blocks.pop()!;
    if (block.type === 'finally end') this.warningsDisabled--;
    return block;
  }

  // Units.

  /** Starts a code unit (_PyCompile_EnterScope). `privateName` is inherited when absent. */
  enterUnit(
    name: string,
    type: UnitType,
    scope: Scope,
    lineno: number,
    privateName?: string,
    counts: ArgumentCounts = {},
  ): void {
    const parent = this.unit as Unit | undefined;
    const unit = new Unit(name, type, scope, lineno, privateName ?? parent?.privateName ?? null, counts);
    if (parent !== undefined) this.stack.push(parent);
    this.unit = unit;
    unit.qualname = type === 'module' ? name : qualifiedName(unit, this.stack);
    const loc: Located = {
      lineno: type === 'module' ? 0 : lineno,
      end_lineno: lineno,
      col_offset: 0,
      end_col_offset: 0,
    };
    this.op(Op.RESUME, loc, 0);
    if (type === 'module') this.op(Op.ANNOTATIONS_PLACEHOLDER, loc);
  }

  /** Ends the unit and turns it into a code object; without `addNone` its value is on the stack (_PyCompile_OptimizeAndAssemble). */
  finishUnit(addNone = true): PyCode {
    if (addNone) this.loadConst(null, NO_LOCATION);
    this.op(Op.RETURN_VALUE, NO_LOCATION);
    return this.options.assemble(codeUnit(this.unit, this.errors.filename, this.flags), this);
  }

  /** Returns to the enclosing unit. */
  exitUnit(): void {
    this.unit = this.stack.pop() as Unit;
  }

  /** Starts the separate instruction sequence of a module's `__annotate__`. */
  startAnnotations(): void {
    this.unit.stashedSequence = this.unit.sequence;
    this.unit.sequence = new InstructionSequence();
  }

  endAnnotations(): void {
    const annotations = this.unit.sequence;
    this.unit.sequence = this.unit.stashedSequence!;
    this.unit.stashedSequence = null;
    this.unit.sequence.annotations = annotations;
  }
}
