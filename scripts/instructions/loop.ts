// The loop: src/vm/run-slice.ts, with the bodies that are in it as arms of its switch.

import path from 'node:path';
import { Op } from '../../src/bytecode/opcodes';
import type { Body, Definition } from '../../src/vm/instructions/definition';
import { NUMBERED, type StackChange, stackChange, WIDTH } from '../../src/vm/instructions/table';
import { Families, type Import, type InlineBody } from './bodies';
import { HEADER } from './header';

type Numbered = NonNullable<(typeof NUMBERED)[number]>;

/** An arm of the switch: instructions with the same body, and the same width and effect. */
interface Arm {
  readonly numbered: Numbered[];
  readonly body: InlineBody;
  readonly follow: (outcome: string | undefined) => string;
}

const bodyOf = ({ general, form }: Numbered): Body | undefined => (form ?? general).run;
const isInLoop = ({ general, form }: Numbered): boolean => (form ?? general).inLoop === true;

/** `sp`, and what an instruction and `plus` more change it by. */
function height({ fixed, terms }: StackChange, plus = 0): string {
  let text = 'sp';
  for (const { times, shift, mask } of terms) {
    const shifted = shift === 0 ? 'oparg' : `(oparg >> ${shift})`;
    const bits = mask === -1 ? shifted : `(${shifted} & ${mask})`;
    const factor = Math.abs(times) === 1 ? '' : `${Math.abs(times)} * `;
    text += ` ${times < 0 ? '-' : '+'} ${factor}${bits}`;
  }
  const rest = fixed + plus;
  return rest === 0 ? text : `${text} ${rest < 0 ? '-' : '+'} ${Math.abs(rest)}`;
}

const assign = (name: string, value: string): string => (value === name ? '' : `${name} = ${value};`);

/** What becomes of the frame where an instruction jumps. */
function jumpText({ jump }: Definition, change: StackChange, width: number): string {
  const over = jump === 'over END_FOR' ? WIDTH[Op.END_FOR]! : 0;
  const direction = jump === 'back' ? '-' : '+';
  return `${assign('sp', height(change, -over))} ip += ${width + over} ${direction} oparg; continue;`;
}

/** What stands for the outcomes of an instruction. */
function followOf(numbered: Numbered): (outcome: string | undefined) => string {
  const { general, opcode, name } = numbered;
  const change = stackChange(numbered);
  const width = WIDTH[opcode]!;
  const entered = (plus: number, target: string): string =>
    `frame.sp = ${height(change, plus)}; frame.returnTo = ip + ${width}${target}; continue frames;`;
  return (outcome) => {
    switch (outcome) {
      case undefined:
        return `${assign('sp', height(change))} ip += ${width}; continue;`;
      case 'GUARD_FAILED':
        return 'break;';
      case 'JUMP':
        return jumpText(general, change, width);
      case 'MOVED':
        return 'ip = frame.ip; continue;';
      case 'REPLACED':
        return 'budget++; continue;';
      case 'ENTERED':
        return entered(-1, '');
      case 'ENTERED_INIT':
        return entered(0, '');
      case 'RESUMED':
        return entered(-1, ' + oparg');
      case 'LEFT':
        return 'break instructions;';
      case 'DETACHED':
        return `frame.ip = ip + ${width}; break instructions;`;
      case 'SUSPENDED':
        return `frame.ip = ip + ${width}; yields = true; break instructions;`;
      case 'RAISED':
      case 'RERAISED':
        return `raised = thread.raised!; isNew = ${outcome === 'RAISED'}; break unwinding;`;
      default:
        throw new Error(`${name}: "return ${outcome}" is no outcome that the loop knows`);
    }
  };
}

/** The arms, in the order of the numbers. */
function armsOf(families: Families): Arm[] {
  const arms: Arm[] = [];
  for (const numbered of NUMBERED) {
    if (numbered === undefined || !isInLoop(numbered)) continue;
    const follow = followOf(numbered);
    const same = arms.find(
      (arm) =>
        bodyOf(arm.numbered[0]!) === bodyOf(numbered) &&
        ['JUMP', undefined, 'ENTERED'].every((outcome) => arm.follow(outcome) === follow(outcome)),
    );
    if (same !== undefined) same.numbered.push(numbered);
    else {
      const { general, form } = numbered;
      const own = numbered.name;
      const generalName = form === undefined ? own : nameOf(general);
      arms.push({ numbered: [numbered], body: families.inline(generalName, form && own, follow), follow });
    }
  }
  return arms;
}

const nameOf = (general: Definition): string =>
  NUMBERED.find((numbered) => numbered?.general === general && numbered.form === undefined)!.name;

function armText({ numbered, body, follow }: Arm): string {
  const names = numbered.map(({ name }) => name).join(', ');
  const cases = numbered.map(({ opcode }) => `case ${opcode}:`).join('\n');
  const end = body.fallsThrough ? follow(undefined) : '';
  return `// ${names}: ${stackText(numbered[0]!)}\n${cases} {\n${body.text.trim()}\n${end}\n}`;
}

/** The entries before and after, as a comment. */
function stackText({ general, form }: Numbered): string {
  const names = (entries: Definition['before']): string =>
    entries
      .map((like) => (typeof like === 'string' ? like : like.count.plus === 1 ? like.name : `${like.name}…`))
      .join(', ');
  return `${names(general.before)} -- ${names(form?.after ?? general.after)}`.trim();
}

/** The numbers that the switch leaves to the tables: V8 makes a jump table of it only if most of its range are cases. */
function othersText(arms: readonly Arm[]): string {
  const inLoop = new Set(arms.flatMap(({ numbered }) => numbered.map(({ opcode }) => opcode)));
  const others = NUMBERED.filter((numbered) => numbered !== undefined && !inLoop.has(numbered.opcode));
  return `${others.map((numbered) => `case ${numbered!.opcode}:`).join('\n')}\nbreak;`;
}

function importsText(arms: readonly Arm[], folder: string): string {
  const imports = new Map<string, Import>();
  for (const { body, numbered } of arms)
    for (const [name, imported] of body.imports) {
      const known = imports.get(name);
      if (known !== undefined && known.from !== imported.from)
        throw new Error(`${numbered[0]!.name}: ${name} is already something else, from ${known.from}`);
      imports.set(name, { ...imported, isType: imported.isType && known?.isType !== false });
    }
  for (const [name, from, isType] of OWN_IMPORTS) {
    const file = path.join(folder, from);
    imports.set(name, { from: file, isType: isType && imports.get(name)?.isType !== false });
  }
  const byFile = new Map<string, string[]>();
  for (const [name, { from, isType }] of imports) {
    const names = byFile.get(from) ?? [];
    names.push(isType ? `type ${name}` : name);
    byFile.set(from, names);
  }
  return [...byFile]
    .map(([from, names]) => {
      const relative = path.relative(folder, from);
      const shown = relative.startsWith('.') ? relative : `./${relative}`;
      const areTypes = names.every((name) => name.startsWith('type '));
      const list = names.map((name) => (areTypes ? name.slice(5) : name)).sort(byName);
      return `import ${areTypes ? 'type ' : ''}{ ${list.join(', ')} } from '${shown}';`;
    })
    .sort((a, b) => byName(a.split(' from ')[1]!, b.split(' from ')[1]!))
    .join('\n');
}

const plain = (name: string): string => name.replace('type ', '').toLowerCase();
const byName = (a: string, b: string): number => (plain(a) < plain(b) ? -1 : plain(a) > plain(b) ? 1 : 0);

/** What the loop itself needs. */
const OWN_IMPORTS: readonly [name: string, from: string, isType: boolean][] = [
  ['GENERAL_FORM', '../bytecode/instruction-table', false],
  ['COUNTER', '../bytecode/inline-caches', false],
  ['COUNTER_STEP', '../bytecode/inline-caches', false],
  ['PyBaseException', '../objects/exceptions/exceptions', true],
  ['Frame', '../objects/frames/frame', true],
  ['unhold', '../objects/object', false],
  ['Value', '../objects/object', true],
  ['checkInit', './follow', false],
  ['follow', './follow', false],
  ['unknownInstruction', './follow', false],
  ['ENTERED', './instructions/outcome', false],
  ['GUARD_FAILED', './instructions/outcome', false],
  ...['BODIES', 'GENERAL_BODIES', 'heightStep', 'RESUMING_WIDTH', 'SPECIALIZERS', 'STEPS', 'widthStep'].map(
    (name): [string, string, boolean] => [name, './instructions/table', false],
  ),
  ['VmThread', './thread-implementation', true],
  ['goOn', './threads/go-on', false],
  ['leaveElsewhere', './threads/go-on', false],
  ['ENTER', './threads/switch', false],
  ['SUSPEND', './threads/switch', false],
  ['SWITCH', './threads/switch', false],
  ['asRaised', './unwind', false],
  ['unwind', './unwind', false],
];

/** src/vm/run-slice.ts. */
export function loopText(root: string): string {
  const folder = path.join(root, 'src', 'vm');
  const arms = armsOf(new Families(path.join(folder, 'instructions')));
  return `// The loop: dispatches each instruction. The most frequent ones it does itself, the others it calls, so that it stays small enough for the
// host to compile it well.
${HEADER}

${importsText(arms, folder)}

/** Tells that another slice has to follow. */
export const SLICE_ENDED = Symbol('the slice has ended');

/**
 * Does the work of \`evaluate\` for the thread's current frame, from its \`ip\` and \`sp\` on, at most until the slice of instructions that it
 * takes has ended.
 */
export function runSlice(
  thread: VmThread,
  thrown: PyBaseException | undefined,
  level: number,
): Value | typeof SLICE_ENDED {
  let frame: Frame = thread.frame!;
  let { slots, owned, words, sp, ip } = frame;
  let budget = thread.takeBudget();
  let raised: PyBaseException;
  let isNew = true;
  for (;;) {
    unwinding: {
      if (thrown !== undefined) {
        raised = thread.exceptionEvents.thrown(frame, thrown);
        thrown = undefined;
        ip--;
        break unwinding;
      }
      try {
        frames: for (;;) {
          frame = thread.frame!;
          slots = frame.slots;
          owned = frame.owned;
          words = frame.words;
          sp = frame.sp;
          ip = frame.ip;
          let yields = false;
          instructions: for (;;) {
            if (--budget < 0) {
              frame.ip = ip;
              frame.sp = sp;
              budget = thread.poll(frame, ip);
              if (budget > 0) {
                thread.returnBudget(budget + 1);
                return SLICE_ENDED;
              }
            }
            const word = words[ip]!;
            const oparg = word >> 8;
            frame.ip = ip;
            switch (word & 0xff) {
${arms.map(armText).join('\n')}
              // What is called through the tables.
${othersText(arms)}
              default:
                if ((word & 0xff) < ${Op.INSTRUMENTED_END_FOR}) break;
                frame.sp = sp;
                budget = thread.observe(frame, ip, budget);
                sp = frame.sp;
                ip = frame.ip;
                continue;
            }
            let opcode = word & 0xff;
            const body = BODIES[opcode];
            let outcome = body === undefined ? GUARD_FAILED : body(thread, frame, sp, oparg, ip);
            if (outcome === GUARD_FAILED) {
              // An adaptive instruction in its general form, or one whose guard has failed: its counter runs down.
              opcode = GENERAL_FORM[opcode]!;
              const general = GENERAL_BODIES[opcode];
              if (general === undefined) throw unknownInstruction(frame, word);
              const counter = words[ip + COUNTER]!;
              if (counter < COUNTER_STEP) {
                SPECIALIZERS[opcode]!(frame, sp, oparg, ip);
                budget++;
                continue;
              }
              words[ip + COUNTER] = counter - COUNTER_STEP;
              outcome = general(thread, frame, sp, oparg, ip);
            }
            if (outcome === undefined) {
              const step = STEPS[opcode]!;
              sp += heightStep(step, oparg);
              ip += widthStep(step);
              continue;
            }
            if (outcome === ENTERED) {
              const step = STEPS[opcode]!;
              frame.sp = sp + heightStep(step, oparg) - 1;
              frame.returnTo = ip + widthStep(step);
              continue frames;
            }
            follow(frame, outcome, opcode, oparg, sp, ip);
            continue frames;
          }
          // The frame has ended or waits: its caller goes on with what it has passed.
          if (frame.isEntry) {
            thread.returnBudget(budget);
            if (frame.level !== level) throw leaveElsewhere(thread, frame, thread.passed);
            return unhold(thread.passed);
          }
          const { isInit } = frame;
          frame = thread.frame!;
          sp = frame.sp;
          ip = frame.ip;
          if (isInit && !yields) checkInit(thread, thread.passed);
          else {
            frame.slots[sp] = thread.passed;
            frame.owned[sp] = 1;
            frame.sp = sp + 1;
          }
          frame.ip = yields ? ip + RESUMING_WIDTH : frame.returnTo;
        }
      } catch (error) {
        if (error === SUSPEND || error === SWITCH || error === ENTER) {
          if (error !== SWITCH) {
            frame.ip = ip;
            frame.sp = sp;
            thread.returnBudget(budget);
          }
          thread = goOn(thread, error, level);
          if (thread.turn.outcome !== undefined) return thread.scheduler.takeOutcome(thread);
          budget = thread.takeBudget();
          continue;
        }
        raised = asRaised(thread, error, frame);
        isNew = true;
        if (thread.failedAt >= 0) {
          ip = thread.failedAt;
          thread.failedAt = -1;
        }
      }
    }
    frame.sp = sp;
    const other = unwind(thread, frame, raised, isNew, ip, budget, level);
    if (other === undefined) continue;
    thread = other;
    if (thread.turn.outcome !== undefined) return thread.scheduler.takeOutcome(thread);
    budget = thread.takeBudget();
  }
}
`;
}
