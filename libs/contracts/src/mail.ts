import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Min,
  ValidateNested,
} from 'class-validator';

/** What a mail tells, in the order of a filing's journey; docs/glossary.md. */
export const MAIL_KINDS = [
  'review-requested',
  'filing-ready',
  'partly-granted',
  'for-information',
  'reminder',
  'escalated',
  'question-asked',
  'question-answered',
  'rejected',
  'repaired',
  'withdrawn',
  'approved',
  'undone',
  'sent',
  'send-failed',
  'accepted',
  'refused',
  'certificate-expiring',
] as const;

/** One of MAIL_KINDS. */
export type MailKind = (typeof MAIL_KINDS)[number];

/** For whom a mail is: people of the client, or of the office. */
export const MAIL_AUDIENCES = ['client', 'office'] as const;

/** One of MAIL_AUDIENCES. */
export type MailAudience = (typeof MAIL_AUDIENCES)[number];

/** Languages in which mail is written. */
export const MAIL_LANGUAGES = ['nl', 'en'] as const;

/** One of MAIL_LANGUAGES. */
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];

/**
 * `waiting`: to be sent (again) · `sent`: the mail server has it · `refused`: the mail server or the address refused it · `bounced`: came back
 * later · `suppressed`: not sent, because mail to this address came back before · `outdated`: not sent, because it no longer holds ·
 * `given-up`: not sent, because the mail server could not be reached for too long.
 */
export const MAIL_STATES = ['waiting', 'sent', 'refused', 'bounced', 'suppressed', 'outdated', 'given-up'] as const;

/** One of MAIL_STATES. */
export type MailState = (typeof MAIL_STATES)[number];

/** A mail to one person, and what became of it. */
export class MailView {
  @IsUUID() mailId!: string;
  @IsIn(MAIL_KINDS) kind!: MailKind;
  @IsIn(MAIL_AUDIENCES) audience!: MailAudience;
  @IsOptional() @IsUUID() filingId?: string;
  /** Absent once they were erased. */
  @IsOptional() @IsString() @Length(1, 200) name?: string;
  @IsOptional() @IsEmail() email?: string;
  /** When name, address and content were erased. */
  @IsOptional() @IsISO8601() erasedAt?: string;
  /** Contact or employee; of a mail that was erased. */
  @IsOptional() @IsUUID() personId?: string;
  @IsIn(MAIL_LANGUAGES) language!: MailLanguage;
  /** Absent until it was written. */
  @IsOptional() @IsString() @Length(1, 500) subject?: string;
  @IsIn(MAIL_STATES) state!: MailState;
  /** Name of the state in Dutch and English. */
  @IsString() stateNl!: string;
  @IsString() stateEn!: string;
  @IsInt() @Min(0) attempts!: number;
  /** An attempt was cut off after the mail may have been handed over, so that it was sent again: the person may have it twice. */
  @IsBoolean() mayBeDouble!: boolean;
  /** The mail server's own words when it did not take it, or those of the report that came back. */
  @IsOptional() @IsString() @Length(1, 500) reply?: string;
  @IsISO8601() plannedAt!: string;
  @IsISO8601() changedAt!: string;
  /** When the mail server took it. */
  @IsOptional() @IsISO8601() sentAt?: string;
}

/** Mails, the newest first, at most 200. */
export class MailList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => MailView) mails!: MailView[];
}

/** Whether an office sends a kind of mail to its clients, or to its own people. */
export class MailSwitch {
  @IsIn(MAIL_KINDS) kind!: MailKind;
  @IsIn(MAIL_AUDIENCES) audience!: MailAudience;
  @IsBoolean() isOn!: boolean;
}

/** Every kind of mail for every audience it exists for. */
export class MailSwitchList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => MailSwitch) switches!: MailSwitch[];
}

/** An address that gets no mail, because mail to it came back. */
export class SuppressedAddress {
  @IsEmail() email!: string;
  /** What the mail server or the report said. */
  @IsString() @Length(1, 500) reason!: string;
  @IsISO8601() since!: string;
}

/** The addresses of an office that get no mail. */
export class SuppressedAddressList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => SuppressedAddress) addresses!: SuppressedAddress[];
}

/** Body that names an e-mail address; never in a URL, as it is personal data. */
export class AddressNamed {
  @IsEmail() email!: string;
}

/** In which language a person gets mail. */
export class MailPreference {
  @IsIn(MAIL_LANGUAGES) language!: MailLanguage;
}
