import { describe, expect, it } from '@jest/globals';
import type { SubmitMessage } from '@akkoord/contracts';
import { aVatReturn, submissionOf, vatNumberFrom } from '../testing/a-filing.js';
import { SubmitterIncorrect } from './message.errors.js';
import { FILED_LATE } from './message.js';
import { readSubmission } from './read-submission.js';

const TAXPAYER = vatNumberFrom(111_222_330);
const CONTEXT = {
  id: '0199a000-0000-7000-8000-0000000000f1',
  tenant: '12345',
  clientEnvironmentId: '0199a000-0000-7000-8000-00000000000e',
  now: new Date('2026-10-05T09:00:00Z'),
  maxDocumentBytes: 1_000_000,
};
const factsOf = async (euros: number, more: Partial<SubmitMessage> = {}) => {
  const submission = submissionOf(aVatReturn(TAXPAYER, euros), 'REF-1') as SubmitMessage;
  return (await readSubmission({ ...submission, ...more }, CONTEXT)).facts;
};

describe('reading a submission', () => {
  it('says of a return with all boxes zero that it is nil, which a standing approval can be for', async () => {
    expect(await factsOf(0)).toMatchObject({ totalEuros: 0, isNil: true });
  });

  it('says so of no other', async () => {
    expect(await factsOf(210)).toMatchObject({ totalEuros: 210 });
    expect(await factsOf(210)).not.toHaveProperty('isNil');
  });

  it('checks a late return also as that of a non-resident, who has a month more', async () => {
    const submission = submissionOf(aVatReturn(TAXPAYER, 210), 'REF-1') as SubmitMessage;
    const codesOn = async (day: string) => {
      const read = await readSubmission(submission, { ...CONTEXT, now: new Date(`${day}T09:00:00Z`) });
      const late = (findings: typeof read.findings | undefined) => findings?.some(({ code }) => code === FILED_LATE);
      return [late(read.findings), late(read.findingsOfNonResident)];
    };
    expect(await codesOn('2026-10-31')).toEqual([false, undefined]);
    expect(await codesOn('2026-11-05')).toEqual([true, false]);
    expect(await codesOn('2026-12-01')).toEqual([true, true]);
  });

  it('knows who sent it by a key and a name: the address goes no further', async () => {
    const facts = await factsOf(210, { submittedBy: { email: ' Karin@Example.nl', name: ' Karin de Vries ' } });
    const personKey = 'c04be53424ded2f54f281c95a43d9abf';
    expect(facts.submittedBy).toEqual({ personKey, name: 'Karin de Vries' });
    expect(JSON.stringify(facts)).not.toContain('xample');
    expect((await factsOf(210, { submittedBy: { email: 'karin@example.nl' } })).submittedBy).toEqual({ personKey });
    expect(await factsOf(210)).not.toHaveProperty('submittedBy');
  });

  it.each([
    ['no address', { email: 'karin' }],
    ['a blank name', { email: 'karin@example.nl', name: ' ' }],
    ['a name over two lines', { email: 'karin@example.nl', name: 'Karin\nde Vries' }],
  ])('refuses a sender with %s, without repeating it', async (_, submittedBy) => {
    const refusal: unknown = await factsOf(210, { submittedBy }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SubmitterIncorrect);
    expect(JSON.stringify(refusal) + String(refusal)).not.toMatch(/karin/i);
  });
});
