import { Type } from 'class-transformer';
import { IsArray, IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import {
  MAIL_AUDIENCES,
  MAIL_KINDS,
  MAIL_LANGUAGES,
  type MailAudience,
  type MailKind,
  type MailLanguage,
} from './mail.js';

/** Parts of a mail that an office can put in its own words. */
export const WORDING_PARTS = ['subject', 'opening', 'closing'] as const;

/** One of WORDING_PARTS. */
export type WordingPart = (typeof WORDING_PARTS)[number];

/** What an office can let be filled in: `{name}`. Which of them a kind of mail knows, the list of wordings says. */
export const MAIL_PLACEHOLDERS = ['name', 'office', 'organisation', 'filing', 'period', 'count', 'until'] as const;

/** One of MAIL_PLACEHOLDERS. */
export type MailPlaceholder = (typeof MAIL_PLACEHOLDERS)[number];

/** One mail of an office: its kind, whom it is for, and its language. */
export class MailWordingKey {
  @IsIn(MAIL_KINDS) kind!: MailKind;
  @IsIn(MAIL_AUDIENCES) audience!: MailAudience;
  @IsIn(MAIL_LANGUAGES) language!: MailLanguage;
}

/** Which wordings are asked for; what is absent is not looked at. */
export class MailWordingQuery {
  @IsOptional() @IsIn(MAIL_KINDS) kind?: MailKind;
  @IsOptional() @IsIn(MAIL_AUDIENCES) audience?: MailAudience;
  @IsOptional() @IsIn(MAIL_LANGUAGES) language?: MailLanguage;
}

/** An office's own words for one mail; a part that is absent is the product's. To set it takes at least one. */
export class MailWording extends MailWordingKey {
  /** One line, in place of the product's subject. */
  @IsOptional() @IsString() @Length(1, 150) subject?: string;
  /** Between the greeting and the product's own paragraphs; a blank line begins a new paragraph. */
  @IsOptional() @IsString() @Length(1, 1500) opening?: string;
  /** After everything the product says, before the office's name; a blank line begins a new paragraph. */
  @IsOptional() @IsString() @Length(1, 1500) closing?: string;
}

/** Something that can be filled in, what it means, and what it is in the example. */
export class MailPlaceholderView {
  @IsIn(MAIL_PLACEHOLDERS) name!: MailPlaceholder;
  @IsString() nl!: string;
  @IsString() en!: string;
  @IsString() example!: string;
}

/** The parts that an office put in its own words. */
export class OwnWordingView {
  @IsOptional() @IsString() @Length(1, 150) subject?: string;
  @IsOptional() @IsString() @Length(1, 1500) opening?: string;
  @IsOptional() @IsString() @Length(1, 1500) closing?: string;
}

/** Who changed a wording last; also after the office went back to the product's. */
export class WordingChange {
  @IsUUID() employeeId!: string;
  /** Absent when the employee is not known any more. */
  @IsOptional() @IsString() name?: string;
  @IsISO8601() at!: string;
}

/** One mail as an office words it. */
export class MailWordingView extends MailWordingKey {
  /** Absent: the mail is the product's throughout. */
  @IsOptional() @ValidateNested() @Type(() => OwnWordingView) own?: OwnWordingView;
  /** Absent: nobody ever changed it. */
  @IsOptional() @ValidateNested() @Type(() => WordingChange) lastChange?: WordingChange;
  /** The product's subject, of an example. */
  @IsString() standardSubject!: string;
  /** What may stand between braces in this mail. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => MailPlaceholderView) placeholders!: MailPlaceholderView[];
}

/** Every mail there is, as far as it was asked for, in the order of a filing's journey. */
export class MailWordingList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => MailWordingView) wordings!: MailWordingView[];
}

/** An example of a mail with a wording that is not used yet. */
export class MailPreview {
  @IsString() subject!: string;
  /** As plain text. */
  @IsString() text!: string;
  /** As a page of its own that fetches nothing: the logo stands in it. */
  @IsString() html!: string;
}
