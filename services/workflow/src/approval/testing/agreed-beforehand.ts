import { randomUUID } from 'node:crypto';
import type { Actor, MandateTerms } from '@akkoord/contracts';
import { Outbox, type ReceivedRequest } from '@akkoord/messaging';
import type { Database } from '@akkoord/persistence';
import { ManageDelegations } from '../../delegation/manage-delegations.js';
import { ManageMandates } from '../../mandate/manage-mandates.js';
import type { Setting, Who } from './approval-model.js';

const DAY_MS = 86_400_000;
const day = (offset: number): string => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);

/** First and last day of a delegation, and the day on which it was given; far enough from today for any time zone. */
const TERMS: Readonly<Record<Exclude<Setting['delegation'], 'none'>, readonly [number, number, number]>> = {
  now: [-2, 5, 0],
  over: [-10, -1, -10],
  'to-come': [3, 9, 0],
};

/** The standing approval and the delegations of one organisation, through the use cases that keep them. For tests. */
export class AgreedBeforehand {
  private readonly mandateId = randomUUID();
  private readonly delegationId = randomUUID();
  private readonly mandates: ManageMandates;
  private readonly delegations: ManageDelegations;

  constructor(
    database: Database,
    private readonly tenant: string,
    private readonly organisationId: string,
  ) {
    const outbox = new Outbox('workflow', () => undefined);
    this.mandates = new ManageMandates(database, outbox);
    this.delegations = new ManageDelegations(database, outbox);
  }

  async giveMandate(contactId: string, objectionHours: number): Promise<void> {
    const terms: MandateTerms = {
      ...{ kinds: ['vat-return'], covers: { kind: 'total', least: -5000, most: 5000 }, objectionHours },
      ...{ startsOn: day(-10), endsOn: day(300), documentTitle: 'Doorlopend akkoord', documentText: 'Akkoord.' },
      ...{ givenBy: 'Karin de Vries', givenOn: day(-10) },
    };
    const { mandateId, organisationId } = this;
    const actor: Actor = { kind: 'contact', contactId };
    await this.mandates.give(this.request({ mandateId, organisationId, terms, actor }), new Date());
  }

  /** Throws the Refusal of who may not, or when there is none. */
  async revokeMandate(actor: Actor): Promise<void> {
    const { mandateId, organisationId } = this;
    await this.mandates.revoke(this.request({ mandateId, organisationId, actor }), new Date());
  }

  /** V for A, C for B, and N for R. */
  async delegate(ids: Readonly<Record<Who, string>>, when: keyof typeof TERMS): Promise<void> {
    const [first, last, givenOn] = TERMS[when];
    const given = new Date(Date.now() + givenOn * DAY_MS);
    const { delegationId, organisationId } = this;
    const term = { startsOn: day(first), endsOn: day(last) };
    const between = (fromId: string, toId: string, id = randomUUID()) =>
      this.delegations.give(
        this.request({
          ...{ delegationId: id, party: 'contact' as const, organisationId, fromId, toId, ...term },
          actor: { kind: 'contact' as const, contactId: fromId },
        }),
        given,
      );
    await between(ids.A, ids.V, delegationId);
    await between(ids.B, ids.C);
    const actor = { kind: 'employee' as const, employeeId: ids.R };
    const office = { delegationId: randomUUID(), party: 'employee' as const, fromId: ids.R, toId: ids.N, ...term };
    await this.delegations.give(this.request({ ...office, actor }), given);
  }

  /** That of V. Throws the Refusal of who may not, or when there is none. */
  async endDelegation(actor: Actor): Promise<void> {
    await this.delegations.revoke(this.request({ delegationId: this.delegationId, actor }), new Date());
  }

  private request<T extends object>(data: T): ReceivedRequest<T> {
    return { tenant: this.tenant, data, idempotencyKey: randomUUID(), correlationId: '' } as ReceivedRequest<T>;
  }
}
