// The report page: one file of HTML with everything inside.

import fs from 'node:fs';
import path from 'node:path';
import { Eta } from 'eta';
import { clusterAside, clusterFailures } from '../../spec/clusters';
import type { Coverage, SectionCoverage } from '../../spec/coverage/coverage';
import type { RunRecord } from '../../spec/run-record';
import { LEVELS, type Specification } from '../../spec/specification';
import { jsonText, visible } from '../printable';
import { CONFIRMATION_WORDS, STANDING_WORDS } from '../standing-words';
import { historyChart, type HistoryPoint } from './history-chart';
import { type SectionView, sectionsOf, subjectsOf } from './page-model';

export interface PageSources {
  specification: Specification;
  runs: readonly RunRecord[];
  /** Computed from the same records: each number of the page is in it. */
  coverage: Coverage;
  history: readonly HistoryPoint[];
  /** Version of callspec, and the commit of its checkout. */
  version: string;
  commit: string | null;
  /** The folder with the page's templates, style and scripts. */
  assets: string;
}

/** How much of a section is done, as a ring beside its name. */
interface SectionMark {
  state: 'done' | 'open' | 'failing';
  part: number;
  text: string;
}

/** The page as HTML. */
export function renderPage(sources: PageSources): string {
  const { specification, runs, coverage, history, version, commit, assets } = sources;
  const eta = new Eta({ views: path.join(assets, 'templates'), autoEscape: true, cache: true });
  const client = (name: string) => fs.readFileSync(path.join(assets, 'client', name), 'utf8');
  const subjects = subjectsOf(specification, runs, coverage);
  const sections = sectionsOf(specification, subjects, coverage);
  const page = eta.render('./page', {
    version,
    commit,
    subjects,
    statuses: STANDING_WORDS,
    confirmations: CONFIRMATION_WORDS,
    levels: LEVELS,
    sections: sections.map((section) => ({ ...section, mark: markOf(section, coverage) })),
    differing: sections.flatMap(({ rules }) => rules).filter(({ differs }) => differs).length,
    coverage,
    gapsFirst: gapsFirst(coverage),
    clusters: subjects.map((subject) => ({
      subject,
      clusters: clusterFailures(specification, subject.verdicts),
      texts: clusterFailures(specification, subject.verdicts, 'text'),
      aside: clusterAside(specification, subject.verdicts),
    })),
    chart: historyChart(history),
    coverageJson: jsonText(coverage).replaceAll('<', '\\u003c'),
    style: fs
      .readdirSync(path.join(assets, 'client', 'style'))
      .sort()
      .map((name) => client(path.join('style', name)))
      .join('\n'),
    early: client('early.js'),
    script: client('page.js'),
  });
  return visible(page).replace(/\n(?:[ \t]*\n)+/g, '\n');
}

/** The mark of a section is about the first subject: the reference interpreter where it was run. */
function markOf({ id }: SectionView, { sections, subjects }: Coverage): SectionMark | undefined {
  const section = sections.find((each) => each.id === id);
  const subject = subjects[0];
  if (section === undefined || subject === undefined) return undefined;
  const { verified, rules } = section.subjects[subject.name]!;
  const text = `${verified.count} of ${verified.of} rules verified on ${subject.name}`;
  const state = rules.failed > 0 ? 'failing' : verified.count === verified.of ? 'done' : 'open';
  return { state, part: verified.of === 0 ? 0 : verified.count / verified.of, text };
}

/** Sections with what they lack; those that lack most first, the others in their order. */
function gapsFirst(coverage: Coverage): { section: SectionCoverage; gaps: number }[] {
  const missing = ({ count, of }: { count: number; of: number }) => of - count;
  const own = coverage.subjects.filter(({ name, oracle }) => name === 'reference' || oracle);
  return coverage.sections
    .map((section) => ({
      section,
      gaps:
        missing(section.linked) +
        missing(section.confirmed) +
        (section.units === null ? 0 : missing(section.units.accounted)) +
        own.reduce((sum, { name }) => sum + missing(section.subjects[name]!.verified), 0),
    }))
    .sort((a, b) => b.gaps - a.gaps);
}
