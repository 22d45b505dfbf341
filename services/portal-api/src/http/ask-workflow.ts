import { Authentication, type Actor, type OfficeAction, type PermissionAction } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Refusal } from '@akkoord/service-kit';
import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { authenticationOf } from '../filing-actions/pass-on.js';
import { actorFor } from '../people/actor-for.js';
import { standingOf } from '../people/standing.js';
import type { Session } from '../session/session.js';
import { AskService } from './ask-service.js';

/** The workflow did not answer in time: the change may have been made, or may yet be. Repeating it does no harm. */
export class ChangeUnconfirmed extends Refusal {
  constructor(cause: unknown) {
    super('CHANGE_UNCONFIRMED', {
      nl: 'Er is nog geen bevestiging. Uw wijziging kan alsnog aankomen: kijk in de lijst, of probeer het opnieuw. Twee keer kan geen kwaad.',
      en: 'There is no confirmation yet. Your change may still arrive: look at the list, or try again. Twice does no harm.',
      status: 503,
      params: { retryAfterSeconds: 3 },
      cause,
    });
  }
}

/** What somebody wants, and where: at an organisation, at the office as a whole (null), or wherever he works (ANYWHERE). */
export interface Wish {
  readonly action: PermissionAction;
  readonly organisationId: string | null;
}

/** Passes what a person asks on to the workflow, which owns it and judges it again. */
@Injectable()
export class AskWorkflow {
  constructor(
    private readonly database: Database,
    private readonly service: AskService,
  ) {}

  /** Throws ActionNotYours for who has no role for it, the workflow's own refusal, or ChangeUnconfirmed. */
  async as<R extends object>(session: Session, wish: Wish, requestOf: (actor: Actor) => OfficeAction): Promise<R> {
    const { account } = session;
    const { action, organisationId } = wish;
    const standing = await this.database.inTenant(account.tenant, (tx) => standingOf(tx, account, organisationId));
    const given = requestOf(actorFor(action, standing));
    const request = Object.assign(given, {
      authentication: plainToInstance(Authentication, authenticationOf(session)),
    });
    return this.service.ask<R>({ tenant: account.tenant, request, unanswered: ChangeUnconfirmed });
  }
}
