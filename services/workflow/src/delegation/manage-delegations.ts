import type {
  DelegationList,
  DelegationView,
  GiveDelegation,
  ListDelegations,
  OfficeAction,
  RevokeDelegation,
} from '@akkoord/contracts';
import { Outbox, type ReceivedRequest } from '@akkoord/messaging';
import { Database, type Transaction } from '@akkoord/persistence';
import { Refusal } from '@akkoord/service-kit';
import { amsterdamDate } from '@akkoord/tax';
import { Injectable } from '@nestjs/common';
import { appendAudit, withEvidence } from '../audit/audit-trail.js';
import { findOrganisation } from '../people/find-organisation.js';
import { ANYWHERE, rolesOf } from '../people/permissions.js';
import { requirePermission } from '../people/require-permission.js';
import { DELEGATION_REFUSALS, type DelegationRefusal } from './delegation.errors.js';
import { delegationProblem, mayRevoke } from './delegation-problem.js';
import { delegationChanged, delegationView } from './delegation-views.js';
import {
  addDelegation,
  areActive,
  findDelegation,
  listDelegations,
  markRevoked,
  type RecordedDelegation,
} from './delegation.repository.js';

/** Who stands in for whom, and for how long. A repeat gives the answer of the first time. */
@Injectable()
export class ManageDelegations {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  list({ tenant, data }: ReceivedRequest<ListDelegations>, now: Date): Promise<DelegationList> {
    const organisationId = data.organisationId ?? null;
    return this.database.inTenant(tenant, async (tx) => {
      await requirePermission(tx, data.actor, 'delegate', organisationId ?? ANYWHERE);
      const delegations = await listDelegations(tx, organisationId);
      return { delegations: delegations.map((delegation) => delegationView(delegation, now)) };
    });
  }

  /** Throws NotPermitted, OrganisationUnknown, or a Refusal of DELEGATION_REFUSALS. */
  give({ tenant, data, correlationId }: ReceivedRequest<GiveDelegation>, now: Date): Promise<DelegationView> {
    return this.database.inTenant(tenant, async (tx) => {
      const organisationId = data.organisationId ?? null;
      await requirePermission(tx, data.actor, 'delegate', organisationId ?? ANYWHERE);
      const roles = await rolesOf(tx, data.actor, organisationId ?? ANYWHERE);
      const problem = delegationProblem({ given: data, roles, today: amsterdamDate(now) });
      if (problem) throw delegationRefusal(problem);
      if (organisationId !== null) await findOrganisation(tx, organisationId);
      if (!(await areActive(tx, data, [data.fromId, data.toId]))) throw delegationRefusal('DELEGATION_PERSON_UNKNOWN');
      const at = now.toISOString();
      if (!(await addDelegation(tx, data, at))) return delegationView(await sameAs(tx, data), now);
      return delegationView(await this.record(tx, 'delegation-given', data, { at, correlationId }), now);
    });
  }

  /** Throws NotPermitted or a Refusal of DELEGATION_REFUSALS. */
  revoke({ tenant, data, correlationId }: ReceivedRequest<RevokeDelegation>, now: Date): Promise<DelegationView> {
    return this.database.inTenant(tenant, async (tx) => {
      const delegation = await findDelegation(tx, data.delegationId);
      if (!delegation) throw delegationRefusal('DELEGATION_NOT_FOUND');
      const roles = await rolesOf(tx, data.actor, delegation.organisationId);
      if (!mayRevoke(data.actor, delegation, roles)) throw delegationRefusal('DELEGATION_NOT_YOURS');
      const at = now.toISOString();
      if (!(await markRevoked(tx, data.delegationId, data.actor, at))) return delegationView(delegation, now);
      return delegationView(await this.record(tx, 'delegation-revoked', data, { at, correlationId }), now);
    });
  }

  /** Publishes the delegation as it is now and puts it into the audit trail; names and ids of people stay outside the chain. */
  private async record(
    tx: Transaction,
    kind: string,
    { delegationId, actor, authentication }: OfficeAction & Pick<GiveDelegation, 'delegationId'>,
    { at, correlationId }: { at: string; correlationId: string },
  ): Promise<RecordedDelegation> {
    const delegation = await findDelegation(tx, delegationId);
    if (!delegation) throw new Error('a delegation that was just stored is not there');
    await this.outbox.add(tx, { event: delegationChanged(delegation), correlationId });
    const { party, organisationId, fromId, toId, startsOn, endsOn } = delegation;
    const fact = { kind, at, delegationId, party, startsOn, endsOn, ...(organisationId ? { organisationId } : {}) };
    const who = { actor: { ...actor }, authentication: authentication && { ...authentication } };
    await appendAudit(tx, [withEvidence(fact, { ...who, fromId, toId })]);
    return delegation;
  }
}

function delegationRefusal(code: DelegationRefusal): Refusal {
  const { httpStatus: status, messages } = DELEGATION_REFUSALS[code];
  return new Refusal(code, { ...messages, status });
}

/** What stands under the id already, if it says the same. */
async function sameAs(tx: Transaction, given: GiveDelegation): Promise<RecordedDelegation> {
  const known = await findDelegation(tx, given.delegationId);
  const isSame =
    known !== undefined &&
    known.party === given.party &&
    known.organisationId === (given.organisationId?.toLowerCase() ?? null) &&
    known.fromId === given.fromId.toLowerCase() &&
    known.toId === given.toId.toLowerCase() &&
    known.startsOn === given.startsOn &&
    known.endsOn === given.endsOn;
  if (!isSame) throw delegationRefusal('DELEGATION_ALREADY_DIFFERENT');
  return known;
}
