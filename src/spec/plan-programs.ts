// What program an example will ask a subject to run: its steps are taken with a world that runs nothing.

import type { Program } from '../subjects/subject';
import type { PlannedProgram } from './ahead';
import type { Example, Step } from './specification';

/** What Cucumber has loaded of the step definitions, as far as it is needed here. Its types call it a mere marker. */
export interface StepLibrary {
  stepDefinitions: readonly {
    matchesStepName(text: string): boolean;
    getInvocationParameters(request: { step: object; world: object }): Promise<{ parameters: unknown[] }>;
    code(this: object, ...parameters: unknown[]): unknown;
  }[];
  World: new (options: object) => object;
}

/** A world that can say what it would run, as that of `step-definitions/` can. */
export interface PlanningWorld {
  /** From now on, nothing is run. */
  beginPlanning(tags: readonly string[]): void;
  /** What the steps so far would have run. */
  readonly program: Program;
}

/** The place of an example, as runs ahead are called. */
export const placeOf = ({ file, line }: Pick<Example, 'file' | 'line'>): string => `${file}:${line}`;

/** The programs of the examples; none for an example whose steps cannot be taken in advance. */
export async function planPrograms(
  library: object,
  examples: readonly Example[],
  worldParameters: object,
): Promise<PlannedProgram[]> {
  const planned: PlannedProgram[] = [];
  for (const example of examples) {
    const program = await planProgram(library as StepLibrary, example, worldParameters);
    if (program !== undefined) planned.push({ place: placeOf(example), program });
  }
  return planned;
}

async function planProgram(
  { stepDefinitions, World }: StepLibrary,
  { steps, tags }: Example,
  parameters: object,
): Promise<Program | undefined> {
  const nothing = () => undefined;
  const world = new World({ parameters, attach: nothing, log: nothing, link: nothing });
  if (!canPlan(world)) return undefined;
  world.beginPlanning(tags);
  for (const step of steps) {
    const definitions = stepDefinitions.filter((one) => one.matchesStepName(step.text));
    if (definitions.length !== 1) return undefined;
    try {
      await takeStep(definitions[0]!, step, world);
    } catch {
      // A step that wants to see what came ends here; what it asks for it has said by then.
    }
  }
  return world.program;
}

/** Takes a step in a world. Throws what the step throws. */
export async function takeStep(
  definition: StepLibrary['stepDefinitions'][number],
  step: Step,
  world: object,
): Promise<void> {
  const { text } = step;
  const { parameters } = await definition.getInvocationParameters({
    step: { text, argument: argumentOf(step) },
    world,
  });
  await definition.code.apply(world, parameters);
}

const canPlan = (world: object): world is PlanningWorld => 'beginPlanning' in world;

function argumentOf({ docString, table }: Step) {
  if (docString !== undefined) return { docString };
  if (table === undefined) return undefined;
  return { dataTable: { rows: table.map((cells) => ({ cells: cells.map((value) => ({ value })) })) } };
}
