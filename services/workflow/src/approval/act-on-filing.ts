import type { Actor, ApprovalDecided, Authentication } from '@akkoord/contracts';
import type { ReceivedRequest } from '@akkoord/messaging';
import { Database, uuidv7, type Transaction } from '@akkoord/persistence';
import { Refusal } from '@akkoord/service-kit';
import { Injectable } from '@nestjs/common';
import { mandateFor } from '../mandate/mandate.js';
import { mandatesOf } from '../mandate/mandates-of.js';
import { inTheWayOfRepair } from '../rules/in-the-way-of-repair.js';
import { OrganisationTurns } from '../rules/organisation-turns.js';
import { mayDo, type Acting, type People } from './acting.js';
import type { GivenMandate } from './advance.js';
import type { PersonCommand } from './approval-command.js';
import { APPROVAL_REFUSALS, type ApprovalRefusal } from './approval.errors.js';
import { lockApproval } from './approval.repository.js';
import { stepOf, type Approval } from './approval-state.js';
import { ChangeApproval } from './change-approval.js';
import { knownActor } from './known-actor.js';
import { loadActing, loadPeople } from './load-acting.js';

/** Who wants to do something with which filing. */
export interface WhoActs {
  readonly filingId: string;
  readonly actor: Actor;
  readonly authentication?: Authentication | undefined;
}

/** What a command is made of, besides what the person says. */
export interface Circumstances {
  readonly acting: Acting;
  readonly people: People;
  readonly mandate?: GivenMandate;
  readonly actId: string;
  readonly idempotencyKey: string;
  readonly at: string;
}

/** What was done: `actId` is the id of what is told of it, the first time as at every repeat. */
export interface Done {
  readonly decided: ApprovalDecided;
  readonly actId: string;
}

type Asked = Pick<ReceivedRequest<object>, 'tenant' | 'idempotencyKey' | 'correlationId'>;

/** Somebody does something with a filing: all of it in one transaction, after the turn of its organisation. */
@Injectable()
export class ActOnFiling {
  constructor(
    private readonly database: Database,
    private readonly turns: OrganisationTurns,
    private readonly changes: ChangeApproval,
  ) {}

  /** Throws the Refusal of what the approval says no to. */
  async execute(
    { tenant, idempotencyKey, correlationId }: Asked,
    { filingId, actor: given, authentication }: WhoActs,
    commandOf: (circumstances: Circumstances) => PersonCommand,
    now: Date,
  ): Promise<Done> {
    const actor = knownActor(given);
    // The workflow acts by itself only; nobody asks it to on its behalf.
    if (!actor || actor.kind === 'workflow') throw refusalOf('APPROVAL_NOT_AUTHORISED');
    return this.database.inTenant(tenant, async (tx) => {
      const known = await this.turns.takeOfFilings(tx, [filingId]);
      const before = known.size === 0 ? undefined : await lockApproval(tx, filingId);
      if (!before) throw refusalOf('APPROVAL_NOT_FOUND');
      const { organisation, facts } = before;
      const { organisationId } = organisation;
      const acting = await loadActing(tx, { actor, organisationId, facts, authentication, now });
      const people = await loadPeople(tx, before);
      const mandate = await mandateAfterReview(tx, before, now);
      const actId = uuidv7();
      const common = { acting, people, actId, idempotencyKey, at: now.toISOString() };
      const command = commandOf({ ...common, ...(mandate ? { mandate } : {}) });
      await refuseRepairBesideAnother(tx, before, command);
      const changed = await this.changes.change(tx, before, command, { people, correlationId });
      switch (changed.kind) {
        case 'refused':
          throw refusalOf(changed.code);
        case 'repeated':
          return { decided: decided(before, changed.act.ledTo), actId: changed.act.actId };
        case 'happened':
          return { decided: decided(changed.after, changed.after.status), actId };
        default:
          return changed satisfies never;
      }
    });
  }
}

/** Throws the Refusal of the rule: a filing that is put back meets the same rules as one that comes in. */
async function refuseRepairBesideAnother(tx: Transaction, before: Approval, command: PersonCommand): Promise<void> {
  if (command.type !== 'repair' || before.status !== 40 || !mayDo('repair', command.acting)) return;
  const rule = await inTheWayOfRepair(tx, before.organisation.organisationId, before.facts);
  if (!rule) return;
  const { code, messageNl, messageEn } = rule;
  const nl = `Dit bericht kan nu niet worden hersteld. ${messageNl}`;
  throw new Refusal(code, { nl, en: `This filing cannot be repaired now. ${messageEn}`, status: 409 });
}

/** When the office lets a filing through, a standing approval can take the place of the client. */
export async function mandateAfterReview(
  tx: Transaction,
  before: Approval,
  now: Date,
): Promise<GivenMandate | undefined> {
  if (before.status !== 25 || stepOf(before).kind !== 'office-review') return undefined;
  const { organisation, facts } = before;
  const { organisationId } = organisation;
  const mandates = await mandatesOf(tx, [organisationId]);
  return mandateFor({ organisationId, facts }, mandates.get(organisationId) ?? [], now);
}

function decided(
  { filingId, status: current, undoUntil }: Approval,
  status: ApprovalDecided['status'],
): ApprovalDecided {
  return { filingId, status, ...(undoUntil && current === status ? { undoUntil } : {}) };
}

/** A refusal of the approval in words for a person. */
export function refusalOf(code: ApprovalRefusal): Refusal {
  const { httpStatus, messages } = APPROVAL_REFUSALS[code];
  return new Refusal(code, { ...messages, status: httpStatus });
}
