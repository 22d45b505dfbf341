import { hash } from 'node:crypto';
import type { MessageKind, ReturnContact } from '@akkoord/contracts';
import { BOXES, type OmzetbelastingNumber, type Period } from '@akkoord/tax';
import type { ReadFigures } from './read-figures.js';

/** A filing given as figures, in canonical form. */
export type CanonicalFigures = {
  readonly taxpayer: OmzetbelastingNumber;
  readonly period: Period;
  readonly contact: ReturnContact;
} & ReadFigures;

const sha256 = (text: string): string => hash('sha256', text);

/** Two submissions as XBRL are the same when kind and bytes are. */
export const xbrlContentHash = (kind: MessageKind, documentSha256: string): string =>
  sha256(JSON.stringify(['xbrl', kind, documentSha256]));

/** With the statement that the return was filed elsewhere a supplement is another submission than without. */
export const withStatement = (contentHash: string, returnFiledElsewhere: boolean): string =>
  returnFiledElsewhere ? sha256(JSON.stringify(['filed-elsewhere', contentHash])) : contentHash;

/** What takes the place of another return is another submission than what does not. */
export const withSuperseded = (contentHash: string, supersedes: string | undefined): string =>
  supersedes === undefined ? contentHash : sha256(JSON.stringify(['supersedes', supersedes, contentHash]));

/** Two submissions as figures are the same when they state the same, however written; the XBRL made of them holds the time, so it cannot tell. */
export function figuresContentHash(given: CanonicalFigures): string {
  const { kind, taxpayer, period, contact } = given;
  const { initials, prefix = null, surname, telephoneNumber } = contact;
  const person = [initials, prefix, surname, telephoneNumber];
  return sha256(JSON.stringify(['figures', kind, taxpayer, period.start, period.end, amountsOf(given), person]));
}

function amountsOf(given: CanonicalFigures): unknown {
  switch (given.kind) {
    case 'vat-return':
      return BOXES.map(({ key }) => given.figures[key] ?? null);
    case 'supplement':
      return [BOXES.map(({ key }) => given.figures[key] ?? null), given.supplement.totalOld];
    case 'icp-statement':
      return given.lines.map(({ country, vatNumber, supply, correction, amount }) => [
        country,
        vatNumber,
        supply,
        correction,
        amount,
      ]);
    default:
      return given satisfies never;
  }
}
