// The codec registry of an interpreter: search functions, codecs found so far and error handlers.

import { PyDict } from '../../containers/dict';
import { addNote } from '../../exceptions/exception-methods';
import { LookupErrorType } from '../../exceptions/exceptions';
import { PyList } from '../../containers/list';
import { hold, release, type Value } from '../../object';
import { lookupAttr } from '../../protocols/attributes';
import { isTrue } from '../../protocols/compare';
import { raise, typeError } from '../../raise';
import { PyRaise, type Thread } from '../../thread';
import { PyTuple } from '../../containers/tuple';
import { typeOf } from '../../type-of';
import { standardHandlers } from './standard-handlers';

export interface CodecRegistry {
  /** Search functions in order of registration. */
  readonly search: PyList;
  /** Normalised name to the tuple that a search function returned. */
  readonly cache: PyDict;
  readonly errors: PyDict;
  /** The package `encodings` has been asked for. */
  started: boolean;
}

const STATE = 'codecs';

/** The registry of the interpreter, made at the first request. */
export function codecRegistry(thread: Thread): CodecRegistry {
  const { moduleState, roots } = thread.interp;
  let registry = moduleState.get(STATE) as CodecRegistry | undefined;
  if (registry === undefined) {
    registry = { search: new PyList([]), cache: PyDict.fresh(), errors: PyDict.fresh(), started: false };
    moduleState.set(STATE, registry);
    for (const value of [registry.search, registry.cache, registry.errors]) roots.add(hold<Value>(value));
    for (const [name, handler] of standardHandlers()) registry.errors.initStr(name, handler);
  }
  return registry;
}

/** Imports the package that knows the standard encodings, once. */
function startRegistry(thread: Thread, registry: CodecRegistry): void {
  if (registry.started) return;
  registry.started = true;
  if (registry.search.items.length > 0) return;
  const importer = thread.interp.builtins.getStr('__import__');
  if (importer === undefined) return;
  const module = hold(thread.call(importer, ['encodings']));
  release(thread, module);
}

/** Lower case, with hyphens for spaces: how names are cached and handed to search functions (normalizestring). */
function normalizeName(name: string): string {
  return name
    .replace(/[A-Z ]/g, (character) => (character === ' ' ? '_' : character.toLowerCase()))
    .replaceAll('-', '_');
}

/** The codec of an encoding: (encoder, decoder, reader, writer) (_PyCodec_Lookup). */
export function lookupCodec(thread: Thread, encoding: string): PyTuple {
  const registry = codecRegistry(thread);
  const name = normalizeName(encoding);
  const known = registry.cache.getStr(name);
  if (known !== undefined) return known as PyTuple;
  startRegistry(thread, registry);
  for (const search of [...registry.search.items]) {
    const codec = thread.call(search, [name]);
    if (codec === null) continue;
    if (!(codec instanceof PyTuple) || codec.items.length !== 4) {
      release(thread, hold(codec));
      throw typeError('codec search functions must return 4-tuples');
    }
    registry.cache.setStr(thread, name, codec);
    return codec;
  }
  throw raise(LookupErrorType, `unknown encoding: ${encoding}`);
}

/** Runs the encoder or decoder of a codec and takes the object out of the pair it returns. */
function runCodec(
  thread: Thread,
  codec: PyTuple,
  direction: 'encoding' | 'decoding',
  object: Value,
  encoding: string,
  errors: string | undefined,
): Value {
  const coder = direction === 'encoding' ? 0 : 1;
  hold<Value>(codec);
  try {
    let pair: Value;
    try {
      pair = hold(thread.call(codec.items[coder]!, errors === undefined ? [object] : [object, errors]));
    } catch (error) {
      if (error instanceof PyRaise) {
        addNote(thread, error.exc, `${direction} with '${encoding}' codec failed`);
      }
      throw error;
    }
    try {
      if (!(pair instanceof PyTuple) || pair.items.length !== 2) {
        throw typeError(
          direction === 'encoding'
            ? 'encoder must return a tuple (object, integer)'
            : 'decoder must return a tuple (object,integer)',
        );
      }
      return pair.refs === 1 ? takeFirst(pair) : pair.items[0]!;
    } finally {
      release(thread, pair);
    }
  } finally {
    release(thread, codec);
  }
}

/** The first item of a tuple that is about to end; its count passes to the caller. */
function takeFirst(pair: PyTuple): Value {
  const [first] = pair.items;
  pair.items[0] = null;
  if (typeof first === 'object' && first !== null) first.refs--;
  return first!;
}

/** codecs.encode and codecs.decode: any codec, any objects (_PyCodec_EncodeInternal, _PyCodec_DecodeInternal). */
export function codeObject(
  thread: Thread,
  direction: 'encoding' | 'decoding',
  object: Value,
  encoding: string,
  errors: string | undefined,
): Value {
  return runCodec(thread, lookupCodec(thread, encoding), direction, object, encoding, errors);
}

/** The same for str.encode and bytes.decode, which only take text encodings (_PyCodec_EncodeText, _PyCodec_DecodeText). */
export function codeText(
  thread: Thread,
  direction: 'encoding' | 'decoding',
  object: Value,
  encoding: string,
  errors: string | undefined,
): Value {
  const codec = lookupCodec(thread, encoding);
  if (typeOf(codec).name !== 'tuple') {
    const flag = lookupAttr(thread, codec, '_is_text_encoding');
    if (flag !== undefined && !isTrue(thread, flag)) {
      const instead = direction === 'encoding' ? 'codecs.encode()' : 'codecs.decode()';
      throw raise(LookupErrorType, `'${encoding}' is not a text encoding; use ${instead} to handle arbitrary codecs`);
    }
  }
  return runCodec(thread, codec, direction, object, encoding, errors);
}
