import { randomUUID } from 'node:crypto';
import { Requester, RequestFailed, RequestTimeout } from '@akkoord/messaging';
import type { Refusal } from '@akkoord/service-kit';
import { Injectable } from '@nestjs/common';
import { PortalApiConfig } from '../portal-api.config.js';

/** How a question is put to another service. */
export interface Question {
  readonly tenant: string;
  readonly request: object;
  /** What is told to a person when no answer comes in time, or the service could not do it. */
  readonly unanswered: new (cause: unknown) => Refusal;
  /** The same for what must not be done twice; default one of its own. */
  readonly idempotencyKey?: string;
}

/** Asks another service over the broker, as long as a person has patience for it. */
@Injectable()
export class AskService {
  constructor(
    private readonly requester: Requester,
    private readonly config: PortalApiConfig,
  ) {}

  /** Throws the service's own refusal, or `unanswered`. */
  async ask<R extends object>({ tenant, request, unanswered, idempotencyKey }: Question): Promise<R> {
    const timeoutMs = this.config.decisionTimeoutMs;
    try {
      return await this.requester.request<R>(request, {
        ...{ tenant, timeoutMs },
        idempotencyKey: idempotencyKey ?? randomUUID(),
      });
    } catch (error) {
      if (error instanceof RequestTimeout || error instanceof RequestFailed) throw new unanswered(error);
      throw error;
    }
  }
}
