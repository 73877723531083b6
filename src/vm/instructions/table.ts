// The instructions that the loop does not do itself, by number. It calls them through this table, so that it stays small enough for the
// host to compile it well: its own are the most frequent ones, and those that end a frame or raise.

import { CACHES, GENERAL_FORM } from '../../bytecode/instruction-table';
import { Op, SpecializedOp } from '../../bytecode/opcodes';
import type { PyCell } from '../../objects/functions/cell';
import { getIter } from '../../objects/protocols/iteration';
import { length } from '../../objects/protocols/subscript';
import { systemError } from '../../objects/raise';
import { TypeFlag } from '../../objects/type';
import { release } from '../../objects/object';
import type { Frame } from '../../objects/frames/frame';
import { commonConstant } from '../common-constants';
import { SPECIALIZED } from '../specialize/instructions';
import { put, replaceEntries, replaceTop, steal } from '../../call/stack';
import * as asynchronous from './asynchronous';
import * as attributes from './attributes';
import * as containers from './containers';
import { ENTERING, ENTERING_GENERAL } from './entering';
import * as exceptions from './exceptions';
import * as functions from './functions';
import * as imports from './imports';
import type { Instruction } from './instruction';
import * as intrinsics from './intrinsics';
import * as names from './names';
import * as operators from './operators';
import * as patterns from './patterns';
import * as strings from './strings';

const nameAt = (frame: Frame, index: number): string => frame.code.co_names[index]!;

/** What each leaves is in the comments of the functions that it calls. */
const GENERAL: Readonly<Record<number, Instruction>> = {
  [Op.BINARY_OP]: (thread, frame, sp, oparg) => {
    operators.binaryOperation(thread, frame, sp, oparg);
    return sp - 1;
  },
  [Op.COMPARE_OP]: (thread, frame, sp, oparg) => {
    operators.compareOperation(thread, frame, sp, oparg);
    return sp - 1;
  },
  [Op.CONTAINS_OP]: (thread, frame, sp, oparg) => {
    operators.containsOperation(thread, frame, sp, oparg);
    return sp - 1;
  },
  [Op.TO_BOOL]: (thread, frame, sp) => {
    if (typeof frame.slots[sp - 1] !== 'boolean') operators.toBool(thread, frame, sp);
    return sp;
  },
  [Op.STORE_SUBSCR]: (thread, frame, sp) => {
    operators.storeSubscript(thread, frame, sp);
    return sp - 3;
  },
  // -- value [, NULL]
  [Op.LOAD_GLOBAL]: (thread, frame, sp, oparg) => {
    put(frame, sp, names.loadGlobal(thread, frame, nameAt(frame, oparg >> 1)));
    if ((oparg & 1) === 0) return sp + 1;
    frame.slots[sp + 1] = undefined;
    return sp + 2;
  },
  // owner -- value | method, self
  [Op.LOAD_ATTR]: (thread, frame, sp, oparg) => {
    if (oparg & 1) {
      attributes.loadMethod(thread, frame, sp, nameAt(frame, oparg >> 1));
      return sp + 1;
    }
    attributes.loadAttribute(thread, frame, sp, nameAt(frame, oparg >> 1));
    return sp;
  },
  [Op.STORE_ATTR]: (thread, frame, sp, oparg) => {
    attributes.storeAttribute(thread, frame, sp, nameAt(frame, oparg));
    return sp - 2;
  },
  [Op.LOAD_SUPER_ATTR]: (thread, frame, sp, oparg) => {
    attributes.loadSuperAttribute(thread, frame, sp, oparg, nameAt(frame, oparg >> 2));
    return oparg & 1 ? sp - 1 : sp - 2;
  },
  [Op.UNPACK_SEQUENCE]: (thread, frame, sp, oparg) => {
    containers.unpackSequence(thread, frame, sp, oparg);
    return sp + oparg - 1;
  },
};

const PLAIN: Readonly<Record<number, Instruction>> = {
  [Op.DELETE_FAST]: (thread, frame, sp, oparg) => {
    names.deleteFast(thread, frame, oparg);
    return sp;
  },
  [Op.LOAD_COMMON_CONSTANT]: (thread, frame, sp, oparg) => {
    put(frame, sp, commonConstant(thread, oparg));
    return sp + 1;
  },
  [Op.IS_OP]: (thread, frame, sp, oparg) => {
    operators.isOperation(thread, frame, sp, oparg);
    return sp - 1;
  },
  [Op.UNARY_NOT]: (_thread, frame, sp) => {
    frame.slots[sp - 1] = frame.slots[sp - 1] !== true;
    return sp;
  },
  [Op.UNARY_NEGATIVE]: (thread, frame, sp) => {
    operators.unaryNegative(thread, frame, sp);
    return sp;
  },
  [Op.UNARY_INVERT]: (thread, frame, sp) => {
    operators.unaryInvert(thread, frame, sp);
    return sp;
  },
  [Op.DELETE_SUBSCR]: (thread, frame, sp) => {
    operators.deleteSubscript(thread, frame, sp);
    return sp - 2;
  },
  [Op.BINARY_SLICE]: (thread, frame, sp) => {
    operators.binarySlice(thread, frame, sp);
    return sp - 2;
  },
  [Op.STORE_SLICE]: (thread, frame, sp) => {
    operators.storeSlice(thread, frame, sp);
    return sp - 4;
  },
  [Op.BUILD_SLICE]: (thread, frame, sp, oparg) => {
    operators.buildSlice(thread, frame, sp, oparg);
    return sp - oparg + 1;
  },

  [Op.LOAD_NAME]: (thread, frame, sp, oparg) => {
    put(frame, sp, names.loadName(thread, frame, nameAt(frame, oparg)));
    return sp + 1;
  },
  [Op.STORE_NAME]: (thread, frame, sp, oparg) => {
    names.storeName(thread, frame, sp, nameAt(frame, oparg));
    return sp - 1;
  },
  [Op.DELETE_NAME]: (thread, frame, sp, oparg) => {
    names.deleteName(thread, frame, nameAt(frame, oparg));
    return sp;
  },
  [Op.STORE_GLOBAL]: (thread, frame, sp, oparg) => {
    names.storeGlobal(thread, frame, sp, nameAt(frame, oparg));
    return sp - 1;
  },
  [Op.DELETE_GLOBAL]: (thread, frame, sp, oparg) => {
    names.deleteGlobal(thread, frame, nameAt(frame, oparg));
    return sp;
  },
  [Op.LOAD_LOCALS]: (_thread, frame, sp) => {
    if (frame.locals === undefined) throw systemError('no locals');
    put(frame, sp, frame.locals);
    return sp + 1;
  },
  // mapping -- value
  [Op.LOAD_FROM_DICT_OR_GLOBALS]: (thread, frame, sp, oparg) => {
    const mapping = frame.slots[sp - 1]!;
    replaceTop(thread, frame, sp, names.loadFromDictOrGlobals(thread, frame, mapping, nameAt(frame, oparg)));
    return sp;
  },
  [Op.LOAD_FROM_DICT_OR_DEREF]: (thread, frame, sp, oparg) => {
    replaceTop(thread, frame, sp, names.loadFromDictOrDeref(thread, frame, frame.slots[sp - 1]!, oparg));
    return sp;
  },
  [Op.SETUP_ANNOTATIONS]: (thread, frame, sp) => {
    names.setupAnnotations(thread, frame);
    return sp;
  },
  [Op.LOAD_BUILD_CLASS]: (thread, frame, sp) => {
    put(frame, sp, names.loadBuildClass(thread, frame));
    return sp + 1;
  },
  [Op.MAKE_CELL]: (thread, frame, sp, oparg) => {
    names.makeCell(thread, frame, oparg);
    return sp;
  },
  [Op.COPY_FREE_VARS]: (_thread, frame, sp, oparg) => {
    names.copyFreeVariables(frame, oparg);
    return sp;
  },
  // value --
  [Op.STORE_DEREF]: (thread, frame, sp, oparg) => {
    const value = steal(frame, sp - 1);
    const cell = frame.slots[oparg] as PyCell;
    const old = cell.value;
    cell.value = value;
    release(thread, old);
    return sp - 1;
  },
  [Op.DELETE_DEREF]: (thread, frame, sp, oparg) => {
    names.deleteDeref(thread, frame, oparg);
    return sp;
  },

  [Op.DELETE_ATTR]: (thread, frame, sp, oparg) => {
    attributes.deleteAttribute(thread, frame, sp, nameAt(frame, oparg));
    return sp - 1;
  },
  [Op.LOAD_SPECIAL]: (thread, frame, sp, oparg) => {
    exceptions.loadSpecial(thread, frame, sp, oparg);
    return sp + 1;
  },

  [Op.BUILD_TUPLE]: (_thread, frame, sp, oparg) => {
    containers.buildTuple(frame, sp, oparg);
    return sp - oparg + 1;
  },
  [Op.BUILD_LIST]: (_thread, frame, sp, oparg) => {
    containers.buildList(frame, sp, oparg);
    return sp - oparg + 1;
  },
  [Op.BUILD_SET]: (thread, frame, sp, oparg) => {
    containers.buildSet(thread, frame, sp, oparg);
    return sp - oparg + 1;
  },
  [Op.BUILD_MAP]: (thread, frame, sp, oparg) => {
    containers.buildMap(thread, frame, sp, oparg);
    return sp - 2 * oparg + 1;
  },
  [Op.BUILD_STRING]: (thread, frame, sp, oparg) => {
    containers.buildString(thread, frame, sp, oparg);
    return sp - oparg + 1;
  },
  [Op.LIST_APPEND]: (_thread, frame, sp, oparg) => {
    containers.listAppend(frame, sp, oparg);
    return sp - 1;
  },
  [Op.LIST_EXTEND]: (thread, frame, sp, oparg) => {
    containers.listExtend(thread, frame, sp, oparg);
    return sp - 1;
  },
  [Op.SET_ADD]: (thread, frame, sp, oparg) => {
    containers.setAdd(thread, frame, sp, oparg);
    return sp - 1;
  },
  [Op.SET_UPDATE]: (thread, frame, sp, oparg) => {
    containers.setUpdate(thread, frame, sp, oparg);
    return sp - 1;
  },
  [Op.MAP_ADD]: (thread, frame, sp, oparg) => {
    containers.mapAdd(thread, frame, sp, oparg);
    return sp - 2;
  },
  [Op.DICT_UPDATE]: (thread, frame, sp, oparg) => {
    containers.dictUpdate(thread, frame, sp, oparg);
    return sp - 1;
  },
  [Op.DICT_MERGE]: (thread, frame, sp, oparg) => {
    containers.dictMerge(thread, frame, sp, oparg);
    return sp - 1;
  },
  [Op.UNPACK_EX]: (thread, frame, sp, oparg) => {
    containers.unpackEx(thread, frame, sp, oparg);
    return sp + (oparg & 0xff) + (oparg >> 8);
  },
  // value -- value, length
  [Op.GET_LEN]: (thread, frame, sp) => {
    put(frame, sp, length(thread, frame.slots[sp - 1]!));
    return sp + 1;
  },
  // iterable -- iterator
  [Op.GET_ITER]: (thread, frame, sp) => {
    replaceTop(thread, frame, sp, getIter(thread, frame.slots[sp - 1]!));
    return sp;
  },
  [Op.CALL_INTRINSIC_1]: (thread, frame, sp, oparg) => {
    intrinsics.callIntrinsic1(thread, frame, sp, oparg);
    return sp;
  },
  [Op.CALL_INTRINSIC_2]: (thread, frame, sp, oparg) => {
    intrinsics.callIntrinsic2(thread, frame, sp, oparg);
    return sp - 1;
  },

  // delegate, value -- value
  [Op.END_SEND]: (thread, frame, sp) => {
    replaceEntries(thread, frame, sp - 2, sp, frame.slots[sp - 1]!);
    return sp - 1;
  },
  [Op.GET_AWAITABLE]: (thread, frame, sp, oparg) => {
    asynchronous.getAwaitable(thread, frame, sp, oparg);
    return sp;
  },
  [Op.GET_AITER]: (thread, frame, sp) => {
    asynchronous.getAsyncIterator(thread, frame, sp);
    return sp;
  },
  [Op.GET_ANEXT]: (thread, frame, sp) => {
    asynchronous.getAsyncNext(thread, frame, sp);
    return sp + 1;
  },
  [Op.GET_YIELD_FROM_ITER]: (thread, frame, sp) => {
    asynchronous.getYieldFromIterator(thread, frame, sp);
    return sp;
  },

  [Op.PUSH_EXC_INFO]: (thread, frame, sp) => {
    exceptions.pushExceptionInfo(thread, frame, sp);
    return sp + 1;
  },
  [Op.POP_EXCEPT]: (thread, frame, sp) => {
    exceptions.popException(thread, frame, sp);
    return sp - 1;
  },
  [Op.CHECK_EXC_MATCH]: (thread, frame, sp) => {
    exceptions.checkExceptionMatch(thread, frame, sp);
    return sp;
  },
  [Op.CHECK_EG_MATCH]: (thread, frame, sp) => {
    exceptions.checkGroupMatch(thread, frame, sp);
    return sp;
  },
  [Op.WITH_EXCEPT_START]: (thread, frame, sp) => {
    exceptions.withExceptionStart(thread, frame, sp);
    return sp + 1;
  },

  [Op.MAKE_FUNCTION]: (thread, frame, sp) => {
    functions.makeFunction(thread, frame, sp);
    return sp;
  },
  [Op.SET_FUNCTION_ATTRIBUTE]: (thread, frame, sp, oparg) => {
    functions.setFunctionAttribute(thread, frame, sp, oparg);
    return sp - 1;
  },
  [Op.IMPORT_NAME]: (thread, frame, sp, oparg) => {
    imports.importName(thread, frame, sp, nameAt(frame, oparg));
    return sp - 1;
  },
  [Op.IMPORT_FROM]: (thread, frame, sp, oparg) => {
    imports.importFrom(thread, frame, sp, nameAt(frame, oparg));
    return sp + 1;
  },

  [Op.MATCH_CLASS]: (thread, frame, sp, oparg) => {
    patterns.matchClass(thread, frame, sp, oparg);
    return sp - 2;
  },
  [Op.MATCH_KEYS]: (thread, frame, sp) => {
    patterns.matchKeys(thread, frame, sp);
    return sp + 1;
  },
  [Op.MATCH_MAPPING]: (_thread, frame, sp) => {
    patterns.matchFlag(frame, sp, TypeFlag.MAPPING);
    return sp + 1;
  },
  [Op.MATCH_SEQUENCE]: (_thread, frame, sp) => {
    patterns.matchFlag(frame, sp, TypeFlag.SEQUENCE);
    return sp + 1;
  },

  [Op.CONVERT_VALUE]: (thread, frame, sp, oparg) => {
    strings.convertValue(thread, frame, sp, oparg);
    return sp;
  },
  [Op.FORMAT_SIMPLE]: (thread, frame, sp) => {
    strings.formatSimple(thread, frame, sp);
    return sp;
  },
  [Op.FORMAT_WITH_SPEC]: (thread, frame, sp) => {
    strings.formatWithSpec(thread, frame, sp);
    return sp - 1;
  },
  [Op.BUILD_INTERPOLATION]: (thread, frame, sp, oparg) => {
    strings.makeInterpolation(thread, frame, sp, oparg);
    return sp - 1 - (oparg & 1);
  },
  [Op.BUILD_TEMPLATE]: (thread, frame, sp) => {
    strings.makeTemplate(thread, frame, sp);
    return sp - 1;
  },
};

const table = (instructions: Readonly<Record<number, Instruction>>): readonly (Instruction | undefined)[] =>
  Array.from({ length: 256 }, (_, opcode) => instructions[opcode]);

/** Instructions that never change their form, and specialised ones. */
export const STACK_INSTRUCTIONS = table({ ...PLAIN, ...SPECIALIZED, ...ENTERING });

/** The general forms of those that adapt: they run after their counter was looked after. */
export const GENERAL_INSTRUCTIONS = table({ ...GENERAL, ...ENTERING_GENERAL });

/** How many words an instruction takes, its inline caches included; two forms also do the work of the instruction behind them. */
export const WIDTH: Uint8Array = Uint8Array.from({ length: 256 }, (_, opcode) => {
  const own = 1 + CACHES[GENERAL_FORM[opcode]!]!;
  const doesNext = opcode === SpecializedOp.CALL_LIST_APPEND || opcode === SpecializedOp.BINARY_OP_INPLACE_ADD_UNICODE;
  return doesNext ? own + 1 : own;
});
