import type { AskEligibility, StatusUpdates, SubmitMessage } from '@akkoord/contracts';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Agent, type Dispatcher, errors, request } from 'undici';
import type { ClientEnvironment } from '../environment/environment.js';
import type { Consignment } from './delivery.repository.js';
import type { ConnectorAnswer } from './delivery.js';

/** Kept open for the next, and closed on an answer larger than one can be. */
const CONNECTIONS = { keepAliveTimeout: 60_000, connectTimeout: 5000, maxResponseSize: 8 * 1024 * 1024 };

/** How long an answer may take once the question is there, in milliseconds. */
const ANSWER_MS = 30_000;
/** Bytes a millisecond of the slowest line that is waited for: 0.8 Mbit a second. */
const SLOWEST_LINE = 100;

/** How long the answer to so many bytes may take: the clock begins before they are sent, and the largest return is 36 MB. */
export const patienceFor = (bytes: number): number => ANSWER_MS + Math.ceil(bytes / SLOWEST_LINE);

/** The question for news was answered with something else. */
export class NoStatusUpdates extends Error {
  constructor(
    readonly httpStatus: number,
    /** Code of the connector's refusal, if it is one. */
    readonly code?: string,
  ) {
    super(`the connector answered ${httpStatus} to the question for status updates`);
  }
}

/** Speaks to the connector of an office through its public interface, over connections that are kept. */
@Injectable()
export class ConnectorClient implements OnApplicationShutdown {
  private readonly deliveries = new Agent({ ...CONNECTIONS, connections: 64 });
  private readonly questions = new Agent(CONNECTIONS);

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.deliveries.destroy(), this.questions.destroy()]);
  }

  /** Waits no longer for answers to deliveries: they are sent again another time. */
  async giveUp(): Promise<void> {
    await this.deliveries.destroy();
  }

  /** Hands over a return; the reference is the key by which the connector knows a repeat. Throws when no answer comes. */
  async deliver(
    environment: ClientEnvironment,
    { reference, kind, sha256, content, pdf, returnFiledElsewhere, supersedes, submittedBy }: Consignment,
    traceparent: string | null,
  ): Promise<ConnectorAnswer> {
    const message: SubmitMessage = {
      externalMessageId: reference,
      kind,
      content: content.toString('base64'),
      contentSha256: sha256,
      ...(pdf ? { pdf: pdf.toString('base64') } : {}),
      ...(returnFiledElsewhere ? { returnFiledElsewhere } : {}),
      ...(supersedes === null ? {} : { supersedes }),
      ...(submittedBy === null ? {} : { submittedBy }),
    };
    const sent = Buffer.from(JSON.stringify(message));
    const { statusCode, headers, body } = await request(`${officeUrl(environment)}/messages`, {
      method: 'POST',
      dispatcher: this.deliveries,
      headers: {
        authorization: `Bearer ${environment.connectorToken}`,
        'content-type': 'application/json',
        ...(traceparent ? { traceparent } : {}),
      },
      body: sent,
      headersTimeout: patienceFor(sent.length),
      bodyTimeout: ANSWER_MS,
    });
    const retryAfter = Number(headers['retry-after']);
    return {
      httpStatus: statusCode,
      body: await jsonOf(body),
      ...(Number.isFinite(retryAfter) && retryAfter > 0 ? { retryAfter } : {}),
    };
  }

  /** Takes a message back; a repeat gets the same answer. Throws when no answer comes. */
  async withdraw(environment: ClientEnvironment, messageId: string, reason: string | null): Promise<ConnectorAnswer> {
    const { statusCode, body } = await request(`${officeUrl(environment)}/messages/${messageId}/withdrawal`, {
      method: 'POST',
      dispatcher: this.deliveries,
      headers: { authorization: `Bearer ${environment.connectorToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(reason === null ? {} : { reason }),
      headersTimeout: ANSWER_MS,
      bodyTimeout: ANSWER_MS,
    });
    return { httpStatus: statusCode, body: await jsonOf(body) };
  }

  /** Asks whether a filing would be let in. Throws when no answer comes in time. */
  async eligibility(
    environment: ClientEnvironment,
    asked: AskEligibility,
    timeoutMs: number,
  ): Promise<ConnectorAnswer> {
    const { statusCode, body } = await request(`${officeUrl(environment)}/eligibility`, {
      method: 'POST',
      dispatcher: this.deliveries,
      headers: { authorization: `Bearer ${environment.connectorToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(asked),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { httpStatus: statusCode, body: await jsonOf(body) };
  }

  /** Asks for statuses after a position; the connector holds the question until there is news, `waitSeconds` at most. */
  async statusUpdates(
    environment: ClientEnvironment,
    { after, waitSeconds, signal }: { after: number; waitSeconds: number; signal: AbortSignal },
  ): Promise<StatusUpdates> {
    const { statusCode, body } = await request(`${officeUrl(environment)}/status-updates`, {
      dispatcher: this.questions,
      query: { after, wait: waitSeconds, limit: 500 },
      headers: { authorization: `Bearer ${environment.connectorToken}` },
      signal,
      headersTimeout: (waitSeconds + 10) * 1000,
      bodyTimeout: ANSWER_MS,
    });
    const answer = (await jsonOf(body)) as (StatusUpdates & { code?: unknown }) | undefined;
    if (statusCode !== 200 || !Array.isArray(answer?.updates) || !Number.isSafeInteger(answer.next)) {
      throw new NoStatusUpdates(statusCode, typeof answer?.code === 'string' ? answer.code : undefined);
    }
    return answer;
  }
}

const officeUrl = ({ connectorUrl, tenant }: ClientEnvironment): string => `${connectorUrl}/v1/offices/${tenant}`;

/** The body as JSON; undefined for anything else, or for more than an answer can be. */
async function jsonOf(body: Dispatcher.ResponseData['body']): Promise<unknown> {
  try {
    return JSON.parse(await body.text()) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof errors.ResponseExceededMaxSizeError) return undefined;
    throw error;
  }
}
