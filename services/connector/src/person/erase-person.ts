import { randomUUID } from 'node:crypto';
import {
  EraseFromMailer,
  EraseFromPortal,
  EraseFromWorkflow,
  type ErasePersonBody,
  type ErasureQuestion,
  type ErasureReport,
  type PersonErasure,
  type ServiceErasure,
} from '@akkoord/contracts';
import { Requester, RequestFailed, RequestTimeout } from '@akkoord/messaging';
import { Database, inTenantOrRehearsed } from '@akkoord/persistence';
import { LOGGER, personKey } from '@akkoord/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import type { Logger } from 'pino';
import { erasePerson, findPerson } from './erase-person.repository.js';
import { PersonStillActive } from './person.errors.js';

/** How long a service may take: it goes through all filings of an office. */
const PATIENCE_MS = 60_000;

const ELSEWHERE = [
  ['workflow', EraseFromWorkflow],
  ['portal-api', EraseFromPortal],
  ['mailer', EraseFromMailer],
] as const;

type Elsewhere = (typeof ELSEWHERE)[number];

/**
 * Erases a person at his own wish (art. 17 GDPR): each service erases what it keeps, the connector last. As long as one gives no answer the
 * connector keeps the ids by which the person is found, so that asking again ends the work (docs/adr/0026).
 */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly database: Database,
    private readonly requester: Requester,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'info' | 'warn'>,
  ) {}

  /** Throws PersonStillActive when he still has a part: that ends first, so that filings that wait for him go on. */
  async execute(tenant: string, given: ErasePersonBody, now: Date): Promise<PersonErasure> {
    const { isRehearsal = false } = given;
    const email = given.email.trim().toLowerCase();
    const key = personKey(tenant, email);
    const { ids, active } = await this.database.inTenant(tenant, (tx) => findPerson(tx, email));
    if (active.length > 0) throw new PersonStillActive(active);
    const question = { personKey: key, personIds: [...new Set(ids)], isRehearsal };
    const elsewhere = await Promise.all(ELSEWHERE.map((one) => this.ask(tenant, one, question)));
    const isComplete = elsewhere.every(({ isDone }) => isDone);
    const own: ServiceErasure = { service: 'connector', isDone: isComplete, erased: [], kept: [] };
    if (isComplete || isRehearsal) {
      const scope = { tenant, isRehearsal };
      own.erased = await inTenantOrRehearsed(this.database, scope, (tx) => erasePerson(tx, { email, personKey: key }));
    }
    const services = [own, ...elsewhere];
    this.log.info(
      { tenant, isRehearsal, isComplete, erased: services.flatMap(({ erased }) => erased) },
      'person erased',
    );
    return { isRehearsal, isComplete, at: now.toISOString(), services };
  }

  private async ask(tenant: string, [service, Ask]: Elsewhere, question: ErasureQuestion): Promise<ServiceErasure> {
    try {
      const { erased, kept } = await this.requester.request<ErasureReport>(plainToInstance(Ask, question), {
        tenant,
        // What was erased is not there the second time, so each question is one of its own.
        idempotencyKey: `erasure:${randomUUID()}`,
        timeoutMs: PATIENCE_MS,
      });
      return { service, isDone: true, erased, kept };
    } catch (error) {
      if (!(error instanceof RequestTimeout || error instanceof RequestFailed)) throw error;
      this.log.warn({ err: error, tenant, service }, 'a service gave no answer to an erasure');
      return { service, isDone: false, erased: [], kept: [] };
    }
  }
}
