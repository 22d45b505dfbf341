import {
  ListMailWordings,
  MailPreview,
  MailWording,
  MailWordingKey,
  MailWordingList,
  MailWordingQuery,
  MailWordingView,
  PreviewMail,
  RemoveMailWording,
  SetMailWording,
} from '@akkoord/contracts';
import { Answers } from '@akkoord/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query, UseGuards } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { CurrentSession, SessionGuard } from '../session/session.guard.js';
import type { Session } from '../session/session.js';
import { AskMailer } from './ask-mailer.js';

/** What the office says in its own words in its mail. The last one who changes it is right; the answer says who that was. */
@Controller('api/office/mail-wordings')
@UseGuards(SessionGuard)
export class MailWordingController {
  constructor(private readonly mailer: AskMailer) {}

  @Answers(MailWordingList)
  @Get()
  async list(@CurrentSession() session: Session, @Query() query: MailWordingQuery): Promise<MailWordingList> {
    return this.mailer.aboutOffice(session, 'see-mail', plainToInstance(ListMailWordings, query));
  }

  /** In place of all own words of before in this mail. */
  @Answers(MailWordingView)
  @Put()
  async set(@CurrentSession() session: Session, @Body() given: MailWording): Promise<MailWordingView> {
    return this.mailer.changeOffice(session, 'edit-mail', (employeeId) =>
      plainToInstance(SetMailWording, { ...given, employeeId }),
    );
  }

  /** Back to the words of the product. */
  @Answers(MailWordingView)
  @Delete()
  @HttpCode(200)
  async remove(@CurrentSession() session: Session, @Query() given: MailWordingKey): Promise<MailWordingView> {
    return this.mailer.changeOffice(session, 'edit-mail', (employeeId) =>
      plainToInstance(RemoveMailWording, { ...given, employeeId }),
    );
  }

  /** How it would look; nothing is kept or sent. */
  @Answers(MailPreview)
  @Post('preview')
  @HttpCode(200)
  async preview(@CurrentSession() session: Session, @Body() given: MailWording): Promise<MailPreview> {
    return this.mailer.aboutOffice(session, 'edit-mail', plainToInstance(PreviewMail, given));
  }
}
