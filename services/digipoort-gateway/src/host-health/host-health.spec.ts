import { describe, expect, it } from '@jest/globals';
import type { WusOutcome } from '@akkoord/wus';
import fc from 'fast-check';
import { admissionTo, tallyAfter, verdictOf, type HostState, type Tally, type Verdict } from './host-health.js';

const exchange = {
  messageId: 'm',
  startedAt: new Date(0),
  durationMs: 1,
  requestSha256: '',
  requestBytes: Buffer.alloc(0),
};
const failed = (kind: 'notSent' | 'unknown', reason: string, httpStatus?: number) =>
  ({ kind, reason, exchange: { ...exchange, ...(httpStatus ? { httpStatus } : {}) } }) as WusOutcome<unknown>;
const cutInHandshake = { ...failed('notSent', 'tls'), cause: { code: 'ECONNRESET' } } as WusOutcome<unknown>;
const fault = (foutcode: string, httpStatus = 500) =>
  ({ kind: 'fault', fault: { foutcode }, exchange: { ...exchange, httpStatus } }) as WusOutcome<unknown>;

describe('what a call says about the host', () => {
  it.each([
    ['an answer', { kind: 'answered', exchange } as WusOutcome<unknown>, 'up'],
    ['a refusal', fault('ALS100'), 'up'],
    ['a technical fault', fault('ALS400'), 'trouble'],
    ['a fault under overload', fault('', 503), 'overloaded'],
    ['no connection', failed('notSent', 'refused'), 'unreachable'],
    ['no connection in time', failed('notSent', 'connect-timeout'), 'timeout'],
    ['a refused certificate', failed('notSent', 'tls'), 'neutral'],
    ['a handshake that is cut', cutInHandshake, 'connection-lost'],
    ['giving up ourselves', failed('unknown', 'aborted'), 'neutral'],
    ['no answer in time', failed('unknown', 'timeout'), 'timeout'],
    ['a cut connection', failed('unknown', 'connection-lost'), 'connection-lost'],
    ['a page of a proxy with 502', failed('unknown', 'no-soap-reply', 502), 'server-error'],
    ['too many requests', failed('unknown', 'no-soap-reply', 429), 'overloaded'],
    ['a page with 404', failed('unknown', 'no-soap-reply', 404), 'neutral'],
    ['an answer that cannot be believed', failed('unknown', 'reply-refused'), 'neutral'],
  ])('%s', (_, outcome, expected) => {
    const verdict = verdictOf(outcome);
    expect(verdict.kind === 'down' ? verdict.reason : verdict.kind).toBe(expected);
  });
});

describe('a circuit breaker', () => {
  const open: HostState = { state: 'open', since: new Date(0), until: new Date(1000), round: 0, reason: 'timeout' };

  it('lets nobody through while open, and one that tries afterwards', () => {
    expect(admissionTo({ state: 'closed' }, new Date(0))).toEqual({ kind: 'go' });
    expect(admissionTo(open, new Date(999))).toEqual({ kind: 'wait', until: new Date(1000) });
    expect(admissionTo(open, new Date(1000))).toEqual({ kind: 'may-try' });
    expect(admissionTo({ ...open, state: 'half-open' }, new Date(500))).toMatchObject({ kind: 'wait' });
  });

  it('opens exactly when enough calls failed without a success between them', () => {
    const verdict = fc.constantFrom<Verdict>({ kind: 'up' }, { kind: 'neutral' }, { kind: 'down', reason: 'timeout' });
    fc.assert(
      fc.property(fc.array(verdict), fc.integer({ min: 1, max: 6 }), (verdicts, limit) => {
        let tally: Tally = { failures: 0 };
        let inARow = 0;
        for (const one of verdicts) {
          const after = tallyAfter(tally, one, limit);
          if (one.kind === 'down') inARow += 1;
          if (one.kind === 'up') inARow = 0;
          expect(after.mustOpen).toBe(one.kind === 'down' && inARow === limit);
          if (after.mustOpen) inARow = 0;
          tally = after;
        }
      }),
    );
  });
});
