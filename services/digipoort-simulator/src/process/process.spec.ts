import { describe, expect, it } from '@jest/globals';
import { allStatuses, statusesAt, type Process } from './process.js';
import { ACCEPTING, SEQUENCES, type Outcome } from './sequences.js';

const HOUR = 3_600_000;
const received = new Date('2026-11-22T12:00:00.000Z');

function aProcess(change: Partial<Process> = {}): Process {
  return {
    kenmerk: 'k',
    oin: '00000099123456780000',
    messageId: 'urn:uuid:1',
    berichtsoort: 'Omzetbelasting',
    aanleverkenmerk: null,
    nummer: '001000044B37',
    numberType: 'BTW',
    periodStart: null,
    periodEnd: null,
    documentSha256: '',
    documentSize: 0,
    outcome: 'accepted',
    words: null,
    stepMs: 100,
    giveUpMs: 72 * HOUR,
    statusFate: 'normal',
    receivedAt: received,
    ...change,
  };
}

const after = (ms: number) => new Date(received.getTime() + ms);
const codes = (process: Process, now: Date) => statusesAt(process, now).map(({ statuscode }) => statuscode);

describe('the statuses of a process', () => {
  it('come out one by one as time passes, and never go away', () => {
    expect(codes(aProcess(), after(-1))).toEqual([]);
    expect(codes(aProcess(), after(0))).toEqual(['105']);
    expect(codes(aProcess(), after(250))).toEqual(['105', '100', '110']);
    expect(codes(aProcess(), after(1e9))).toEqual(SEQUENCES.accepted);
  });

  it('are all there at once without a step', () => {
    expect(codes(aProcess({ stepMs: 0 }), received)).toHaveLength(9);
  });

  it.each(Object.keys(SEQUENCES) as Outcome[])('end with words, unless accepted: %s', (outcome) => {
    const all = statusesAt(aProcess({ outcome }), after(1e9));
    const last = all.at(-1);
    expect(all.slice(0, -1).every(({ words, statusdetails }) => !words && !statusdetails)).toBe(true);
    if (ACCEPTING.includes(outcome)) expect(last).not.toHaveProperty('words');
    else expect(last?.words?.foutcode).toMatch(/./);
  });

  it('carry the words that were ordered, escaped inside the message of the authority', () => {
    const words = { foutcode: '0310', foutbeschrijving: 'a < b & c' };
    const last = statusesAt(aProcess({ outcome: 'refused', words }), after(1e9)).at(-1);
    expect(last).toMatchObject({ statuscode: '510', words });
    expect(last?.statusdetails).toContain('<Code>0310</Code><Description>a &lt; b &amp; c</Description>');
  });

  it('repeat 420 until delivery is given up after 72 hours, and only the last says so', () => {
    const process = aProcess({ outcome: 'delivery-given-up' });
    const before = statusesAt(process, after(72 * HOUR));
    expect(before.map(({ statuscode }) => statuscode).slice(6)).toEqual(['405', '420', '420', '420', '420', '420']);
    expect(before.every(({ words }) => words === undefined)).toBe(true);
    const last = statusesAt(process, after(73 * HOUR)).at(-1);
    expect(last).toMatchObject({ statuscode: '420', words: { foutcode: 'AFS600' } });
    expect(last?.at).toEqual(after(72 * HOUR + 700));
  });

  it('recover from trouble with delivery', () => {
    const end = codes(aProcess({ outcome: 'delivery-trouble' }), after(1e9)).slice(-4);
    expect(end).toEqual(['420', '420', '400', '500']);
  });

  it('are all known beforehand, each in its place', () => {
    const all = allStatuses(aProcess());
    expect(all.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(all).toEqual(statusesAt(aProcess(), after(1e9)));
  });
});
