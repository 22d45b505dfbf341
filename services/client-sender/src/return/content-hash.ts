import { createHash } from 'node:crypto';
import type { MessageKind, ReturnContact } from '@akkoord/contracts';
import { BOXES, type BoxFigures, type OmzetbelastingNumber, type Period } from '@akkoord/tax';

/** A return given as figures, in canonical form. */
export interface CanonicalFigures {
  readonly kind: MessageKind;
  readonly taxpayer: OmzetbelastingNumber;
  readonly period: Period;
  readonly figures: BoxFigures;
  readonly contact: ReturnContact;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Two submissions as XBRL are the same when kind and bytes are. */
export const xbrlContentHash = (kind: MessageKind, documentSha256: string): string =>
  sha256(JSON.stringify(['xbrl', kind, documentSha256]));

/** Two submissions as figures are the same when they state the same, however written; the XBRL made of them holds the time, so it cannot tell. */
export function figuresContentHash({ kind, taxpayer, period, figures, contact }: CanonicalFigures): string {
  const boxes = BOXES.map(({ key }) => figures[key] ?? null);
  const { initials, prefix = null, surname, telephoneNumber } = contact;
  const person = [initials, prefix, surname, telephoneNumber];
  return sha256(JSON.stringify(['figures', kind, taxpayer, period.start, period.end, boxes, person]));
}
