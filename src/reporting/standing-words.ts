// How the standings of rules are told: a sign, a word, a meaning.

import type { Confirmation } from '../spec/coverage/confirmation';
import type { RuleStanding } from '../spec/coverage/standing';

/** Words of each standing of a rule, and the sign that stands for it beside the word. */
export const STANDING_WORDS: Readonly<Record<RuleStanding, { sign: string; word: string; meaning: string }>> = {
  verified: { sign: '✓', word: 'verified', meaning: 'every example has passed' },
  failed: { sign: '✗', word: 'failed', meaning: 'an example has failed' },
  text: { sign: '≈', word: 'text', meaning: 'exceptions are of the right type and have another text' },
  partly: { sign: '◐', word: 'partly', meaning: 'passed as far as it can be observed there' },
  'expected-failure': { sign: '≠', word: 'expected failure', meaning: 'fails as the file of expectations says' },
  unobservable: { sign: '○', word: 'unobservable', meaning: 'what is needed to observe this is lacking there' },
  'not-applicable': { sign: '–', word: 'not applicable', meaning: 'the rule is not about it' },
  stale: { sign: '↻', word: 'stale', meaning: 'the rule was changed after the run' },
  'not-run': { sign: '·', word: 'not run', meaning: 'there is no verdict' },
};

/** What CPython says of a rule, in words. */
export const CONFIRMATION_WORDS: Readonly<Record<Confirmation, string>> = {
  confirmed: 'confirmed by CPython 3.14',
  'other-version': 'confirmed by another CPython',
  partly: 'confirmed in part by CPython 3.14',
  contradicted: 'contradicted by CPython 3.14',
  unconfirmed: 'not confirmed by CPython 3.14',
};
