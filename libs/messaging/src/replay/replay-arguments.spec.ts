import { describe, expect, it } from '@jest/globals';
import { parseReplay } from './replay-arguments.js';

describe('the arguments of replay', () => {
  it('name a service, and narrow by code and time', () => {
    const args = ['--service', 'workflow', '--code', 'AMOUNT_NEGATIVE', '--since', '2026-03-01', '--dry-run'];
    expect(parseReplay(args)).toEqual({
      service: 'workflow',
      filter: { code: 'AMOUNT_NEGATIVE', since: new Date('2026-03-01T00:00:00Z') },
      dryRun: true,
    });
  });

  it.each([
    [[], '--service'],
    [['--service', 'no such'], '--service'],
    [['--service', 'workflow', '--since', 'yesterday'], '--since'],
    [['--service', 'workflow', '--everything'], '--everything'],
  ])('%j are refused with what is wrong', (args, what) => {
    expect(parseReplay(args)).toContain(what);
  });
});
