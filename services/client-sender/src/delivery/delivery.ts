import type { FilingFinding } from '@akkoord/contracts';
import { backOff } from '../work/back-off.js';
import { findingsIn } from './office-findings.js';

/** What the connector answered, as far as it matters. */
export interface ConnectorAnswer {
  readonly httpStatus: number;
  /** Body, when it is JSON. */
  readonly body?: unknown;
  /** Seconds of the Retry-After header. */
  readonly retryAfter?: number;
}

/** Why a return is not at the office (yet), as the ERP sees it. */
export interface DeliveryProblem extends Record<string, unknown> {
  readonly code: string;
  readonly messages: { readonly nl: string; readonly en: string };
  readonly httpStatus?: number;
  readonly attempt: number;
  readonly at: string;
}

export type DeliveryOutcome =
  | {
      readonly kind: 'delivered';
      readonly messageId: string;
      /** Remarks of the connector, if it has any. */
      readonly findings?: readonly FilingFinding[];
    }
  | { readonly kind: 'refused'; readonly problem: DeliveryProblem }
  | { readonly kind: 'postponed'; readonly problem: DeliveryProblem; readonly pauseMs: number };

export interface Attempt {
  /** From 1. */
  readonly attempt: number;
  readonly at: Date;
  /** Chance, 0 to 1. */
  readonly random: number;
}

export interface RetryPolicy {
  readonly retryBaseMs: number;
  readonly retryCapMs: number;
  readonly retrySlowMs: number;
}

const UNREACHABLE = {
  nl: 'De connector van het kantoor is niet bereikbaar. De aangifte wordt vanzelf opnieuw verzonden.',
  en: 'The connector of the office cannot be reached. The return is sent again by itself.',
};
const TOKEN_REFUSED = {
  nl: 'De connector van het kantoor aanvaardt het token van deze klantomgeving niet. Controleer token en deelnemersnummer.',
  en: 'The connector of the office does not accept the token of this client environment. Check token and participant number.',
};
const ADDRESS_WRONG = {
  nl: 'Op het adres van de connector antwoordt iets anders. Controleer het adres en het deelnemersnummer.',
  en: 'Something else answers at the address of the connector. Check the address and the participant number.',
};

const ENVIRONMENT_UNKNOWN = {
  nl: 'Deze klantomgeving is hier niet (meer) ingericht.',
  en: 'This client environment is not set up here (any more).',
};

/** Whether the connector will never take this content, however often it is sent. */
const isFinal = (status: number): boolean => [400, 409, 413, 415, 422].includes(status);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The bytes that arrived were not those we sent: no word on the content, so they are sent again. */
const DAMAGED = new Set(['CONTENT_SHA256_MISMATCH', 'CONTENT_NOT_BASE64']);

/** What the answer to a delivery means. Only the connector's own word on the content is final; all else is tried again. */
export function judgeAnswer(answer: ConnectorAnswer, attempt: Attempt, policy: RetryPolicy): DeliveryOutcome {
  const { httpStatus, body, retryAfter } = answer;
  if (httpStatus === 200 || httpStatus === 201 || httpStatus === 202) {
    const messageId = (body as { messageId?: unknown } | undefined)?.messageId;
    if (typeof messageId === 'string' && UUID.test(messageId)) return delivered(messageId, body);
  }
  const told = problemIn(body);
  const isDamaged = told !== undefined && DAMAGED.has(told.code);
  if (isFinal(httpStatus) && told && !isDamaged) {
    return { kind: 'refused', problem: problem(told.code, told.messages, attempt, httpStatus) };
  }
  const slow = (code: string, messages: typeof UNREACHABLE): DeliveryOutcome => ({
    kind: 'postponed',
    problem: problem(code, messages, attempt, httpStatus),
    pauseMs: policy.retrySlowMs,
  });
  if (httpStatus === 401 || httpStatus === 403) return slow('CONNECTOR_TOKEN_REFUSED', TOKEN_REFUSED);
  const isPassing = httpStatus >= 500 || httpStatus === 429 || httpStatus === 408 || isDamaged;
  if (!isPassing) return slow('CONNECTOR_ADDRESS_WRONG', ADDRESS_WRONG);
  const pauseMs = Math.max(pauseAfter(attempt, policy), Math.min(retryAfter ?? 0, 3600) * 1000);
  const messages = told?.messages ?? UNREACHABLE;
  return {
    kind: 'postponed',
    problem: problem(told?.code ?? 'CONNECTOR_UNAVAILABLE', messages, attempt, httpStatus),
    pauseMs,
  };
}

function delivered(messageId: string, body: unknown): DeliveryOutcome {
  const findings = findingsIn(body);
  return { kind: 'delivered', messageId, ...(findings.length > 0 ? { findings } : {}) };
}

/** No answer came at all. */
export const judgeSilence = (attempt: Attempt, policy: RetryPolicy): DeliveryOutcome => ({
  kind: 'postponed',
  problem: problem('CONNECTOR_UNREACHABLE', UNREACHABLE, attempt),
  pauseMs: pauseAfter(attempt, policy),
});

/** The environment it came from is not known here any more, or its secrets cannot be opened. */
export const judgeUnknownEnvironment = (attempt: Attempt, policy: RetryPolicy): DeliveryOutcome => ({
  kind: 'postponed',
  problem: problem('ENVIRONMENT_UNKNOWN', ENVIRONMENT_UNKNOWN, attempt),
  pauseMs: policy.retrySlowMs,
});

const pauseAfter = ({ attempt, random }: Attempt, { retryBaseMs: baseMs, retryCapMs: capMs }: RetryPolicy): number =>
  backOff({ attempt, baseMs, capMs, random });

function problem(
  code: string,
  messages: DeliveryProblem['messages'],
  { attempt, at }: Attempt,
  httpStatus?: number,
): DeliveryProblem {
  return { code, messages, ...(httpStatus === undefined ? {} : { httpStatus }), attempt, at: at.toISOString() };
}

/** Code and sentences of problem+json; undefined for anything else, such as the page of a proxy. */
export function problemIn(body: unknown): { code: string; messages: DeliveryProblem['messages'] } | undefined {
  const { code, messages } = (body ?? {}) as { code?: unknown; messages?: { nl?: unknown; en?: unknown } };
  if (typeof code !== 'string' || !/^[A-Z][A-Z0-9_.-]{0,79}$/.test(code)) return undefined;
  const { nl, en } = messages ?? {};
  if (typeof nl !== 'string' || typeof en !== 'string') return undefined;
  return { code, messages: { nl: nl.slice(0, 1000), en: en.slice(0, 1000) } };
}
