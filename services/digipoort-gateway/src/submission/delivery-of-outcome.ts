import type { AanleverResponse, WusOutcome } from '@akkoord/wus';
import type { Delivery } from './submission.events.js';
import { meaningOfFault } from './submission.rules.js';

/** What a call to aanleveren means for the filing. `retryAt` is for what certainly was not taken; without it, it failed too often. */
export function deliveryOf(
  outcome: WusOutcome<AanleverResponse>,
  aanleverkenmerk: string,
  retryAt: Date | undefined,
): Delivery {
  switch (outcome.kind) {
    case 'answered': {
      const { kenmerk, tijdstempelAangeleverd, aanleverkenmerk: echoed } = outcome.reply;
      // A signed answer to our MessageID about another delivery: nobody knows what that is, so ask.
      if (echoed !== undefined && echoed !== aanleverkenmerk) return { kind: 'unknown', code: 'OTHER_REFERENCE' };
      return { kind: 'delivered', kenmerk, deliveredAt: tijdstempelAangeleverd };
    }
    case 'fault': {
      const { foutcode, foutbeschrijving: message } = outcome.fault;
      const meaning = meaningOfFault(foutcode);
      switch (meaning) {
        case 'rejected':
          return { kind: 'rejected', code: foutcode, message };
        case 'failed':
          return failedFor('DIGIPOORT_TROUBLE', message, retryAt);
        case 'unknown':
          return { kind: 'unknown', code: foutcode === '' ? 'FAULT' : foutcode };
        default:
          return meaning satisfies never;
      }
    }
    case 'notSent':
      return failedFor('DIGIPOORT_UNREACHABLE', '', retryAt);
    case 'unknown':
      return { kind: 'unknown', code: outcome.refusal ?? outcome.reason };
    default:
      return outcome satisfies never;
  }
}

/** Certainly not taken: again at `retryAt`, or for a person to act. */
export const failedFor = (code: string, message: string, retryAt: Date | undefined): Delivery =>
  retryAt
    ? { kind: 'failed', code, message, nextAttemptAt: retryAt }
    : { kind: 'failed', code: 'RETRIES_EXHAUSTED', message: '' };
