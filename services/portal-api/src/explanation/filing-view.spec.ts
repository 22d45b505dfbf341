import { describe, expect, it } from '@jest/globals';
import type { ExplainedFiling } from './explain-filing.js';
import { filingView } from './filing-view.js';

const REMARK = { code: 'FOUR_EYES_UNCHECKED', severity: 'warn', messageNl: 'Let op.', messageEn: 'Look.' };

/** What the portal has of a filing, as far as these tests look at it. */
const explained = (status: number, facts: object): ExplainedFiling =>
  ({
    visible: {
      filingId: 'f',
      status,
      changedAt: new Date('2026-10-05T09:00:00Z'),
      facts: {
        ...{ kind: 'vat-return', period: { start: '2026-07-01', end: '2026-09-30' }, document: { sha256: 'a' } },
        ...facts,
      },
      roles: [],
      steps: [],
      details: { reviewFindings: [REMARK] },
      decidedBy: null,
    },
    filing: { kind: 'vat-return', figures: {} },
    explanation: { title: {}, headline: {}, because: [], tables: [], notes: [] },
    findings: [],
  }) as unknown as ExplainedFiling;
const view = (site: 'office' | 'client', status = 25, facts: object = {}) =>
  filingView(explained(status, facts), { site });

describe('a filing on a page', () => {
  it('names who made and sent it, and shows his key to nobody', () => {
    const shown = view('office', 25, { submittedBy: { personKey: 'ab'.repeat(16), name: 'Sanne Smit' } });
    expect(shown.submittedBy).toBe('Sanne Smit');
    expect(JSON.stringify(shown)).not.toContain('abab');
    expect(view('office', 25, { submittedBy: { personKey: 'ab'.repeat(16) } })).not.toHaveProperty('submittedBy');
  });

  it('shows what the reviewer has to mind to the office, while it reviews, and to nobody else', () => {
    expect(view('office').findings).toEqual([REMARK]);
    expect(view('office', 30).findings).toEqual([]);
    expect(JSON.stringify([view('client'), view('client', 30)])).not.toContain(REMARK.code);
  });

  it('keeps notes, which are for the office, from the client wherever they stand', () => {
    const note = { ...REMARK, code: 'NOTE_OF_THE_PDF', severity: 'note' };
    const known = { findings: [note, REMARK], ruleFindings: [note] };
    const of = (site: 'office' | 'client') => {
      const given = explained(30, {});
      return filingView({ ...given, visible: { ...given.visible, details: known } }, { site });
    };
    expect(of('office').findings.map(({ code }) => code)).toContain(note.code);
    expect(of('client').findings.map(({ code }) => code)).toEqual([REMARK.code]);
    expect(JSON.stringify(of('client'))).not.toContain(note.code);
  });
});
