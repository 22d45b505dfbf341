import { isAllowed, type PermissionAction } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { FilingNotFound } from '../filing/filing.errors.js';
import { findVisible } from '../filing/filing-queries.js';
import { AskService } from '../http/ask-service.js';
import { actorFor } from '../people/actor-for.js';
import { ActionNotYours } from '../people/people.errors.js';
import { standingOf } from '../people/standing.js';
import type { Session } from '../session/session.js';
import { MailAway } from './mail.errors.js';

/** Asks the mailer, once it is clear that this person may. The mailer itself asks nobody who he is. */
@Injectable()
export class AskMailer {
  constructor(
    private readonly database: Database,
    private readonly service: AskService,
  ) {}

  /** About a filing that the person sees, as an employee; throws FilingNotFound or ActionNotYours. */
  async aboutFiling<R extends object>(session: Session, filingId: string, request: object): Promise<R> {
    const { account } = session;
    if (!isUUID(filingId)) throw new FilingNotFound();
    const visible = await this.database.inTenant(account.tenant, (tx) => findVisible(tx, account, filingId));
    if (!visible) throw new FilingNotFound();
    if (!isAllowed('see-mail', visible.roles)) throw new ActionNotYours('see-mail');
    return this.ask(session, request);
  }

  /** About the office as a whole; throws ActionNotYours. */
  async aboutOffice<R extends object>(session: Session, action: PermissionAction, request: object): Promise<R> {
    const { account } = session;
    const { roles } = await this.database.inTenant(account.tenant, (tx) => standingOf(tx, account, null));
    if (!isAllowed(action, roles)) throw new ActionNotYours(action);
    return this.ask(session, request);
  }

  /** A change of the office as a whole, by an employee whom the mailer keeps with it; throws ActionNotYours. */
  async changeOffice<R extends object>(
    session: Session,
    action: PermissionAction,
    requestBy: (employeeId: string) => object,
  ): Promise<R> {
    const { account } = session;
    const standing = await this.database.inTenant(account.tenant, (tx) => standingOf(tx, account, null));
    const { employeeId } = actorFor(action, standing);
    if (employeeId === undefined) throw new ActionNotYours(action);
    return this.ask(session, requestBy(employeeId));
  }

  /** About the person himself. Throws MailAway. */
  ask<R extends object>({ account }: Session, request: object): Promise<R> {
    return this.service.ask<R>({ tenant: account.tenant, request, unanswered: MailAway });
  }
}
