// The module _sre: the engine behind `re`. The patterns it is given are compiled in Python.

import { PyDict } from '../objects/containers/dict';
import { PyList } from '../objects/containers/list';
import { method } from '../objects/native';
import { argInt, badArgument } from '../objects/native-arguments';
import type { Value } from '../objects/object';
import { overflowError, runtimeError, typeError } from '../objects/raise';
import { ssizeArgument } from '../objects/containers/sequence-arguments';
import type { Thread } from '../objects/thread';
import { PyTuple } from '../objects/containers/tuple';
import { hasSimpleCase } from '../objects/text/unicode/case-mapping';
import { intValue } from '../objects/type-of';
import { defineModule } from './define-module';
import { asciiLower, unicodeLower } from './regex/characters';
import { MAXREPEAT } from './regex/opcodes';
import { PyPattern } from './regex/pattern';
import { closeSubject, openSubject } from './regex/subject';
import { newTemplate } from './regex/template';
import { isValidCode, MAXGROUPS } from './regex/validate';
import './regex/match-type';

/** Code as 32-bit words (PyLong_AsUnsignedLong). */
function codeWords(items: Value[]): Uint32Array {
  const words = new Uint32Array(items.length);
  items.forEach((item, index) => {
    const word = intValue(item);
    if (word === undefined) throw typeError('an integer is required');
    if (word < 0) throw overflowError("can't convert negative value to unsigned int");
    if (word > 0xffffffff) throw overflowError('Python int too large to convert to C unsigned long');
    words[index] = Number(word);
  });
  return words;
}

/** Is the source of a pattern bytes-like? None stands for both kinds. */
function isBytes(thread: Thread, pattern: Value): boolean | undefined {
  if (pattern === null) return undefined;
  const subject = openSubject(thread, pattern);
  closeSubject(thread, subject);
  return subject.text === undefined;
}

/** _sre.compile. */
function compile(
  thread: Thread,
  pattern: Value,
  flags: Value,
  code: Value,
  groups: Value,
  groupindex: Value,
  indexgroup: Value,
): Value {
  const flagBits = argInt(thread, flags);
  if (!(code instanceof PyList)) throw badArgument('compile', 'code', 'list', code);
  const groupCount = ssizeArgument(thread, groups);
  if (!(groupindex instanceof PyDict)) throw badArgument('compile', 'groupindex', 'dict', groupindex);
  if (!(indexgroup instanceof PyTuple)) throw badArgument('compile', 'indexgroup', 'tuple', indexgroup);
  const words = codeWords(code.items);
  const kind = isBytes(thread, pattern);
  if (!isValidCode(words, groupCount)) throw runtimeError('invalid SRE code');
  return new PyPattern(pattern, flagBits, words, groupCount, { groupindex, indexgroup }, kind);
}

/** A question about a character given by its code. */
function ofCharacter(name: string, answer: (code: number) => Value) {
  return method(`${name}($module, character, /)`, (thread, _module, character: Value) =>
    answer(argInt(thread, character)),
  );
}

const isAsciiLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isCharacter = (code: number): boolean => code >= 0 && code <= 0x10ffff;

defineModule({
  name: '_sre',
  functions: [
    method(
      'compile($module, /, pattern, flags, code, groups, groupindex,\n        indexgroup)',
      (
        thread,
        _module,
        pattern: Value,
        flags: Value,
        code: Value,
        groups: Value,
        groupindex: Value,
        indexgroup: Value,
      ) => compile(thread, pattern, flags, code, groups, groupindex, indexgroup),
    ),
    method('template($module, pattern, template, /)', (_thread, _module, _pattern: Value, template: Value) => {
      if (!(template instanceof PyList)) throw badArgument('template', 2, 'list', template);
      return newTemplate(template.items);
    }),
    method('getcodesize($module, /)', () => 4),
    ofCharacter('ascii_iscased', isAsciiLetter),
    ofCharacter('unicode_iscased', (code) => isCharacter(code) && hasSimpleCase(code)),
    ofCharacter('ascii_tolower', asciiLower),
    ofCharacter('unicode_tolower', (code) => (isCharacter(code) ? unicodeLower(code) : code)),
  ],
  constants: {
    MAGIC: 20230612,
    CODESIZE: 4,
    MAXREPEAT,
    MAXGROUPS,
    copyright: ' SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB ',
  },
});
