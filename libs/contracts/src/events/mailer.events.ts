import { IsEmail, IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { Event } from '../event-definition.js';
import { MAIL_AUDIENCES, MAIL_KINDS, type MailAudience, type MailKind } from '../mail.js';

/** A mail did not reach its person, and nobody tries any more; somebody of the office has to look. */
@Event('mail.undelivered.v1', {
  producer: 'mailer',
  subject: 'mailId',
  summary: 'A mail did not reach its person: refused, bounced or given up.',
  consumers: 'optional',
})
export class MailUndelivered {
  @IsUUID() mailId!: string;
  @IsIn(MAIL_KINDS) kind!: MailKind;
  @IsIn(MAIL_AUDIENCES) audience!: MailAudience;
  @IsOptional() @IsUUID() filingId?: string;
  @IsEmail() email!: string;
  @IsIn(['refused', 'bounced', 'given-up']) state!: 'refused' | 'bounced' | 'given-up';
  /** The mail server's words. */
  @IsString() @Length(1, 500) reply!: string;
  @IsISO8601() at!: string;
}
