import { EligibilityAnswer } from '@akkoord/contracts';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { problemIn, type ConnectorAnswer } from '../delivery/delivery.js';
import { CONNECTOR_SILENT, QuestionRefused } from './eligibility.errors.js';

/** When to ask again after no answer. */
const RETRY_SECONDS = 5;

/**
 * What the connector's answer means to the ERP: its answer, or that nothing is known. Throws QuestionRefused when the connector says
 * that the question itself is wrong; all else may pass, so the ERP asks again.
 */
export function readAnswer({ httpStatus, body }: ConnectorAnswer, now: Date): EligibilityAnswer {
  if (httpStatus === 200) return validAnswer(body) ?? unknownAnswer(now);
  const told = problemIn(body);
  if (told && (httpStatus === 400 || httpStatus === 422)) throw new QuestionRefused(told.code, told.messages);
  return unknownAnswer(now);
}

/** No answer came, or none that can be read. */
export function unknownAnswer(now: Date): EligibilityAnswer {
  const { code, messages, advice } = CONNECTOR_SILENT;
  const words = { messageNl: messages.nl, messageEn: messages.en, adviceNl: advice.nl, adviceEn: advice.en };
  return {
    eligible: 'unknown',
    reasons: [{ code, ...words, blockedBy: [] }],
    warnings: [],
    checkedAt: now.toISOString(),
    retryAfterSeconds: RETRY_SECONDS,
  };
}

/** A newer connector may tell more than this version knows: that is left out, as long as the rest is right. */
function validAnswer(body: unknown): EligibilityAnswer | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const answer = plainToInstance(EligibilityAnswer, body);
  return validateSync(answer, { whitelist: true }).length === 0 ? answer : undefined;
}
