// Finds the functions of the sources in a bundle: what V8 counts by offset in the built file, named as the source names it.

import fs from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';
import type { Profiler } from 'node:inspector';

/** A function of a source. */
export interface SourceFunction {
  /** Below the project: "src/call/bind.ts". */
  file: string;
  /** "placeKeywords", "VmThread.call". */
  name: string;
  line: number;
}

/** The built file does not belong to the sources. */
export class StaleBundle extends Error {}

/** A built file with its source map, for the functions of some folders and files of the project. */
export class Bundle {
  private readonly text: string;
  private readonly map: SourceMap;
  private readonly lineStarts: number[] = [0];
  private readonly sources = new Map<string, string[]>();
  /** By offset in the bundle; null for what is no function of these folders. */
  private readonly found = new Map<number, SourceFunction | null>();
  /** Beginnings and ends, in the bundle, of functions that stand in no other. */
  private readonly outermost: { start: number; end: number }[] = [];

  /** Throws StaleBundle if the bundle or its map is missing, or a source below the folders has changed since it was built. */
  constructor(
    readonly file: string,
    private readonly project: string,
    private readonly places: readonly string[],
  ) {
    if (!fs.existsSync(file) || !fs.existsSync(`${file}.map`)) throw new StaleBundle(`${file} is not built`);
    this.text = fs.readFileSync(file, 'utf8');
    for (let index = this.text.indexOf('\n'); index >= 0; index = this.text.indexOf('\n', index + 1)) {
      this.lineStarts.push(index + 1);
    }
    const payload = JSON.parse(fs.readFileSync(`${file}.map`, 'utf8')) as SourceMapPayload;
    this.map = new SourceMap(payload);
    payload.sources.forEach((source, index) => {
      const name = this.nameOf(source);
      if (this.isMeasured(name)) this.readSource(name, payload.sourcesContent[index]);
    });
  }

  /** The function that V8 reports; a function inside another one counts as a part of it. Undefined for one of other folders. */
  locate({ functionName, ranges }: Profiler.FunctionCoverage): SourceFunction | undefined {
    const { startOffset, endOffset } = ranges[0]!;
    const outer = this.outermost.find(({ start, end }) => start < startOffset && endOffset <= end);
    const start = outer?.start ?? startOffset;
    let located = this.found.get(start);
    if (located === undefined) {
      const isOfSource = !functionName.startsWith('<') && !this.isExport(functionName, startOffset, endOffset);
      located = isOfSource ? this.find(functionName, start) : null;
      this.found.set(start, located);
      if (located !== null) this.outermost.push({ start: startOffset, end: endOffset });
    }
    return located ?? undefined;
  }

  /** What the bundle has made to export a name: `f: () => f2`. */
  private isExport(name: string, start: number, end: number): boolean {
    const text = this.text.slice(start, end);
    return text.startsWith(`() => ${name}`) && /^\d*$/.test(text.slice(`() => ${name}`.length));
  }

  private find(functionName: string, offset: number): SourceFunction | null {
    const row = this.rowOf(offset);
    const entry = this.map.findEntry(row, offset - this.lineStarts[row]!);
    if (!('originalSource' in entry)) return null;
    const file = this.nameOf(entry.originalSource);
    const lines = this.sources.get(file);
    if (lines === undefined) return null;
    const name = sourceName(functionName, lines, entry.originalLine);
    return name === undefined ? null : { file, name, line: entry.originalLine + 1 };
  }

  private rowOf(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private nameOf(source: string): string {
    const file = path.resolve(path.dirname(this.file), source);
    return path.relative(this.project, file).split(path.sep).join('/');
  }

  private isMeasured(name: string): boolean {
    return this.places.some((place) => name === place || name.startsWith(`${place}/`));
  }

  private readSource(name: string, built: string | undefined): void {
    const file = path.join(this.project, name);
    const now = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
    if (now !== built) throw new StaleBundle(`${this.file} was built before ${name} changed`);
    this.sources.set(name, now?.split('\n') ?? []);
  }
}

/**
 * The name of the function that begins in a line of a source. The bundle may have added digits to tell names of several files apart.
 * Methods get the name of their class in front; a function without a name gets that of the declaration it belongs to.
 */
export function sourceName(functionName: string, lines: readonly string[], row: number): string | undefined {
  const line = lines[row] ?? '';
  const declared = /^(?:export )?(?:const|let|function\*?|async function\*?) (\w+)/.exec(line)?.[1];
  if (!/^\s/.test(line)) return declared ?? (functionName || undefined);
  const owner = ownerOf(lines, row);
  if (owner === undefined) return functionName || undefined;
  if (owner.kind === 'class') {
    const isConstructor = /^\s+(?:(?:private|protected|public) )?constructor\(/.test(line);
    return `${owner.name}.${isConstructor ? 'constructor' : functionName}`;
  }
  return functionName === '' ? owner.name : `${owner.name}.${functionName}`;
}

/** The class or declaration of the module that a line stands in: the nearest line above without indentation. */
function ownerOf(lines: readonly string[], row: number): { kind: 'class' | 'declaration'; name: string } | undefined {
  for (let above = row - 1; above >= 0; above--) {
    const line = lines[above]!;
    if (line === '' || /^[\s})\]/*]/.test(line)) continue;
    const className = /^(?:export )?(?:default )?(?:abstract )?class (\w+)/.exec(line)?.[1];
    if (className !== undefined) return { kind: 'class', name: className };
    const name = /^(?:export )?(?:const|let|function) (\w+)/.exec(line)?.[1];
    return name === undefined ? undefined : { kind: 'declaration', name };
  }
  return undefined;
}
