// SRE_Template: a replacement text taken apart into literals and references to groups.

import { PyBytes } from '../../objects/bytes';
import { joinBytes } from '../../objects/byte-operations';
import { defineType } from '../../objects/define-type';
import { PyList } from '../../objects/list';
import { hold, PyObject, release, type Value, type Visit } from '../../objects/object';
import { indexError, typeError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { TypeFlag } from '../../objects/type';
import { strValue } from '../../objects/type-of';
import type { PyMatch } from './match';

/** A group and the literal behind it, held; undefined for an empty one. */
interface Chunk {
  readonly group: number;
  readonly literal: Value | undefined;
}

export class PyTemplate extends PyObject {
  constructor(
    /** Held: the text before the first group. */
    public literal: Value,
    public chunks: readonly Chunk[],
  ) {
    super(templateType);
    hold(literal);
    for (const chunk of chunks) hold(chunk.literal);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.literal);
    for (const { literal } of this.chunks) visit(literal);
  }

  override clear(thread: Thread): void {
    const { literal, chunks } = this;
    this.literal = null;
    this.chunks = [];
    release(thread, literal);
    for (const chunk of chunks) release(thread, chunk.literal);
    super.clear(thread);
  }
}

export const templateType = defineType({
  name: 'SRE_Template',
  module: '_sre',
  instanceClass: PyTemplate as never,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
});

const isEmpty = (value: Value): boolean => (value instanceof PyBytes ? value.bytes.length === 0 : value === '');

/** _sre.template(pattern, [literal, group, literal, …]). */
export function makeTemplate(parsed: Value): PyTemplate {
  const invalid = () => typeError('invalid template');
  if (!(parsed instanceof PyList) || parsed.items.length % 2 === 0) throw invalid();
  const [literal, ...rest] = parsed.items;
  const chunks: Chunk[] = [];
  for (let index = 0; index < rest.length; index += 2) {
    const group = rest[index]!;
    const behind = rest[index + 1]!;
    if (typeof group !== 'number' || group < 0) throw invalid();
    chunks.push({ group, literal: isEmpty(behind) ? undefined : behind });
  }
  return new PyTemplate(literal!, chunks);
}

/** The text that a template stands for in a match (expand_template). */
export function expandTemplate(_thread: Thread, template: PyTemplate, match: PyMatch): Value {
  if (template.chunks.length === 0) return template.literal;
  const parts: Value[] = [];
  if (!isEmpty(template.literal)) parts.push(template.literal);
  for (const { group, literal } of template.chunks) {
    if (2 * group >= match.spans.length) throw indexError('no such group');
    const text = match.group(group, null);
    if (text !== null) parts.push(text);
    if (literal !== undefined) parts.push(literal);
  }
  const texts = parts.map((part) => strValue(part));
  if (!match.subject.isBytes && texts.every((text) => text !== undefined)) return texts.join('');
  const pieces = parts.map((part, index) => {
    if (part instanceof PyBytes) return part.bytes;
    throw typeError(`sequence item ${index}: expected a bytes-like object, str found`);
  });
  const joined = joinBytes(new Uint8Array(0), pieces);

  return new PyBytes(joined);
}
