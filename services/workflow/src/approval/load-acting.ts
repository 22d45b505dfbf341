import type { Actor, Authentication, FilingFacts } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { actsFor } from '../delegation/delegation.js';
import { delegationsOf } from '../delegation/delegations-of.js';
import { approversOf, reviewersOf } from '../people/people.repository.js';
import { personKeyOfEmployee } from '../people/person-key.repository.js';
import { rolesOf } from '../people/permissions.js';
import type { Acting, People } from './acting.js';
import { actorId, type KnownActor } from './known-actor.js';

/** Who can do what at an organisation now. */
export async function loadPeople(tx: Transaction, organisationId: string): Promise<People> {
  const approvers = await approversOf(tx, [organisationId]);
  const reviewers = await reviewersOf(tx, [organisationId]);
  return { approvers: approvers.get(organisationId) ?? [], reviewers: reviewers.get(organisationId) ?? [] };
}

/** Somebody's place at the organisation of a filing. */
export interface ActingQuestion {
  readonly actor: KnownActor;
  readonly organisationId: string;
  readonly facts: Pick<FilingFacts, 'clientEnvironmentId' | 'submittedBy'>;
  readonly authentication?: Authentication | undefined;
  readonly now: Date;
}

/** What somebody is to a filing now, and for whom he acts. Read it after the turn was taken. */
export async function loadActing(
  tx: Transaction,
  { actor, organisationId, facts, authentication, now }: ActingQuestion,
): Promise<Acting> {
  const roles = await rolesOf(tx, actor, organisationId, facts);
  const others = [];
  if (actor.kind === 'contact' || actor.kind === 'employee') {
    const delegations = (await delegationsOf(tx, organisationId)).filter(({ party }) => party === actor.kind);
    for (const { personId } of actsFor(actorId(actor), delegations, now)) {
      const person: Actor =
        actor.kind === 'contact'
          ? { kind: 'contact', contactId: personId }
          : { kind: 'employee', employeeId: personId };
      others.push({ personId, roles: await rolesOf(tx, person, organisationId) });
    }
  }
  const personKey =
    facts.submittedBy && actor.kind === 'employee' ? await personKeyOfEmployee(tx, actor.employeeId) : undefined;
  return {
    ...{ actor, roles, actsFor: others },
    ...(authentication ? { authentication } : {}),
    ...(personKey === undefined ? {} : { personKey }),
  };
}
