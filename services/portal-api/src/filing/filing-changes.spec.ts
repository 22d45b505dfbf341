import {
  ApprovalRequested,
  ApprovalReviewRequested,
  FilingBlocked,
  FilingRefused,
  SupplementBlocked,
} from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import { changeOf } from './filing-changes.js';

const moved = { filingId: 'f', statuses: [{ status: 45 as const, sequence: 3, at: '2026-10-05T09:00:00.000Z' }] };
const reasons = [
  { rule: 'annual-supplement-waits', code: 'SUPPLEMENT_WAITS', messageNl: 'Wacht.', messageEn: 'Wait.' },
];

describe('what an event tells the portal', () => {
  it.each([SupplementBlocked, FilingBlocked])('why a rule keeps a filing out: %p', (Event) => {
    const change = changeOf(Object.assign(new Event(), { ...moved, reasons }));
    expect(change).toMatchObject({ filingId: 'f', steps: moved.statuses, details: { blocked: { reasons } } });
  });

  it('what a rule remarks about a filing that goes on, apart from what was remarked on arrival', () => {
    const findings = [{ code: 'ONE_OPEN_FILING', severity: 'warn', messageNl: 'Let op.', messageEn: 'Look.' }];
    const change = changeOf(Object.assign(new ApprovalRequested(), { ...moved, findings }));
    expect(change.details).toEqual({ ruleFindings: findings });
  });

  it('what the reviewer has to mind, apart from what everybody sees', () => {
    const findings = [{ code: 'FOUR_EYES_UNCHECKED', severity: 'warn', messageNl: 'Let op.', messageEn: 'Look.' }];
    const event = Object.assign(new ApprovalReviewRequested(), { ...moved, findings });
    expect(changeOf(event).details).toEqual({ reviewFindings: findings });
    expect(changeOf(Object.assign(new ApprovalReviewRequested(), moved))).not.toHaveProperty('details');
  });

  it('what a refusal of the authority means, beside its own words', () => {
    const explanation = { code: '311', meaning: { nl: 'Fout in het bestand.', en: 'Wrong file.' } };
    const event = { ...moved, code: '311', message: 'Validatie niet gelukt', authorityStatuses: [], explanation };
    const change = changeOf(Object.assign(new FilingRefused(), event));
    expect(change.details).toMatchObject({ refused: { message: 'Validatie niet gelukt', explanation } });
  });
});
