// The ledger against the features: every decision names what exists, every unit has one, and every rule is reached.

import { nearest } from '../words/near';
import { classOf, type Decision, type Ledger, type LedgerUnit, needsExample } from './ledger';
import type { Specification } from './specification';

/** Something in the ledger that does not hold, at a line of its file. */
export interface LedgerProblem {
  what: 'undecided' | 'review' | 'unknown' | 'contradiction' | 'unreached';
  line: number;
  /** The unit that it is about, if it is about one. */
  unit?: LedgerUnit;
  message: string;
}

/**
 * Everything in a ledger that the features contradict: unknown rules, examples and features (with the nearest name), units without a
 * decision, blocks of Python that no example runs and no reason excuses, and rules that no unit states and that are not listed as implied.
 */
export function checkLedger(ledger: Ledger, specification: Specification): LedgerProblem[] {
  const checker = new Checker(ledger, specification);
  return checker.check();
}

class Checker {
  private readonly problems: LedgerProblem[] = [];
  private readonly rules: Map<string, Set<string>>;
  private readonly reached = new Set<string>();

  constructor(
    private readonly ledger: Ledger,
    private readonly specification: Specification,
  ) {
    const all = specification.sections.flatMap((section) => section.rules);
    this.rules = new Map(all.map((rule) => [rule.id, new Set(rule.examples.map(({ title }) => title))]));
  }

  check(): LedgerProblem[] {
    const places = new Map<string, number>();
    for (const unit of this.ledger.units) {
      this.checkUnit(unit);
      const place = `${unit.section} ${unit.at}`;
      const first = places.get(place);
      if (first !== undefined) this.report('contradiction', unit, `${place} is already at line ${first}`);
      places.set(place, unit.line);
    }
    this.checkImplied();
    this.checkTags('erratum');
    this.checkTags('outdated');
    return this.problems.sort((left, right) => left.line - right.line);
  }

  private checkUnit(unit: LedgerUnit): void {
    for (const rule of unit.rules ?? []) this.reach(unit, rule);
    for (const { rule, title } of unit.examples ?? []) {
      if (!this.reach(unit, rule)) continue;
      const titles = this.rules.get(rule)!;
      if (titles.has(title)) continue;
      this.report('unknown', unit, `${rule} has no example "${title}"${hint(title, titles)}`);
    }
    const { feature } = unit;
    const sections = this.specification.sections.map(({ id }) => id);
    if (feature !== undefined && !sections.includes(feature)) {
      this.report('unknown', unit, `there is no feature of section ${feature}${hint(feature, sections)}`);
    }
    if (unit.review !== undefined) {
      this.report('review', unit, `to be reviewed: ${unit.review}; remove "review" when the decision is right`);
    } else if (classOf(unit) === 'unaccounted') {
      this.report(
        'undecided',
        unit,
        'nobody has said what became of it: rules, examples, feature, informative, erratum or outdated',
      );
    } else if (needsExample(unit) && (unit.examples ?? []).length === 0 && unit['not run'] === undefined) {
      this.report('undecided', unit, 'no example runs this block of Python, and there is no reason under "not run"');
    }
    if (unit.informative !== undefined && statesBehaviour(unit)) {
      this.report('contradiction', unit, 'it is informative, so it has no behaviour, but rules transcribe it');
    }
  }

  private reach(unit: LedgerUnit, rule: string): boolean {
    this.reached.add(rule);
    if (this.rules.has(rule)) return true;
    this.report('unknown', unit, this.unknownRule(rule));
    return false;
  }

  private unknownRule(rule: string): string {
    return `there is no rule ${rule} in the features${hint(rule, this.rules.keys())}`;
  }

  private checkImplied(): void {
    const implied = new Set<string>();
    for (const { rule, line } of this.ledger.implied) {
      if (!this.rules.has(rule)) {
        this.problems.push({ what: 'unknown', line, message: this.unknownRule(rule) });
      } else if (this.reached.has(rule)) {
        this.problems.push({
          what: 'contradiction',
          line,
          message: `${rule} is listed as implied, but a unit states it`,
        });
      } else if (implied.has(rule)) {
        this.problems.push({ what: 'contradiction', line, message: `${rule} is listed as implied twice` });
      }
      implied.add(rule);
    }
    for (const rule of this.rules.keys()) {
      if (this.reached.has(rule) || implied.has(rule)) continue;
      const message = `no unit of the document leads to the rule ${rule}; name it at one, or under "implied" with the reason`;
      this.problems.push({ what: 'unreached', line: 0, message });
    }
  }

  /** What the ledger calls wrong or outdated the features mark as such, and the other way round. */
  private checkTags(name: 'erratum' | 'outdated'): void {
    const tagged = new Set<string>();
    for (const { id, examples } of this.specification.sections.flatMap(({ rules }) => rules)) {
      if (examples.some(({ tags }) => tags.includes(`@${name}`))) tagged.add(id);
    }
    const named = new Set<string>();
    for (const unit of this.ledger.units) {
      const rules = (unit.rules ?? []).filter((rule) => this.rules.has(rule));
      if (unit[name] === undefined || rules.length === 0) continue;
      for (const rule of rules) named.add(rule);
      if (rules.some((rule) => tagged.has(rule))) continue;
      this.report('contradiction', unit, `no rule or example of ${rules.join(', ')} carries the tag @${name}`);
    }
    for (const rule of tagged) {
      if (named.has(rule)) continue;
      const message = `${rule} carries the tag @${name}, but no unit of it is listed as ${name}`;
      this.problems.push({ what: 'contradiction', line: 0, message });
    }
  }

  private report(what: LedgerProblem['what'], unit: LedgerUnit, message: string): void {
    this.problems.push({ what, line: unit.line, unit, message });
  }
}

function statesBehaviour({ rules, erratum, outdated }: Decision): boolean {
  return (rules ?? []).length > 0 || erratum !== undefined || outdated !== undefined;
}

/** The nearest of the names, if it is near enough to be what was meant. */
function hint(word: string, candidates: Iterable<string>): string {
  const found = nearest(word, [...candidates]);
  return found === undefined ? '' : `; did you mean ${found}?`;
}
