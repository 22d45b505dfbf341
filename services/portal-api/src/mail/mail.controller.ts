import {
  AddressNamed,
  ChooseMailLanguage,
  LiftSuppression,
  ListMails,
  ListMailSwitches,
  ListSuppressed,
  MailList,
  MailPreference,
  MailSwitch,
  MailSwitchList,
  SuppressedAddressList,
  SwitchMail,
} from '@akkoord/contracts';
import { Answers } from '@akkoord/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Put, UseGuards } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { CurrentSession, SessionGuard } from '../session/session.guard.js';
import type { Session } from '../session/session.js';
import { AskMailer } from './ask-mailer.js';

/** Which mail went to whom and what became of it, for the office; the language of his mail, for everybody. */
@Controller('api')
@UseGuards(SessionGuard)
export class MailController {
  constructor(private readonly mailer: AskMailer) {}

  @Answers(MailList)
  @Get('filings/:filingId/mails')
  async ofFiling(@CurrentSession() session: Session, @Param('filingId') filingId: string): Promise<MailList> {
    return this.mailer.aboutFiling(session, filingId, plainToInstance(ListMails, { filingId, onlyUndelivered: false }));
  }

  /** What reached nobody: somebody of the office has to look. */
  @Answers(MailList)
  @Get('office/undelivered-mails')
  async undelivered(@CurrentSession() session: Session): Promise<MailList> {
    return this.mailer.aboutOffice(session, 'see-mail', plainToInstance(ListMails, { onlyUndelivered: true }));
  }

  @Answers(MailSwitchList)
  @Get('office/mail-switches')
  async switches(@CurrentSession() session: Session): Promise<MailSwitchList> {
    return this.mailer.aboutOffice(session, 'see-mail', new ListMailSwitches());
  }

  @Answers(MailSwitchList)
  @Put('office/mail-switches')
  async switch(@CurrentSession() session: Session, @Body() given: MailSwitch): Promise<MailSwitchList> {
    return this.mailer.aboutOffice(session, 'edit-mail', plainToInstance(SwitchMail, given));
  }

  @Answers(SuppressedAddressList)
  @Get('office/suppressed-addresses')
  async suppressed(@CurrentSession() session: Session): Promise<SuppressedAddressList> {
    return this.mailer.aboutOffice(session, 'see-mail', new ListSuppressed());
  }

  /** The address works again: it gets mail from now on. */
  @Answers(SuppressedAddressList)
  @Post('office/suppressed-addresses/lift')
  @HttpCode(200)
  async lift(@CurrentSession() session: Session, @Body() { email }: AddressNamed): Promise<SuppressedAddressList> {
    return this.mailer.aboutOffice(session, 'see-mail', plainToInstance(LiftSuppression, { email }));
  }

  @Answers(MailPreference)
  @Get('me/mail-preference')
  async preference(@CurrentSession() session: Session): Promise<MailPreference> {
    return this.mailer.ask(session, plainToInstance(ChooseMailLanguage, { email: session.account.email }));
  }

  @Answers(MailPreference)
  @Put('me/mail-preference')
  async choose(@CurrentSession() session: Session, @Body() { language }: MailPreference): Promise<MailPreference> {
    return this.mailer.ask(session, plainToInstance(ChooseMailLanguage, { email: session.account.email, language }));
  }
}
