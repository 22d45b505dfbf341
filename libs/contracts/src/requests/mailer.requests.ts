import { IsBoolean, IsEmail, IsIn, IsOptional, IsUUID } from 'class-validator';
import {
  MAIL_AUDIENCES,
  MAIL_KINDS,
  MAIL_LANGUAGES,
  MailList,
  MailPreference,
  MailSwitchList,
  SuppressedAddressList,
  type MailAudience,
  type MailKind,
  type MailLanguage,
} from '../mail.js';
import {
  MailPreview,
  MailWording,
  MailWordingKey,
  MailWordingList,
  MailWordingQuery,
  MailWordingView,
} from '../mail-wording.js';
import { Request } from '../request-definition.js';

/** The mails of an office, or of one filing. Asked of the mailer by the portal. */
@Request('list-mails.v1', { service: 'mailer', summary: 'Mails of an office or of one filing.', reply: MailList })
export class ListMails {
  @IsOptional() @IsUUID() filingId?: string;
  /** Only what did not reach anybody: refused, bounced, suppressed or given up. */
  @IsBoolean() onlyUndelivered!: boolean;
}

/** Which mails an office sends. Asked of the mailer by the portal. */
@Request('list-mail-switches.v1', { service: 'mailer', summary: 'Which mails an office sends.', reply: MailSwitchList })
export class ListMailSwitches {
  /** For these people only. */
  @IsOptional() @IsIn(MAIL_AUDIENCES) audience?: MailAudience;
}

/** The office sends a kind of mail from now on, or no longer. Asked of the mailer by the portal. */
@Request('switch-mail.v1', {
  service: 'mailer',
  summary: 'An office switches a kind of mail on or off.',
  reply: MailSwitchList,
})
export class SwitchMail {
  @IsIn(MAIL_KINDS) kind!: MailKind;
  @IsIn(MAIL_AUDIENCES) audience!: MailAudience;
  @IsBoolean() isOn!: boolean;
}

/** The addresses that get no mail because mail to them came back. Asked of the mailer by the portal. */
@Request('list-suppressed.v1', {
  service: 'mailer',
  summary: 'Addresses that get no mail because mail to them came back.',
  reply: SuppressedAddressList,
})
export class ListSuppressed {
  /** Only this address. */
  @IsOptional() @IsEmail() email?: string;
}

/** The office lets an address have mail again. Asked of the mailer by the portal. */
@Request('lift-suppression.v1', {
  service: 'mailer',
  summary: 'An address gets mail again.',
  reply: SuppressedAddressList,
})
export class LiftSuppression {
  @IsEmail() email!: string;
}

/** A person chooses the language of his mail. Asked of the mailer by the portal. */
@Request('choose-mail-language.v1', {
  service: 'mailer',
  summary: 'A person chooses, or asks, the language of his mail.',
  reply: MailPreference,
})
export class ChooseMailLanguage {
  @IsEmail() email!: string;
  /** Absent to ask what it is now. */
  @IsOptional() @IsIn(MAIL_LANGUAGES) language?: MailLanguage;
}

/** How an office words its mail. Asked of the mailer by the portal. */
@Request('list-mail-wordings.v1', {
  service: 'mailer',
  summary: 'How an office words its mail.',
  reply: MailWordingList,
})
export class ListMailWordings extends MailWordingQuery {}

/** The office says parts of a mail in its own words from now on; what it said before goes. Asked of the mailer by the portal. */
@Request('set-mail-wording.v1', {
  service: 'mailer',
  summary: 'An office puts parts of a mail in its own words.',
  reply: MailWordingView,
})
export class SetMailWording extends MailWording {
  /** Who does it. */
  @IsUUID() employeeId!: string;
}

/** The office goes back to the product's words. Asked of the mailer by the portal. */
@Request('remove-mail-wording.v1', {
  service: 'mailer',
  summary: 'An office goes back to the words of the product.',
  reply: MailWordingView,
})
export class RemoveMailWording extends MailWordingKey {
  /** Who does it. */
  @IsUUID() employeeId!: string;
}

/** An example of a mail with words that are not kept. Asked of the mailer by the portal. */
@Request('preview-mail.v1', {
  service: 'mailer',
  summary: 'An example of a mail with words that are not kept.',
  reply: MailPreview,
})
export class PreviewMail extends MailWording {}
