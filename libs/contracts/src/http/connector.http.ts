import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
  IsDefined,
} from 'class-validator';
import { IsBase64Text } from '../base64-text.js';
import { CONTACT_ROLES } from '../events/connector.events.js';
import { FILING_STATUSES, MESSAGE_KINDS, type FilingStatus, type MessageKind } from '../filing-status.js';
import { FilingFinding, SHA256, StatusStep } from '../parts.js';
import { RESIDENCES, type Residence } from '../residence.js';
import { SubmittedBy } from './submitted-by.js';

/** Body of `POST /v1/offices/{participantNumber}/messages`. */
export class SubmitMessage {
  /** The sender's own key: the same key with the same content gives the same answer, with other content 409. */
  @IsString() @Length(1, 100) externalMessageId!: string;
  @IsIn(MESSAGE_KINDS) kind!: MessageKind;
  /** The XBRL instance, base64. */
  @IsBase64Text() @MaxLength(28_000_000) content!: string;
  /** SHA-256 of the decoded bytes, to catch damage on the way. */
  @Matches(SHA256) contentSha256!: string;
  /** A PDF for people, base64; its totals are compared with the instance. */
  @IsOptional() @IsBase64Text() @MaxLength(7_000_000) pdf?: string;
  /** Supplement: the return it corrects was filed another way. */
  @IsOptional() @IsBoolean() returnFiledElsewhere?: boolean;
  /** The sender's key of the message this one takes the place of: the same kind, period and number, and not approved yet. */
  @IsOptional() @IsString() @Length(1, 100) supersedes?: string;
  /** Who made and sent it; kept as a key and a name, not as an address. Of a repeat the first stays. */
  @IsOptional() @ValidateNested() @Type(() => SubmittedBy) submittedBy?: SubmittedBy;
}

/** A message in the register. */
export class MessageView {
  @IsUUID() messageId!: string;
  @IsString() externalMessageId!: string;
  @IsIn(MESSAGE_KINDS) kind!: MessageKind;
  @IsIn(FILING_STATUSES) status!: FilingStatus;
  @IsArray() @ValidateNested({ each: true }) @Type(() => StatusStep) history!: StatusStep[];
  @IsOptional() @IsObject() details?: Record<string, unknown>;
  @Matches(SHA256) documentSha256!: string;
  @IsISO8601() registeredAt!: string;
  /** Remarks of the check on arrival: warnings and notes. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => FilingFinding) findings!: FilingFinding[];
}

/** One status update of a message, at its place in the client environment's own order. */
export class StatusUpdate {
  /** Place in this client environment's order, from 1, without gaps. */
  @IsInt() @Min(1) position!: number;
  @IsUUID() messageId!: string;
  @IsString() externalMessageId!: string;
  @IsDefined() @ValidateNested() @Type(() => StatusStep) step!: StatusStep;
  @IsOptional() @IsObject() details?: Record<string, unknown>;
}

/** Answer of `GET /v1/offices/{participantNumber}/status-updates`: what came after the position asked for. */
export class StatusUpdates {
  @IsArray() @ArrayMaxSize(1000) @ValidateNested({ each: true }) @Type(() => StatusUpdate) updates!: StatusUpdate[];
  /** Ask again with `after` set to this. */
  @IsInt() @Min(0) next!: number;
}

/** An identification number of an organisation (identificatienummer), by which messages find it. */
export class IdentificationNumber {
  @IsIn(['omzetbelastingnummer', 'lh-nummer', 'kvk-nummer']) type!: 'omzetbelastingnummer' | 'lh-nummer' | 'kvk-nummer';
  @IsString() @Length(8, 20) value!: string;
}

/** Body of `PUT /v1/offices/{participantNumber}/organisations/{organisationId}`. */
export class PutOrganisation {
  @IsString() @Length(1, 200) name!: string;
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => IdentificationNumber)
  identificationNumbers!: IdentificationNumber[];
  @IsOptional() @IsBoolean() isActive?: boolean;
  /** Absent: a resident. Filings that are linked from now on get the terms that belong to it. */
  @IsOptional() @IsIn(RESIDENCES) residence?: Residence;
}

/** Body of `PUT /v1/offices/{participantNumber}/contacts/{contactId}`. */
export class PutContact {
  @IsUUID() organisationId!: string;
  @IsString() @Length(1, 200) name!: string;
  @IsEmail() email!: string;
  @IsArray() @ArrayMaxSize(10) @IsIn(CONTACT_ROLES, { each: true }) roles!: (typeof CONTACT_ROLES)[number][];
  /** His place where a workflow asks one after the other: the lowest first. Absent: after those who have one. */
  @IsOptional() @IsInt() @Min(1) @Max(1000) approvalOrder?: number;
  @IsOptional() @IsBoolean() isActive?: boolean;
}

/** Body of `PUT /v1/offices/{participantNumber}/client-environments/{environmentId}`. */
export class PutClientEnvironment {
  @IsString() @Length(1, 200) name!: string;
}

/** A token, shown once. */
export class IssuedToken {
  @IsUUID() tokenId!: string;
  @IsString() token!: string;
  @IsOptional() @IsISO8601() expiresAt?: string;
}

/** Body of `PUT /v1/offices/{participantNumber}/message-kinds/{kind}`. */
export class PutMessageKind {
  @IsBoolean() isBlocked!: boolean;
}
