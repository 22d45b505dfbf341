import type { StatusUpdate } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import { sentenceOf } from './status-sentences.js';
import { readableMoves } from './status.js';

const messageId = '0197a1c0-0000-7000-8000-000000000001';
const update = (sequence: number, status = 30, more: object = {}): StatusUpdate =>
  ({
    position: sequence,
    messageId,
    externalMessageId: 'r-1',
    step: { status, sequence, at: '2026-10-01T12:00:00Z' },
    ...more,
  }) as StatusUpdate;

describe('status updates', () => {
  it('are read in order, each once', () => {
    expect(readableMoves([update(1, 10), update(2, 30), update(2, 30)])).toEqual([
      { reference: 'r-1', messageId, status: 10, sequence: 1, at: '2026-10-01T12:00:00.000Z' },
      { reference: 'r-1', messageId, status: 30, sequence: 2, at: '2026-10-01T12:00:00.000Z' },
    ]);
  });

  it('keep their details', () => {
    expect(readableMoves([update(1, 80, { details: { kenmerk: 'K' } })])[0]?.details).toEqual({ kenmerk: 'K' });
  });

  it.each([
    ['a status of a later version', update(1, 33)],
    ['no step', update(1, 30, { step: undefined })],
    ['a sequence that is none', update(0.5)],
    ['a time that is none', update(1, 30, { step: { status: 30, sequence: 1, at: 'soon' } })],
    ['an id that is none', update(1, 30, { messageId: 'x' })],
    ['nothing', null as unknown as StatusUpdate],
  ])('are passed over with %s', (_, strange) => {
    expect(readableMoves([strange, update(2)])).toHaveLength(1);
  });
});

describe('what an ERP is told of sending that failed', () => {
  it('is that it is tried again only where an attempt follows', () => {
    const failed = { code: 'NO_CERTIFICATE', message: '…', attempt: 1 };
    expect(sentenceOf(70, { ...failed, nextAttemptAt: '2026-10-01T12:00:00Z' }).nl).toContain('vanzelf opnieuw');
    expect(sentenceOf(70, failed).nl).toBe(
      'Verzenden naar de Belastingdienst lukt niet; het kantoor moet eerst iets doen.',
    );
    expect(sentenceOf(80, { kenmerk: 'K' }).en).toBe('The tax office accepted the return.');
  });
});
