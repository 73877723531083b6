// The reports that Cucumber writes itself while examples run: to a folder of their own first, then whole to where they were asked for.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { aboutFile, FileProblem } from '../files/file-problem';
import { readText } from '../files/read-text';
import { writeWhole } from '../files/write-whole';
import type { Destination } from '../reporting/reporters';

export class CucumberReports {
  /** What Cucumber is told: its formatters, with places in the folder. */
  readonly formats: string[] = [];
  private readonly folder: string | undefined;
  private readonly written: { from: string; to: string }[] = [];

  /** Throws FileProblem. */
  constructor(destinations: readonly Destination[]) {
    for (const { reporter, path: file } of destinations) {
      const { cucumber } = reporter;
      if (cucumber === undefined) continue;
      if (file === undefined) {
        this.formats.push(cucumber);
        continue;
      }
      const temporary = os.tmpdir();
      this.folder ??= aboutFile(temporary, 'written', () => fs.mkdtempSync(path.join(temporary, 'callspec-reports-')));
      const from = path.join(this.folder, `${this.written.length}.${reporter.name}`);
      this.written.push({ from, to: file });
      this.formats.push(`"${cucumber}":"${from}"`);
    }
  }

  /** Puts each report where it was asked for; returns why some could not be. */
  publish(): string[] {
    return this.written.flatMap(({ from, to }) => {
      const text = fs.existsSync(from) ? readText(from) : '';
      // Messages are whole line by line; a page is whole at its end.
      const whole = from.endsWith('.html') ? (/<\/html>\s*$/.test(text) ? text : '') : text.replace(/[^\n]+$/, '');
      if (whole === '') return [`${to} is not written: Cucumber has not written its report to the end`];
      try {
        writeWhole(to, whole);
        return [];
      } catch (error) {
        if (!(error instanceof FileProblem)) throw error;
        return error.code === 'EPIPE' ? [] : [error.message];
      }
    });
  }

  /** Removes the folder. */
  close(): void {
    if (this.folder !== undefined) fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
