import {
  DecideMany as DecideManyRequest,
  isAllowed,
  type FilingDecision,
  type FilingDecisionsTaken,
  type ManyDecided,
  type OneDecision,
  type OneOutcome,
} from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { FilingNotFound } from '../filing/filing.errors.js';
import { findAllVisible, type VisibleFiling } from '../filing/filing-queries.js';
import { ActionNotYours } from '../people/people.errors.js';
import { actorOf } from '../people/standing.js';
import type { Session } from '../session/session.js';
import { authenticationOf, keyOf, PassOn, roundOf } from './pass-on.js';

/** One person decides on many filings at once, each as who he is at its organisation; gives an outcome for each. */
@Injectable()
export class DecideMany {
  constructor(
    private readonly database: Database,
    private readonly passOn: PassOn,
  ) {}

  /** Throws DecisionUnconfirmed: some may have been taken, and all may be repeated. */
  async execute(session: Session, decisions: readonly FilingDecision[]): Promise<FilingDecisionsTaken> {
    const { account } = session;
    const ids = decisions.map(({ filingId }) => filingId);
    const visible = await this.database.inTenant(account.tenant, (tx) => findAllVisible(tx, account, ids));
    const byId = new Map(visible.map((filing) => [filing.filingId, filing]));
    const prepared = decisions.map((decision) => prepare(decision, byId.get(decision.filingId.toLowerCase())));
    const asked = prepared.flatMap((one) => ('actor' in one ? [one] : []));
    const taken = asked.length > 0 ? await this.decide(session, asked, byId) : [];
    const results = new Map(taken.map((result) => [result.filingId, result]));
    return { results: prepared.map((one) => ('actor' in one ? results.get(one.filingId)! : one)) };
  }

  private async decide(
    session: Session,
    decisions: readonly OneDecision[],
    byId: ReadonlyMap<string, VisibleFiling>,
  ): Promise<readonly OneOutcome[]> {
    const intention = decisions.map(({ filingId, decision, documentSha256, reason }) =>
      JSON.stringify([filingId, roundOf(byId.get(filingId)!), decision, documentSha256, reason ?? null]),
    );
    const authentication = authenticationOf(session);
    const request = plainToInstance(DecideManyRequest, { decisions, authentication });
    const { results } = await this.passOn.ask<ManyDecided>(session, request, keyOf(session, ['many', ...intention]));
    return results;
  }
}

/** A decision as the workflow is asked for it, or why it is not. */
function prepare(given: FilingDecision, filing: VisibleFiling | undefined): OneDecision | OneOutcome {
  if (!filing) return refused(given.filingId, new FilingNotFound());
  const { decision, documentSha256, reason } = given;
  const action = filing.employeeId === null ? decision : 'review';
  const actor = isAllowed(action, filing.roles) ? actorOf(filing) : undefined;
  if (!actor) return refused(filing.filingId, new ActionNotYours(action));
  return { filingId: filing.filingId, actor, decision, documentSha256, ...(reason ? { reason } : {}) };
}

const refused = (filingId: string, { code, messages }: FilingNotFound | ActionNotYours): OneOutcome => ({
  filingId,
  outcome: 'refused',
  code,
  message: messages,
});
