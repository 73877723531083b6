// One subject held against the selected examples: what is set aside, what runs, what was expected, and the record of it all.

import { version } from '../../package.json';
import { openSubject } from '../subjects';
import { type RunLimits, type Subject, SubjectUnavailable } from '../subjects/subject';
import { brokenClaims, describeSubject, verdictsAside } from './applicability';
import { type Doubted, doubtedSubject, doubtedVersions, judgeTag, RUNS_OF_DOUBTED } from './doubted-tags';
import { judgeTexts } from './exception-texts';
import type { AnswerListener } from './accept/answer';
import { applyExpectations, type PlacedExpectation } from './expectations';
import { runExamples } from './run-examples';
import { RUN_FORMAT, recordVerdict, type RunRecord } from './run-record';
import { digestOf, examplesOfShard, type Shard } from './shards';
import type { Example, Specification } from './specification';
import { outcomesOf, type Verdict } from './verdicts';

export interface CheckRequest {
  specification: Specification;
  /** All that was selected, whatever the shard. */
  examples: readonly Example[];
  /** Name of the subject, as on the command line. */
  subject: string;
  limits: RunLimits;
  support: string;
  commit: string | null;
  shard?: Shard;
  jobs?: number;
  bail?: boolean;
  /** Another text of an exception is a failure on every subject. */
  strictTexts?: boolean;
  /** "random:SEED"; as the features have them, if left out. */
  order?: string;
  /** The digest of all that the verdicts rest on besides the texts of the examples. */
  basisOf?: (subject: Subject) => string;
  /** Verdicts of the selection that are kept from earlier runs. */
  kept?: ReadonlyMap<Example, Verdict>;
  /** Run also what tags take away from the subject: it must not pass. */
  confirmTags?: boolean;
  expectations?: readonly PlacedExpectation[];
  /** Formatters of Cucumber. */
  formats?: readonly string[];
  onStart?: (subject: Subject, count: number) => void;
  onVerdict?: (verdict: Verdict) => void;
  /** Hears what steps would say instead, which makes them pass. */
  onAnswer?: AnswerListener<Example>;
  /** Ends the run early: what has run by then is reported. */
  signal?: AbortSignal;
}

export interface CheckResult {
  record: RunRecord;
  /** In the order of the examples. */
  verdicts: Map<Example, Verdict>;
  /** As they were before expectations were applied. */
  found: ReadonlyMap<Example, Verdict>;
  /** Why the run fails whatever the examples say: capabilities that are claimed and lacking, expectations that have expired or match nothing. */
  problems: string[];
}

/** The signal came before the subject was ready for the first example. */
export class InterruptedStart extends SubjectUnavailable {}

/** Runs the examples. Throws SubjectUnavailable, InterruptedStart, UnknownSubject or HarnessError. */
export async function checkSubject(request: CheckRequest): Promise<CheckResult> {
  const { specification, examples: selected, limits, shard = { index: 1, count: 1 }, onVerdict } = request;
  const date = new Date();
  const examples = examplesOfShard(selected, shard);
  const { jobs, bail, order, formats, support, signal } = request;
  const subject = await unlessInterrupted(signal, openSubject(request.subject, jobs));
  request.onStart?.(subject, examples.length);
  try {
    const description = await unlessInterrupted(signal, describeSubject(subject, examples, limits));
    const found = verdictsAside(examples, description);
    const doubted = doubtedSubject(examples, found, description, request.confirmTags ?? false);
    if (request.confirmTags) for (const entry of doubtedVersions(examples, found, description)) doubted.set(...entry);
    for (const example of doubted.keys()) found.delete(example);
    for (const verdict of found.values()) onVerdict?.(verdict);
    const toRun = examples.filter((example) => !found.has(example));
    /** What passes in spite of its tag may have passed by chance, as a race does: it is wrong when it always passes. */
    const repeatDoubted = async () => {
      let passing = [...doubted].filter(([example]) => found.get(example)?.status === 'unexpected-pass');
      for (let run = 1; run < RUNS_OF_DOUBTED && passing.length > 0 && signal?.aborted !== true; run++) {
        const again = await runExamples(
          specification,
          passing.map(([example]) => example),
          { subject, limits, support, jobs, onVerdict: () => {} },
        );
        const isStill = ([example, tag]: [Example, Doubted]) => {
          const verdict = judgeTag(tag, again.get(example)!, description);
          if (verdict.status !== 'unexpected-pass') found.set(example, verdict);
          return verdict.status === 'unexpected-pass';
        };
        passing = passing.filter(isStill);
      }
    };
    const interrupted = await unlessAborted(
      signal,
      runExamples(specification, toRun, {
        subject,
        limits,
        support,
        jobs,
        bail,
        order,
        formats,
        onAnswer: request.onAnswer,
        onVerdict: (ran) => {
          const tag = doubted.get(ran.example);
          const verdict = tag === undefined ? ran : judgeTag(tag, ran, description);
          found.set(verdict.example, verdict);
          onVerdict?.(verdict);
        },
      }),
    );
    if (!interrupted) await repeatDoubted();
    const inOrder = new Map(
      examples.flatMap((example) => (found.has(example) ? [[example, found.get(example)!]] : [])),
    );
    const judged = request.strictTexts || description.cpythonLike ? inOrder : judgeTexts(inOrder);
    const today = date.toISOString().slice(0, 10);
    const { verdicts, problems } = applyExpectations(judged, request.expectations ?? [], request.subject, today);
    const unreached = examples.filter((example) => !verdicts.has(example));
    const basis = request.basisOf?.(subject);
    return {
      verdicts,
      found: judged,
      problems: [...brokenClaims(description), ...problems],
      record: {
        format: RUN_FORMAT,
        subject: description,
        date: date.toISOString(),
        callspec: version,
        commit: request.commit,
        node: process.versions.node,
        milliseconds: Date.now() - date.getTime(),
        shard,
        selected: selected.length,
        selection: digestOf(selected),
        ...(interrupted || unreached.length > 0 ? { incomplete: interrupted ? 'interrupted' : 'bail' } : {}),
        ...(unreached.length > 0 && { unreached: unreached.map(({ rule, title }) => ({ rule: rule.id, title })) }),
        ...(order !== undefined && { order }),
        ...(request.kept !== undefined && { kept: outcomesOf(request.kept.values()) }),
        verdicts: [...verdicts.values()].map((verdict) => ({
          ...recordVerdict(verdict),
          ...(basis !== undefined && { basis }),
        })),
      },
    };
  } finally {
    // Whoever was interrupted ends, and its processes with it: one that is busy would keep it waiting.
    if (!signal?.aborted) await subject.close?.();
  }
}

/** What the work gives. Throws InterruptedStart when the signal is first. */
async function unlessInterrupted<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (await unlessAborted(signal, work)) {
    throw new InterruptedStart('the run was interrupted before the first example');
  }
  return work;
}

/** Waits for the work or for the signal, whichever is first; true for the signal. */
function unlessAborted(signal: AbortSignal | undefined, work: Promise<unknown>): Promise<boolean> {
  if (signal === undefined) return work.then(() => false);
  if (signal.aborted) return Promise.resolve(true);
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => resolve(true), { once: true });
    work.then(() => resolve(false), reject);
  });
}
