import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bannerOf } from './outage.js';
import { forecastOf, type WaitingFilings } from './outlook.js';

const Q3 = { start: '2026-07-01', end: '2026-09-30' };
const september = { start: '2026-09-01', end: '2026-09-30' };
const group = (change: Partial<WaitingFilings>): WaitingFilings => ({
  kind: 'vat-return',
  period: Q3,
  filings: 1,
  nextAttemptAt: undefined,
  ...change,
});

describe('the forecast', () => {
  const now = new Date('2026-10-20T12:00:00Z');

  it('is absent while nothing waits', () => {
    expect(forecastOf([], now)).toBeUndefined();
  });

  it('tells how many wait, the next attempt and the nearest deadline', () => {
    const forecast = forecastOf(
      [
        group({ filings: 9, nextAttemptAt: new Date('2026-10-20T12:05:00Z') }),
        group({
          kind: 'icp-statement',
          period: september,
          filings: 3,
          nextAttemptAt: new Date('2026-10-20T12:30:00Z'),
        }),
      ],
      now,
    );
    expect(forecast).toMatchObject({ waiting: 12, late: 0, deadline: { date: '2026-10-31', timeliness: 'in-time' } });
    expect(forecast?.messages).toEqual({
      nl: 'Er wachten 12 aangiften. Volgende poging: 14:05. Uiterlijk: 31 oktober 2026 23:59.',
      en: '12 filings wait. Next attempt: 14:05. Deadline: 31 October 2026 23:59.',
    });
    // Winter time begins on 25 October 2026.
    expect(forecast?.deadline?.at.toISOString()).toBe('2026-10-31T22:59:00.000Z');
  });

  it('warns when the next attempt comes after the deadline, and counts what is late', () => {
    const lastEvening = new Date('2026-10-31T22:50:00Z');
    const atRisk = forecastOf([group({ nextAttemptAt: new Date('2026-10-31T23:05:00Z') })], lastEvening);
    expect(atRisk?.deadline?.timeliness).toBe('at-risk');
    const inTime = forecastOf([group({ nextAttemptAt: new Date('2026-10-31T22:59:59Z') })], lastEvening);
    expect(inTime?.deadline?.timeliness).toBe('in-time');
    const late = forecastOf(
      [group({}), group({ period: { start: '2026-10-01', end: '2026-12-31' } })],
      new Date('2026-11-02T10:00:00Z'),
    );
    expect(late).toMatchObject({ late: 1, deadline: { date: '2027-01-31', timeliness: 'in-time' } });
  });

  it('gives who is not a resident a month more, for a return and not for an ICP statement', () => {
    const november = new Date('2026-11-02T10:00:00Z');
    const abroad = (change: Partial<WaitingFilings> = {}) => group({ residence: 'non-resident', ...change });
    expect(forecastOf([abroad()], november)).toMatchObject({
      late: 0,
      deadline: { date: '2026-11-30', timeliness: 'in-time' },
    });
    expect(forecastOf([abroad({ filings: 2 }), group({ filings: 3 })], november)).toMatchObject({
      waiting: 5,
      late: 3,
    });
    expect(forecastOf([abroad({ kind: 'icp-statement' })], november)).toMatchObject({ late: 1 });
  });

  it('knows no deadline of a supplement', () => {
    expect(forecastOf([group({ kind: 'supplement' })], now)).toMatchObject({ waiting: 1, deadline: undefined });
  });

  it('counts every filing, and its next attempt is never in the past', () => {
    const waiting = fc.record<WaitingFilings>({
      kind: fc.constantFrom('vat-return', 'icp-statement', 'supplement'),
      period: fc.constantFrom(Q3, september, undefined),
      filings: fc.integer({ min: 1, max: 50 }),
      nextAttemptAt: fc.option(
        fc.date({ noInvalidDate: true, min: new Date('2026-10-01'), max: new Date('2026-11-30') }),
        {
          nil: undefined,
        },
      ),
    });
    fc.assert(
      fc.property(fc.array(waiting, { minLength: 1 }), (groups) => {
        const forecast = forecastOf(groups, now);
        expect(forecast?.waiting).toBe(groups.reduce((sum, { filings }) => sum + filings, 0));
        if (forecast?.nextAttemptAt) expect(forecast.nextAttemptAt.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(forecast?.late).toBeLessThanOrEqual(forecast?.waiting ?? 0);
      }),
    );
  });
});

describe('the banner', () => {
  it('tells which host, since when and that nothing is lost, with the day when that is not today', () => {
    const since = new Date('2026-10-19T08:30:00Z');
    const { nl, en } = bannerOf('wus.digipoort.logius.nl:443', 'timeout', since, new Date('2026-10-20T12:00:00Z'));
    expect(nl).toContain(
      'Digipoort (wus.digipoort.logius.nl) geeft niet op tijd antwoord, sinds 19 oktober 2026 10:30.',
    );
    expect(en).toContain('Nothing is lost');
  });
});
