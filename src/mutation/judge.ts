// Does an example notice? Its steps are taken with an outcome that is there already, without the ceremony of a whole run.

import path from 'node:path';
import { type PlannedProgram, useRunsAhead } from '../spec/ahead';
import { cucumberApi } from '../spec/cucumber-api';
import { loadingOf, loadSteps } from '../spec/own-steps';
import { type StepLibrary, takeStep } from '../spec/plan-programs';
import type { Example, Specification } from '../spec/specification';
import type { Outcome } from '../subjects/subject';

/** How an example notices that something is wrong. */
export type Notice =
  /** A step, or the difference between cold and warm. */
  | 'text'
  /** Only the recount of references after it. */
  | 'recount'
  /** The run did not come to its end in time, or broke off. */
  | 'timed-out'
  | 'crashed';

type Hook = { code(this: object, argument: object): unknown };
type Library = StepLibrary & { afterTestCaseHookDefinitions: readonly Hook[] };

/** A world that can be told its place, as that of `step-definitions/` can. */
interface PlacedWorld {
  begin(place: string, tags: readonly string[]): void;
}

export class Judge {
  private readonly definitions = new Map<string, StepLibrary['stepDefinitions'][number]>();

  private constructor(
    readonly library: Library,
    private readonly worldParameters: object,
  ) {}

  /** Loads the step definitions of a file. */
  static async load({ folder }: Specification, support: string, worldParameters: object): Promise<Judge> {
    const { loadConfiguration } = cucumberApi();
    const environment = { cwd: path.dirname(folder), stdout: process.stderr, stderr: process.stderr, env: {} };
    const provided = { paths: [folder], ...loadingOf(support), format: [], publish: false };
    const { runConfiguration } = await loadConfiguration({ file: false, provided }, environment);
    const library = (await loadSteps(support, runConfiguration, environment)) as unknown as Library;
    return new Judge(library, worldParameters);
  }

  /** What the example says of an outcome of its program; undefined when it is content. */
  async notice(example: Example, { place, program }: PlannedProgram, outcome: Outcome): Promise<Notice | undefined> {
    if (outcome.stopped !== undefined) return outcome.stopped.kind;
    const nothing = () => undefined;
    const { World, afterTestCaseHookDefinitions } = this.library;
    const world = new World({ parameters: this.worldParameters, attach: nothing, log: nothing, link: nothing });
    const isCounted = outcome.wrongCounts.length === 0;
    const seen = { program, outcome: { ...outcome, wrongCounts: [] }, milliseconds: 0 };
    useRunsAhead({ take: () => Promise.resolve(seen) });
    (world as PlacedWorld).begin(place, example.tags);
    useRunsAhead(undefined);
    try {
      for (const step of example.steps) await takeStep(this.definitionOf(step.text), step, world);
      for (const { code } of afterTestCaseHookDefinitions) await code.call(world, {});
    } catch {
      return 'text';
    }
    return isCounted ? undefined : 'recount';
  }

  private definitionOf(text: string): StepLibrary['stepDefinitions'][number] {
    const known = this.definitions.get(text);
    if (known !== undefined) return known;
    const found = this.library.stepDefinitions.find((definition) => definition.matchesStepName(text))!;
    this.definitions.set(text, found);
    return found;
  }
}
