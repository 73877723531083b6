// The notation of the grammar: rules as text, in the style of PEG, and what they become.
//
//   'if'  "match"  NAME        a keyword or operator, a soft keyword, a kind of token
//   rule  ( a | b )  a? [ a ]  a rule, a group, something optional
//   a*  a+  ','.a+             repetition; with a separator
//   &a  !a  ~  &&':'           lookahead, negative lookahead, cut, a token that must follow
//   x=a                        captures what was matched for the action

import type { Match } from './match';

/** Makes the result of an alternative; undefined makes the whole rule fail. */
export type Action = (match: Match) => unknown;

export type Item =
  | { kind: 'token'; type: string }
  | { kind: 'word'; word: string }
  | { kind: 'rule'; rule: Rule }
  | { kind: 'cut' }
  | { kind: 'forced'; type: string };

export interface Step {
  item: Item;
  mode: 'once' | 'optional' | 'follows' | 'followsNot';
  capture: string | null;
}

export interface Alternative {
  steps: Step[];
  action: Action | null;
  /** Matches one part only, which is its value when there is no action. */
  single: boolean;
  /** Is nothing but a rule for invalid programs: skipped in the first pass. */
  invalid: boolean;
}

export interface Rule {
  name: string;
  id: number;
  alternatives: Alternative[];
  kind: 'plain' | 'loop0' | 'loop1';
  memo: boolean;
  leftRecursive: boolean;
  /** Below this rule, rules for invalid programs are switched off. */
  withoutInvalid: boolean;
}

export type RuleSource = (string | [string, Action])[];

/** Rules whose results are remembered, and those that call themselves first. */
export interface RuleOptions {
  memo?: boolean;
  leftRecursive?: boolean;
}

const TOKEN_KINDS: ReadonlySet<string> = new Set([
  ...['NAME', 'NUMBER', 'STRING', 'NEWLINE', 'INDENT', 'DEDENT', 'ENDMARKER', 'TYPE_COMMENT', 'SOFT_KEYWORD'],
  ...['FSTRING_START', 'FSTRING_MIDDLE', 'FSTRING_END', 'TSTRING_START', 'TSTRING_MIDDLE', 'TSTRING_END'],
]);

const LEXEMES = /\s+|'[^']+'|"[^"]+"|[A-Za-z_]\w*|&&|[()[\]|*+?.=&!~]/gy;

/** Rules by name; filled by the files of the grammar, linked on first use. */
export class Grammar {
  private readonly rules = new Map<string, Rule>();
  private readonly sources: { rule: Rule; source: RuleSource }[] = [];
  private nextId = 0;

  /** Adds a rule: its alternatives, each alone or with its action. */
  rule(name: string, source: RuleSource, options: RuleOptions = {}): void {
    if (this.rules.has(name)) throw new Error(`two rules named ${name}`);
    const rule = this.makeRule(name, 'plain');
    rule.memo = options.memo ?? false;
    rule.leftRecursive = options.leftRecursive ?? false;
    rule.withoutInvalid = name.endsWith('_without_invalid');
    this.rules.set(name, rule);
    this.sources.push({ rule, source });
  }

  /** The rule of that name, ready for use. */
  get(name: string): Rule {
    for (let next = this.sources.pop(); next !== undefined; next = this.sources.pop()) {
      const { rule, source } = next;
      rule.alternatives = source.map((alternative) => {
        const [text, action] = typeof alternative === 'string' ? [alternative, null] : alternative;
        return new Notation(text, this).alternative(action);
      });
    }
    return this.find(name);
  }

  find(name: string): Rule {
    const rule = this.rules.get(name);
    if (rule === undefined) throw new Error(`no rule named ${name}`);
    return rule;
  }

  makeRule(name: string, kind: Rule['kind']): Rule {
    const id = this.nextId++;
    return { name, id, alternatives: [], kind, memo: false, leftRecursive: false, withoutInvalid: false };
  }
}

/** Reads one alternative. */
class Notation {
  private readonly lexemes: string[];
  private index = 0;

  constructor(
    text: string,
    private readonly grammar: Grammar,
  ) {
    this.lexemes = (text.match(LEXEMES) ?? []).filter((lexeme) => lexeme.trim() !== '');
    if (this.lexemes.join('') !== text.replace(/\s+/g, '')) throw new Error(`cannot read the rule ${text}`);
  }

  private get next(): string | undefined {
    return this.lexemes[this.index];
  }

  private accept(lexeme: string): boolean {
    if (this.next !== lexeme) return false;
    this.index++;
    return true;
  }

  private expect(lexeme: string): void {
    if (!this.accept(lexeme)) throw new Error(`expected ${lexeme} in ${this.lexemes.join(' ')}`);
  }

  alternative(action: Action | null): Alternative {
    const steps: Step[] = [];
    while (this.next !== undefined && this.next !== '|' && this.next !== ')' && this.next !== ']')
      steps.push(this.step());
    const item = steps.length === 1 ? steps[0]!.item : null;
    const invalid = item?.kind === 'rule' && item.rule.name.startsWith('invalid_');
    const parts = steps.filter(({ item, mode }) => item.kind !== 'cut' && (mode === 'once' || mode === 'optional'));
    return { steps, action, single: parts.length === 1, invalid };
  }

  private step(): Step {
    if (this.accept('~')) return { item: { kind: 'cut' }, mode: 'once', capture: null };
    if (this.accept('&&')) return { item: { kind: 'forced', type: unquote(this.take()) }, mode: 'once', capture: null };
    if (this.accept('&')) return { item: this.atom(), mode: 'follows', capture: null };
    if (this.accept('!')) return { item: this.atom(), mode: 'followsNot', capture: null };
    let capture: string | null = null;
    if (this.lexemes[this.index + 1] === '=') {
      capture = this.take();
      this.expect('=');
    }
    if (this.accept('[')) {
      const item = this.group(']');
      return { item, mode: 'optional', capture };
    }
    const atom = this.atom();
    if (this.accept('?')) return { item: atom, mode: 'optional', capture };
    if (this.accept('*')) return { item: this.repeat(atom, 'loop0'), mode: 'once', capture };
    if (this.accept('+')) return { item: this.repeat(atom, 'loop1'), mode: 'once', capture };
    if (this.accept('.')) {
      const element = this.atom();
      this.expect('+');
      return { item: this.gather(atom, element), mode: 'once', capture };
    }
    return { item: atom, mode: 'once', capture };
  }

  private take(): string {
    const lexeme = this.lexemes[this.index++];
    if (lexeme === undefined) throw new Error(`the rule ends too soon: ${this.lexemes.join(' ')}`);
    return lexeme;
  }

  private atom(): Item {
    const lexeme = this.take();
    if (lexeme === '(') return this.group(')');
    if (lexeme.startsWith("'")) return { kind: 'token', type: unquote(lexeme) };
    if (lexeme.startsWith('"')) return { kind: 'word', word: unquote(lexeme) };
    if (TOKEN_KINDS.has(lexeme)) return { kind: 'token', type: lexeme };
    return { kind: 'rule', rule: this.grammar.find(lexeme) };
  }

  private group(close: string): Item {
    const alternatives: Alternative[] = [];
    do alternatives.push(this.alternative(null));
    while (this.accept('|'));
    this.expect(close);
    const only = alternatives.length === 1 ? alternatives[0]! : null;
    if (only !== null && only.steps.length === 1 && only.steps[0]!.mode === 'once') return only.steps[0]!.item;
    const rule = this.grammar.makeRule('(group)', 'plain');
    rule.alternatives = alternatives;
    return { kind: 'rule', rule };
  }

  private repeat(item: Item, kind: 'loop0' | 'loop1'): Item {
    const rule = this.grammar.makeRule(`(${kind})`, kind);
    const step: Step = { item, mode: 'once', capture: null };
    rule.alternatives = [{ steps: [step], action: null, single: true, invalid: false }];
    return { kind: 'rule', rule };
  }

  /** `separator.element+`: the list of elements. */
  private gather(separator: Item, element: Item): Item {
    const more = this.grammar.makeRule('(more)', 'loop0');
    more.alternatives = [
      {
        steps: [
          { item: separator, mode: 'once', capture: null },
          { item: element, mode: 'once', capture: 'element' },
        ],
        action: (match) => match.get('element'),
        single: false,
        invalid: false,
      },
    ];
    const rule = this.grammar.makeRule('(gather)', 'plain');
    rule.alternatives = [
      {
        steps: [
          { item: element, mode: 'once', capture: 'first' },
          { item: { kind: 'rule', rule: more }, mode: 'once', capture: 'more' },
        ],
        action: (match) => [match.get('first'), ...match.list('more')],
        single: false,
        invalid: false,
      },
    ];
    return { kind: 'rule', rule };
  }
}

function unquote(lexeme: string): string {
  return lexeme.slice(1, -1);
}
