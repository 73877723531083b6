// npm run test:versions -- [VERSION …] [--newest] [--write [--reason TEXT]]
// The features on each older CPython, or only on the newest that is installed: all that applies passes, each tag of a version is true, and no number gets worse unsaid.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { FEATURES_FOLDER, PACKAGE_FOLDER } from '../src/cli/places';
import { renderTable } from '../src/reporting/table';
import { readRun } from '../src/spec/run-store';
import { readSpecification } from '../src/spec/specification';
import {
  countVersion,
  losses,
  parseVersionTable,
  renderVersionTable,
  updateTable,
  type VersionCounts,
} from '../src/spec/version-counts';
import { outcomesOf } from '../src/spec/verdicts';
import { cpythonCandidates, isOf } from '../src/subjects/process/find-cpython';

const VERSIONS = ['3.8', '3.9', '3.10', '3.11', '3.12', '3.13'];
const TABLE = path.join(PACKAGE_FOLDER, 'spec', 'versions.yaml');
const RUNS = path.join('reports', 'runs');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' }, reason: { type: 'string' }, newest: { type: 'boolean' } },
});

interface Run {
  passed: number;
  failed: number;
  counts: VersionCounts;
}

/** Checks one version and confirms its tags; undefined where it could not be checked, which is said. */
function checkVersion(version: string): Run | undefined {
  const command = path.join(PACKAGE_FOLDER, 'dist', 'cli.js');
  const subject = `cpython:${version}`;
  const { status } = spawnSync(
    process.execPath,
    [command, 'check', '--subject', subject, '--confirm-tags', '--quiet', '--results', RUNS],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (status !== 0 && status !== 1) return undefined;
  const record = readRun(path.join(RUNS, `${subject.replace(':', '_')}.json`));
  const { passed, failed } = outcomesOf(record.verdicts);
  return { passed, failed, counts: countVersion(version, record, readSpecification(FEATURES_FOLDER)) };
}

/** The versions to check. */
function versionsToCheck(): string[] {
  if (positionals.length > 0) return positionals;
  if (!values.newest) return VERSIONS;
  const newest = [...VERSIONS]
    .reverse()
    .find((version) => cpythonCandidates().some(({ claim }) => isOf(claim, version)));
  return newest === undefined ? [] : [newest];
}

function main(): number {
  const versions = versionsToCheck();
  if (versions.length === 0) {
    console.log(`No CPython from ${VERSIONS[0]} to ${VERSIONS.at(-1)} is installed\n0 passed, 0 failed, 1 skipped`);
    return 0;
  }
  const before = parseVersionTable(fs.existsSync(TABLE) ? fs.readFileSync(TABLE, 'utf8') : '', TABLE);
  const rows: string[][] = [];
  const problems: string[] = [];
  const found: VersionCounts[] = [];
  let [passed, failed] = [0, 0];
  for (const version of versions) {
    const run = checkVersion(version);
    if (run === undefined) {
      problems.push(`${version} was not checked`);
      continue;
    }
    const { counts } = run;
    rows.push([version, ...[run.passed, run.failed, counts.applied, counts.excluded, counts.unobservable].map(String)]);
    found.push(counts);
    passed += run.passed;
    failed += run.failed;
    const worse = losses(
      before.find((row) => row.version === version),
      counts,
    );
    if (worse.length > 0 && !(values.write && (values.reason || !before.some((row) => row.version === version)))) {
      problems.push(`CPython ${version}: ${worse.join('; ')}. Right? Then: -- --write --reason "why"`);
    }
  }
  const heads = ['CPython', 'passed', 'failed', 'applied', 'excluded', 'unobservable'];
  console.log(
    renderTable(
      heads.map((head) => ({ head })),
      rows,
    ),
  );
  for (const problem of problems) console.error(problem);
  if (values.write && problems.length === 0) {
    fs.writeFileSync(TABLE, renderVersionTable(updateTable(before, found, values.reason)));
  }
  failed += problems.length;
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

process.exitCode = main();
