import {
  ListMailWordings,
  MailPreview,
  MailWordingList,
  MailWordingView,
  PreviewMail,
  RemoveMailWording,
  SetMailWording,
} from '@akkoord/contracts';
import { OnRequest, type ReceivedRequest } from '@akkoord/messaging';
import { Database } from '@akkoord/persistence';
import { Offices } from '@akkoord/service-kit';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { plainToInstance } from 'class-transformer';
import { MailerConfig, portalAddressOf } from '../mailer.config.js';
import { mailRule } from '../planning/mail-kinds.js';
import { judgeNewWords, judgeWords } from './judge-words.js';
import type { OwnWords } from './own-words.js';
import { previewMail, type Sender } from './preview-mail.js';
import { MailNotWordable } from './wording.errors.js';
import { keepWording, listWordings, type WordedMail } from './wording.repository.js';
import { mailsThatExist, viewOf } from './wording-view.js';

/** What an office says in its own words, and how that looks. Who may ask is the portal's affair. */
@Controller()
export class WordingHandler {
  constructor(
    private readonly database: Database,
    private readonly offices: Offices,
    private readonly config: MailerConfig,
  ) {}

  @OnRequest(ListMailWordings)
  async list(@Payload() { tenant, data }: ReceivedRequest<ListMailWordings>): Promise<MailWordingList> {
    const kept = await this.database.inTenant(tenant, (tx) => listWordings(tx, data));
    const wordings = mailsThatExist(data).map((mail) => viewOf(mail, kept, this.senderOf(tenant)));
    return plainToInstance(MailWordingList, { wordings });
  }

  @OnRequest(SetMailWording)
  async set(@Payload() { tenant, data }: ReceivedRequest<SetMailWording>): Promise<MailWordingView> {
    return this.keep(tenant, data, judgeNewWords(data, data));
  }

  @OnRequest(RemoveMailWording)
  async remove(@Payload() { tenant, data }: ReceivedRequest<RemoveMailWording>): Promise<MailWordingView> {
    if (!mailRule(data.kind, data.audience)) throw new MailNotWordable(data.kind, data.audience);
    return this.keep(tenant, data, {});
  }

  /** Nothing is kept; without any words it shows the product's mail. */
  @OnRequest(PreviewMail)
  async preview(@Payload() { tenant, data }: ReceivedRequest<PreviewMail>): Promise<MailPreview> {
    return plainToInstance(MailPreview, previewMail(data, judgeWords(data, data), this.senderOf(tenant)));
  }

  private async keep(
    tenant: string,
    mail: WordedMail & { readonly employeeId: string },
    own: OwnWords,
  ): Promise<MailWordingView> {
    const kept = await this.database.inTenant(tenant, async (tx) => {
      await keepWording(tx, mail, { own, by: mail.employeeId, at: new Date() });
      return listWordings(tx, mail);
    });
    return plainToInstance(MailWordingView, viewOf(mail, kept, this.senderOf(tenant)));
  }

  private senderOf(tenant: string): Sender {
    return { office: this.offices.of(tenant), portalUrl: portalAddressOf(this.config) };
  }
}
