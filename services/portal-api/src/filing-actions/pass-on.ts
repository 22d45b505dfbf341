import { createHash } from 'node:crypto';
import type { Actor, Authentication, PermissionAction } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DecisionUnconfirmed, FilingNotFound } from '../filing/filing.errors.js';
import { historyOf } from '../filing/filing.js';
import { findVisible, type VisibleFiling } from '../filing/filing-queries.js';
import { AskService } from '../http/ask-service.js';
import { actorFor } from '../people/actor-for.js';
import type { Session } from '../session/session.js';

/** What somebody wants to do, and how it is asked of the workflow once is known as whom he does it. */
export interface Wish {
  /** What it takes; may hang on who he is. */
  readonly action: (visible: VisibleFiling) => PermissionAction;
  readonly request: (by: { readonly actor: Actor; readonly authentication: Authentication }) => object;
  /** What tells this wish from another of the same person about the same filing. */
  readonly intention: readonly string[];
}

/** Passes what a person wants on to the workflow, which alone judges it. */
@Injectable()
export class PassOn {
  constructor(
    private readonly database: Database,
    private readonly service: AskService,
  ) {}

  /** Throws FilingNotFound for a filing the person does not see, ActionNotYours, the workflow's own refusal, or DecisionUnconfirmed. */
  async execute<R extends object>(session: Session, filingId: string, wish: Wish): Promise<R> {
    const visible = await this.visible(session, filingId);
    const actor = actorFor(wish.action(visible), visible);
    const request = wish.request({ actor, authentication: authenticationOf(session) });
    return this.ask<R>(session, request, keyOf(session, [filingId, String(roundOf(visible)), ...wish.intention]));
  }

  /** The filing as this person sees it; throws FilingNotFound. */
  async visible({ account }: Session, filingId: string): Promise<VisibleFiling> {
    if (!isUUID(filingId)) throw new FilingNotFound();
    const filing = await this.database.inTenant(account.tenant, (tx) => findVisible(tx, account, filingId));
    if (!filing) throw new FilingNotFound();
    return filing;
  }

  ask<R extends object>({ account }: Session, request: object, idempotencyKey: string): Promise<R> {
    return this.service.ask<R>({ tenant: account.tenant, request, idempotencyKey, unanswered: DecisionUnconfirmed });
  }
}

/** How and when the person of a session showed who he is. */
export const authenticationOf = ({ authenticatedAt }: Session): Authentication => ({
  method: 'password',
  authenticatedAt: authenticatedAt.toISOString(),
});

/** The same for every click on the same button in one session: who is not sure that it arrived may press again. */
export const keyOf = ({ tokenSha256 }: Session, intention: readonly string[]): string =>
  `portal:${createHash('sha256')
    .update(JSON.stringify([tokenSha256, ...intention]))
    .digest('hex')}`;

/** How often a filing was put back: a click after that is another decision, not a repeat of the former. */
export function roundOf({ steps }: Pick<VisibleFiling, 'steps'>): number {
  const history = historyOf(steps);
  const isBack = (index: number): boolean =>
    [25, 30].includes(history[index]!.status) && [40, 50].includes(history[index - 1]?.status ?? 0);
  return history.filter((_, index) => isBack(index)).length;
}
