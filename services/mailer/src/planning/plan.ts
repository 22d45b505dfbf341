import type { KnownSwitch } from './known.js';
import type { Transaction } from '@akkoord/persistence';
import { Offices } from '@akkoord/service-kit';
import { Injectable } from '@nestjs/common';
import { filingsOf } from '../filing/filing.repository.js';
import { addMails } from '../mail/mail.repository.js';
import { normaliseEmail } from '../mail/mail.js';
import type { Occasion } from '../occasion/occasion.js';
import { contactsFor, employeesOf, languagesOf } from '../people/people.repository.js';
import type { KnownFiling } from './known.js';
import { planMails } from './plan-mails.js';
import { MailWaker } from '../sending/mail-waker.js';

/** Plans the mails of a batch of occasions of one office, in the transaction that keeps them; a batch costs as many statements as one. */
@Injectable()
export class Plan {
  constructor(
    private readonly offices: Offices,
    private readonly waker: MailWaker,
  ) {}

  /** Occasions of filings that are not known bring nothing. */
  async add(
    tx: Transaction,
    occasions: readonly Occasion[],
    filings?: ReadonlyMap<string, KnownFiling>,
  ): Promise<void> {
    const { tenant } = tx;
    if (tenant === null || occasions.length === 0) return;
    const known =
      filings ??
      (await filingsOf(
        tx,
        occasions.flatMap(({ filingId }) => filingId ?? []),
      ));
    const contacts = await contactsFor(tx, {
      organisationIds: [...new Set([...known.values()].map(({ organisationId }) => organisationId))],
      contactIds: [...new Set(occasions.flatMap(contactsNamed))],
    });
    const employees = await employeesOf(tx);
    const switches = await tx.query<KnownSwitch>('select kind, audience, is_on as "isOn" from mail_switch');
    const people = [...contacts, ...employees].map(({ email }) => normaliseEmail(email));
    const { name, email, language = 'nl' } = this.offices.of(tenant);
    const office = { name, language, ...(email === undefined ? {} : { email }) };
    const languages = await languagesOf(tx, [...people, ...(email === undefined ? [] : [normaliseEmail(email)])]);
    const all = { filings: known, contacts, employees, switches, languages, office };
    const mails = occasions.flatMap((occasion) => planMails(tenant, occasion, all));
    if ((await addMails(tx, mails)) > 0) tx.afterCommit(() => this.waker.wake());
  }
}

const contactsNamed = ({ targets, actor }: Occasion): string[] => [
  ...targets.flatMap((target) => (target.to === 'contacts' ? target.contactIds : [])),
  ...(actor?.contactId === undefined ? [] : [actor.contactId]),
];
