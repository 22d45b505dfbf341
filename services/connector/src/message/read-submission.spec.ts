import { describe, expect, it } from '@jest/globals';
import type { SubmitMessage } from '@akkoord/contracts';
import { aVatReturn, submissionOf, vatNumberFrom } from '../testing/a-filing.js';
import { readSubmission } from './read-submission.js';

const TAXPAYER = vatNumberFrom(111_222_330);
const CONTEXT = {
  id: '0199a000-0000-7000-8000-0000000000f1',
  clientEnvironmentId: '0199a000-0000-7000-8000-00000000000e',
  now: new Date('2026-10-05T09:00:00Z'),
  maxDocumentBytes: 1_000_000,
};
const factsOf = async (euros: number) => {
  const submission = submissionOf(aVatReturn(TAXPAYER, euros), 'REF-1') as SubmitMessage;
  return (await readSubmission(submission, CONTEXT)).facts;
};

describe('reading a submission', () => {
  it('says of a return with all boxes zero that it is nil, which a standing approval can be for', async () => {
    expect(await factsOf(0)).toMatchObject({ totalEuros: 0, isNil: true });
  });

  it('says so of no other', async () => {
    expect(await factsOf(210)).toMatchObject({ totalEuros: 210 });
    expect(await factsOf(210)).not.toHaveProperty('isNil');
  });
});
