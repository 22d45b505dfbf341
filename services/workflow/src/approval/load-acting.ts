import type { Actor, Authentication, FilingFacts } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { actsFor } from '../delegation/delegation.js';
import { areActive } from '../delegation/delegation.repository.js';
import { delegationsOf } from '../delegation/delegations-of.js';
import { approversOf, reviewersOf } from '../people/people.repository.js';
import { personKeyOfEmployee } from '../people/person-key.repository.js';
import { rolesOf } from '../people/permissions.js';
import type { Acting, People } from './acting.js';
import type { Approval } from './approval-state.js';
import { actorId, type KnownActor } from './known-actor.js';
import { reviewerKeysOf } from './reviewer-keys.repository.js';
import { mattersWhoReviews } from './second-pair.js';

/** Who can do what with a filing now. */
export async function loadPeople(
  tx: Transaction,
  filing: Pick<Approval, 'organisation' | 'workflow' | 'facts'>,
): Promise<People> {
  const { organisationId } = filing.organisation;
  const approvers = (await approversOf(tx, [organisationId])).get(organisationId) ?? [];
  const reviewers = (await reviewersOf(tx, [organisationId])).get(organisationId) ?? [];
  return {
    ...{ approvers, reviewers },
    ...(mattersWhoReviews(filing) ? { reviewerKeys: await reviewerKeysOf(tx, reviewers) } : {}),
  };
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
    const party = actor.kind;
    const delegations = (await delegationsOf(tx, organisationId)).filter((delegation) => delegation.party === party);
    const given = actsFor(actorId(actor), delegations, now);
    // Who has left himself acts for nobody any more, however long the delegation still runs.
    const isThere = given.length > 0 && (await areActive(tx, { party, organisationId }, [actorId(actor)]));
    for (const { personId } of isThere ? given : []) {
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
