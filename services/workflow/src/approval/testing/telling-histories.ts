import type { Setting, What, Who } from './approval-model.js';

const PLAIN: Setting = {
  ...{ people: 'one', euros: 1250, review: 'none' },
  ...{ hasGrace: false, mandate: 'none', delegation: 'none' },
};

/** A setting, and what is done in it: `who what`. */
export type TellingHistory = readonly [name: string, setting: Setting, ...done: readonly `${Who} ${What}`[]];

/** Histories that tell a right approval from one that is a little wrong, and that chance seldom finds. For tests. */
export const TELLING_HISTORIES: readonly TellingHistory[] = [
  ['in turn: nobody goes first', { ...PLAIN, people: 'in-turn' }, 'B approve', 'A approve', 'C approve', 'B approve'],
  [
    'in turn: who stands in takes the place of who is away',
    { ...PLAIN, people: 'in-turn', delegation: 'now' },
    ...(['C approve', 'V approve', 'A approve', 'C approve'] as const),
  ],
  ['by amount: on the border one is enough', { ...PLAIN, people: 'amount', euros: 1000 }, 'A approve'],
  ['by amount: two above it', { ...PLAIN, people: 'amount', euros: 1001 }, 'A approve', 'A approve', 'B approve'],
  ['by amount: all of a refund', { ...PLAIN, people: 'amount', euros: -1001 }, 'C approve', 'A approve', 'B approve'],
  ['by amount: one of a small refund', { ...PLAIN, people: 'amount', euros: -1000 }, 'B approve'],
  [
    'all: who stands in speaks for two',
    { ...PLAIN, people: 'all', delegation: 'now' },
    ...(['C approve', 'B approve', 'V approve'] as const),
  ],
  ['a delegation that is over', { ...PLAIN, delegation: 'over' }, 'V approve', 'V ask', 'V reject', 'A approve'],
  ['a delegation to come', { ...PLAIN, delegation: 'to-come' }, 'V approve', 'N withdraw', 'V undo', 'A reject'],
  [
    'a delegation that ends meanwhile',
    { ...PLAIN, people: 'two', delegation: 'now' },
    ...(['V approve', 'B end-delegation', 'A end-delegation', 'V reject', 'A approve', 'B approve'] as const),
  ],
  ['nobody objects', { ...PLAIN, mandate: 'with-objection', hasGrace: true }, 'E objection-ends', 'A undo'],
  [
    'the mandate ends before the time to object',
    { ...PLAIN, mandate: 'with-objection' },
    ...(['E mandate-ends', 'E objection-ends', 'A approve'] as const),
  ],
  [
    'the mandate is revoked before the time to object is over',
    { ...PLAIN, mandate: 'with-objection' },
    ...(['V revoke-mandate', 'B revoke-mandate', 'E objection-ends', 'A approve'] as const),
  ],
  [
    'a question gives time to object anew',
    { ...PLAIN, mandate: 'with-objection' },
    ...(['A ask', 'E objection-ends', 'R answer', 'E objection-ends'] as const),
  ],
  ['an objection', { ...PLAIN, mandate: 'with-objection' }, 'A reject', 'R repair', 'E objection-ends', 'A approve'],
  [
    'a mandate after the review',
    { ...PLAIN, review: 'one', mandate: 'at-once', hasGrace: true },
    'R approve',
    'A undo',
  ],
  [
    'a mandate revoked during the review',
    { ...PLAIN, review: 'one', mandate: 'at-once' },
    ...(['R revoke-mandate', 'M revoke-mandate', 'R approve', 'A approve'] as const),
  ],
  [
    'a review by all without who repaired it',
    { ...PLAIN, review: 'all', delegation: 'now' },
    ...(['M approve', 'R reject', 'M repair', 'M approve', 'N approve', 'A approve'] as const),
  ],
  [
    'a review whose reviewers all repaired it',
    { ...PLAIN, review: 'all', delegation: 'now' },
    ...(['R reject', 'R repair', 'M reject', 'M repair', 'R approve', 'M approve', 'N approve'] as const),
  ],
  ['a new version at a question', PLAIN, 'A ask', 'E new-version', 'R answer', 'R repair'],
  ['a new version of what was rejected', PLAIN, 'A reject', 'E new-version', 'R repair'],
  [
    'a new version within the grace',
    { ...PLAIN, hasGrace: true },
    'A approve',
    'E new-version',
    'A undo',
    'E new-version',
  ],
  ['what was rejected does not expire', PLAIN, 'A reject', 'E expires', 'M repair', 'E expires', 'M repair'],
  ['a question expires', PLAIN, 'A ask', 'E expires', 'R answer'],
  [
    'nothing is withdrawn within the grace',
    { ...PLAIN, hasGrace: true },
    'A approve',
    'R withdraw',
    'E withdraw',
    'E expires',
  ],
];
