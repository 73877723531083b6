// Rule by subject as data: what each subject makes of each rule, and what its failures have in common.

import { type AsideCluster, type Cluster, clusterAside, clusterFailures, type SignatureKind } from '../spec/clusters';
import type { Coverage, SubjectCoverage } from '../spec/coverage/coverage';
import type { Share } from '../spec/coverage/share';
import type { RuleStanding } from '../spec/coverage/standing';
import { currentVerdicts, type RunRecord } from '../spec/run-record';
import type { Example, Level, Specification } from '../spec/specification';

/** The version of the form; it changes when a reader of the old form would misread the new one. */
export const MATRIX_FORMAT = 'callspec-matrix/1';

export interface MatrixSection {
  id: string;
  title: string;
  rules: number;
  /** By name of the subject. */
  /** Verified, failed, different in the text of exceptions alone, and without a verdict. */
  subjects: Record<string, { verified: Share; failed: number; text: number; notRun: number }>;
}

export interface MatrixRule {
  id: string;
  sentence: string;
  level: Level;
  /** By name of the subject. */
  standings: Record<string, RuleStanding>;
  /** It holds on one subject and fails on another. */
  differs: boolean;
}

/** An example by name. */
export interface ExampleName {
  rule: string;
  title: string;
}

export interface DescribedCluster {
  kind: SignatureKind;
  text: string;
  count: number;
  rules: string[];
  examples: ExampleName[];
}

export interface SubjectClusters {
  failures: DescribedCluster[];
  /** What differs in the text of exceptions alone. */
  texts: DescribedCluster[];
  aside: { status: AsideCluster['status']; reason: string; count: number }[];
}

export interface Matrix {
  format: typeof MATRIX_FORMAT;
  subjects: (SubjectCoverage & { date: string; commit: string | null })[];
  total: Omit<MatrixSection, 'id' | 'title'>;
  sections: MatrixSection[];
  rules: MatrixRule[];
  /** By name of the subject. */
  clusters: Record<string, SubjectClusters>;
}

/** The matrix of the records that the coverage was computed from. */
export function matrixOf(specification: Specification, runs: readonly RunRecord[], coverage: Coverage): Matrix {
  const counts = ({ subjects }: Coverage['total']) =>
    Object.fromEntries(
      Object.entries(subjects).map(([name, { verified, rules }]) => [
        name,
        { verified, failed: rules.failed, text: rules.text, notRun: rules['not-run'] },
      ]),
    );
  const recordOf = (name: string) => runs.find(({ subject }) => subject.name === name)!;
  return {
    format: MATRIX_FORMAT,
    subjects: coverage.subjects.map((subject) => {
      const { date, commit } = recordOf(subject.name);
      return { ...subject, date, commit };
    }),
    total: { rules: coverage.total.rules, subjects: counts(coverage.total) },
    sections: coverage.sections
      .filter(({ rules }) => rules > 0)
      .map((section) => ({
        id: section.id,
        title: section.title,
        rules: section.rules,
        subjects: counts(section),
      })),
    rules: coverage.rules.map(({ id, sentence, level, standings }) => ({
      id,
      sentence,
      level,
      standings,
      differs: subjectsDiffer(Object.values(standings)),
    })),
    clusters: Object.fromEntries(
      coverage.subjects.map(({ name }) => [
        name,
        clustersOf(specification, currentVerdicts(recordOf(name), specification)),
      ]),
    ),
  };
}

/** Whether a rule holds on one subject, as far as it can be observed there, and not on another. */
export function subjectsDiffer(standings: readonly RuleStanding[]): boolean {
  const holds = standings.some((standing) => standing === 'verified' || standing === 'partly');
  return holds && standings.some((standing) => standing === 'failed' || standing === 'expected-failure');
}

function clustersOf(specification: Specification, verdicts: ReturnType<typeof currentVerdicts>): SubjectClusters {
  return {
    failures: clusterFailures(specification, verdicts).map(describeCluster),
    texts: clusterFailures(specification, verdicts, 'text').map(describeCluster),
    aside: clusterAside(specification, verdicts).map(({ status, reason, examples }) => ({
      status,
      reason,
      count: examples.length,
    })),
  };
}

const describeCluster = ({ kind, text, examples, rules }: Cluster): DescribedCluster => ({
  kind,
  text,
  count: examples.length,
  rules,
  examples: examples.map(nameOf),
});

function nameOf({ rule, title }: Example): ExampleName {
  return { rule: rule.id, title };
}
