import {
  ChooseMailLanguage,
  LiftSuppression,
  ListMails,
  ListMailSwitches,
  ListSuppressed,
  MAIL_AUDIENCES,
  MAIL_KINDS,
  MailList,
  MailPreference,
  MailSwitchList,
  SuppressedAddressList,
  SwitchMail,
  type MailSwitch,
  type MailView,
} from '@akkoord/contracts';
import { OnRequest, type ReceivedRequest } from '@akkoord/messaging';
import { Database, type Transaction } from '@akkoord/persistence';
import { Offices } from '@akkoord/service-kit';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { plainToInstance } from 'class-transformer';
import { MAIL_STATE_NAMES, normaliseEmail, type KeptMail } from '../mail/mail.js';
import { listMails } from '../mail/mail.repository.js';
import type { KnownSwitch } from '../planning/known.js';
import { mailRule } from '../planning/mail-kinds.js';
import { liftSuppression, listSuppressed } from './suppression.repository.js';
import { MailNotSwitchable } from './office-mail.errors.js';

/** What the office sees of its mail, and chooses about it. Who may ask is the portal's affair. */
@Controller()
export class OfficeMailHandler {
  constructor(
    private readonly database: Database,
    private readonly offices: Offices,
  ) {}

  @OnRequest(ListMails)
  async mails(@Payload() { tenant, data }: ReceivedRequest<ListMails>): Promise<MailList> {
    const mails = await this.database.inTenant(tenant, (tx) => listMails(tx, data));
    return plainToInstance(MailList, { mails: mails.map(viewOf) });
  }

  @OnRequest(ListMailSwitches)
  async switches(@Payload() { tenant, data }: ReceivedRequest<ListMailSwitches>): Promise<MailSwitchList> {
    const switches = await this.database.inTenant(tenant, switchesOf);
    return plainToInstance(MailSwitchList, {
      switches: switches.filter(({ audience }) => data.audience === undefined || audience === data.audience),
    });
  }

  @OnRequest(SwitchMail)
  async switch(@Payload() { tenant, data }: ReceivedRequest<SwitchMail>): Promise<MailSwitchList> {
    const { kind, audience, isOn } = data;
    if (!mailRule(kind, audience)) throw new MailNotSwitchable(kind, audience);
    const switches = await this.database.inTenant(tenant, async (tx) => {
      await tx.query(
        `insert into mail_switch (tenant, kind, audience, is_on) values ($1, $2, $3, $4)
         on conflict (tenant, kind, audience) do update set is_on = excluded.is_on`,
        [tenant, kind, audience, isOn],
      );
      return switchesOf(tx);
    });
    return plainToInstance(MailSwitchList, { switches });
  }

  @OnRequest(ListSuppressed)
  async suppressed(@Payload() { tenant, data }: ReceivedRequest<ListSuppressed>): Promise<SuppressedAddressList> {
    const email = data.email === undefined ? undefined : normaliseEmail(data.email);
    const addresses = await this.database.inTenant(tenant, (tx) => listSuppressed(tx, email));
    return plainToInstance(SuppressedAddressList, { addresses });
  }

  @OnRequest(LiftSuppression)
  async lift(@Payload() { tenant, data }: ReceivedRequest<LiftSuppression>): Promise<SuppressedAddressList> {
    const addresses = await this.database.inTenant(tenant, async (tx) => {
      await liftSuppression(tx, normaliseEmail(data.email));
      return listSuppressed(tx);
    });
    return plainToInstance(SuppressedAddressList, { addresses });
  }

  @OnRequest(ChooseMailLanguage)
  async language(@Payload() { tenant, data }: ReceivedRequest<ChooseMailLanguage>): Promise<MailPreference> {
    const email = normaliseEmail(data.email);
    const chosen = await this.database.inTenant(tenant, async (tx) => {
      if (data.language !== undefined) {
        await tx.query(
          `insert into mail_language (tenant, email, language) values ($1, $2, $3)
           on conflict (tenant, email) do update set language = excluded.language`,
          [tenant, email, data.language],
        );
      }
      const [row] = await tx.query<MailPreference>('select language from mail_language where email = $1', [email]);
      return row?.language;
    });
    return plainToInstance(MailPreference, { language: chosen ?? this.offices.of(tenant).language ?? 'nl' });
  }
}

/** Every mail there is, as this office has it. */
async function switchesOf(tx: Transaction): Promise<MailSwitch[]> {
  const chosen = await tx.query<KnownSwitch>('select kind, audience, is_on as "isOn" from mail_switch');
  return MAIL_KINDS.flatMap((kind) =>
    MAIL_AUDIENCES.flatMap((audience) => {
      const rule = mailRule(kind, audience);
      const own = chosen.find((one) => one.kind === kind && one.audience === audience);
      return rule ? [{ kind, audience, isOn: own?.isOn ?? rule.isOn }] : [];
    }),
  );
}

const viewOf = (mail: KeptMail): MailView => ({
  mailId: mail.mailId,
  kind: mail.kind,
  audience: mail.audience,
  ...(mail.filingId ? { filingId: mail.filingId } : {}),
  ...(mail.erasedAt
    ? { erasedAt: mail.erasedAt.toISOString(), ...(mail.personId ? { personId: mail.personId } : {}) }
    : { name: mail.name, email: mail.email }),
  language: mail.language,
  ...(mail.subject === null ? {} : { subject: mail.subject }),
  state: mail.state,
  stateNl: MAIL_STATE_NAMES[mail.state].nl,
  stateEn: MAIL_STATE_NAMES[mail.state].en,
  attempts: mail.attempts,
  mayBeDouble: mail.mayBeDouble,
  ...(mail.reply === null ? {} : { reply: mail.reply }),
  plannedAt: mail.plannedAt.toISOString(),
  changedAt: mail.changedAt.toISOString(),
  ...(mail.sentAt === null ? {} : { sentAt: mail.sentAt.toISOString() }),
});
