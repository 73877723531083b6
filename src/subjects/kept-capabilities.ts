// Capabilities that a build of a subject was once seen to have: it has them still. What was lacking is asked for again each time.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { cacheFile } from '../files/cache-file';
import { writeWhole } from '../files/write-whole';
import { type Capability, probeCapabilities } from './capabilities';
import type { RunLimits, Subject } from './subject';

const file = (): string => cacheFile('capabilities.json');

/** More than all subjects of a machine have; then it begins anew. */
const MOST = 2000;

/** For each capability true, or why it is lacking, as `probeCapabilities` says; known ones of the subject's build are not probed again. */
export async function knownCapabilities(
  subject: Subject,
  capabilities: readonly Capability[],
  limits: RunLimits,
): Promise<Record<string, true | string>> {
  const kept = subject.build === undefined ? new Set<string>() : readKept();
  const keys = new Map(capabilities.map((capability) => [capability.name, keyOf(subject, capability)]));
  const isKnown = ({ name }: Capability) => kept.has(keys.get(name)!);
  const unknown = capabilities.filter((capability) => !isKnown(capability));
  const probed = unknown.length === 0 ? {} : await probeCapabilities(subject, unknown, limits);
  const found = unknown.filter(({ name }) => probed[name] === true);
  const added = found.map(({ name }) => keys.get(name)!);
  if (subject.build !== undefined && added.length > 0) keep(kept, added);
  return Object.fromEntries(capabilities.map(({ name }) => [name, probed[name] ?? true]));
}

function keyOf({ title, build }: Subject, { name, probe }: Capability): string {
  return createHash('sha256')
    .update(JSON.stringify([title, build, name, probe]))
    .digest('hex')
    .slice(0, 32);
}

function readKept(): Set<string> {
  try {
    const keys: unknown = JSON.parse(fs.readFileSync(file(), 'utf8'));
    if (Array.isArray(keys) && keys.length <= MOST) return new Set(keys.filter((key) => typeof key === 'string'));
  } catch {
    // Missing or damaged: all is probed, and kept anew.
  }
  return new Set();
}

function keep(before: ReadonlySet<string>, keys: readonly string[]): void {
  try {
    writeWhole(file(), `${JSON.stringify([...before, ...keys])}\n`);
  } catch {
    // Where nothing can be kept, all is probed each time.
  }
}
