// The second half of the compiler: from the instructions of a code unit to its code object. The order of the passes is CPython's and shows in the result.

import { type CodeFields, PyCode } from '../../objects/functions/code';
import type { Value } from '../../objects/object';
import type { CodeUnit } from '../code-unit';
import { ConstantCache } from '../constant-cache';
import type { Instruction } from '../instruction-sequence';
import {
  encodeHandlers,
  encodeInstructions,
  encodeLocations,
  resolveJumpOffsets,
  resolveUnconditionalJumps,
} from './assembler';
import type { BasicBlock } from './basic-block';
import { borrowLoads } from './borrowed-loads';
import { pushColdBlocksToEnd } from './cold-blocks';
import { ConstantPool } from './constant-pool';
import { labelExceptionTargets, markExceptHandlers } from './exception-targets';
import { buildGraph, linearize } from './graph-building';
import { isTerminator } from './instruction-kinds';
import { resolveLineNumbers } from './line-numbers';
import { optimizeLoadConst } from './load-const';
import { addUninitializedChecks } from './locals-analysis';
import { parameterCount, prepareLocalsPlus } from './locals-plus';
import { optimizeBlock } from './peephole';
import { convertConditionalJumps, convertPseudoInstructions, normalizeJumps } from './pseudo-instructions';
import {
  checkGraph,
  inlineSmallBlocks,
  removeRedundantNopsAndJumps,
  removeRedundantPairs,
  removeUnreachable,
} from './reachability';
import { calculateStackDepth } from './stack-depth';
import { insertSuperinstructions } from './superinstructions';

export interface AssembleOptions {
  /** Shared by all units of a compilation, so that equal constants are one object. */
  constants: ConstantCache;
}

/** Optimises a code unit and makes its code object (CPython's _PyCompile_OptimizeAndAssemble). */
export function assembleUnit(unit: CodeUnit, options: AssembleOptions = { constants: new ConstantCache() }): PyCode {
  const entry = buildGraph(unit.sequence);
  const consts = optimizeCodeUnit(entry, unit.consts, options.constants, unit.varnames.length, parameterCount(unit));
  convertConditionalJumps(entry);
  const stacksize = calculateStackDepth(entry);
  const localsPlus = prepareLocalsPlus(entry, unit);
  convertPseudoInstructions(entry);
  normalizeJumps(entry);
  borrowLoads(entry);
  return new PyCode({
    co_name: unit.name,
    co_qualname: unit.qualname,
    co_filename: unit.filename,
    co_firstlineno: unit.firstlineno,
    co_argcount: unit.posonlyargcount + unit.argcount,
    co_posonlyargcount: unit.posonlyargcount,
    co_kwonlyargcount: unit.kwonlyargcount,
    co_flags: unit.flags,
    co_stacksize: Math.max(stacksize, 1),
    co_consts: consts,
    co_names: unit.names,
    localsplusnames: localsPlus.names,
    localspluskinds: localsPlus.kinds,
    ...assembleInstructions(linearize(entry), unit.firstlineno),
  });
}

/** The optimising passes; returns the constants that are left (CPython's _PyCfg_OptimizeCodeUnit). */
export function optimizeCodeUnit(
  entry: BasicBlock,
  consts: readonly Value[],
  cache: ConstantCache,
  nlocals: number,
  nparams: number,
): Value[] {
  const pool = new ConstantPool(consts, cache);
  markExceptHandlers(entry);
  labelExceptionTargets(entry);
  checkGraph(entry, isTerminator);
  inlineSmallBlocks(entry);
  removeUnreachable(entry);
  resolveLineNumbers(entry);
  optimizeLoadConst(entry, pool);
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) optimizeBlock(block, pool);
  removeRedundantPairs(entry);
  removeUnreachable(entry);
  removeRedundantNopsAndJumps(entry);
  pool.removeUnused(entry);
  addUninitializedChecks(entry, nlocals, nparams);
  insertSuperinstructions(entry);
  pushColdBlocksToEnd(entry);
  resolveLineNumbers(entry);
  return pool.values;
}

/** The bytes of a code object from its final instructions; jumps and handlers refer to instructions by index. */
export function assembleInstructions(
  instructions: readonly Instruction[],
  firstLine: number,
): Pick<CodeFields, 'co_code' | 'co_linetable' | 'co_exceptiontable'> {
  resolveUnconditionalJumps(instructions);
  const offsets = resolveJumpOffsets(instructions);
  return {
    co_code: encodeInstructions(instructions, offsets[instructions.length]!),
    co_linetable: encodeLocations(instructions, firstLine),
    co_exceptiontable: encodeHandlers(instructions, offsets),
  };
}
