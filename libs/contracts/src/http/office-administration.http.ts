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
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CONTACT_ROLES } from '../events/connector.events.js';
import { MESSAGE_KINDS, type MessageKind } from '../filing-status.js';
import { RESIDENCES, type Residence } from '../residence.js';
import { IdentificationNumber, MessageView } from './connector.http.js';

/** An organisation as the office knows it. */
export class OrganisationView {
  @IsUUID() organisationId!: string;
  @IsString() name!: string;
  @IsBoolean() isActive!: boolean;
  @IsIn(RESIDENCES) residence!: Residence;
  @IsInt() @Min(1) version!: number;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => IdentificationNumber)
  identificationNumbers!: IdentificationNumber[];
}

/** A list of them. */
export class OrganisationList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => OrganisationView) organisations!: OrganisationView[];
}

/** Answer to a changed organisation: how many unmatched messages found their place by it. */
export class OrganisationRecorded {
  @IsUUID() organisationId!: string;
  @IsInt() @Min(0) matchedMessages!: number;
}

/** A contact person of an organisation. */
export class ContactView {
  @IsUUID() contactId!: string;
  @IsUUID() organisationId!: string;
  @IsString() name!: string;
  @IsEmail() email!: string;
  @IsArray() @IsIn(CONTACT_ROLES, { each: true }) roles!: (typeof CONTACT_ROLES)[number][];
  /** His place where a workflow asks one after the other; absent: after those who have one. */
  @IsOptional() @IsInt() @Min(1) @Max(1000) approvalOrder?: number;
  @IsBoolean() isActive!: boolean;
  @IsInt() @Min(1) version!: number;
}

/** A list of them. */
export class ContactList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => ContactView) contacts!: ContactView[];
}

/** Answer to a changed contact. */
export class ContactRecorded {
  @IsUUID() contactId!: string;
}

/** A client environment that may send messages. */
export class ClientEnvironmentView {
  @IsUUID() clientEnvironmentId!: string;
  @IsString() name!: string;
  /** Place of the newest status update in this environment's order. */
  @IsInt() @Min(0) lastPosition!: number;
  /** How far the environment has asked. */
  @IsInt() @Min(0) acknowledgedPosition!: number;
}

/** A list of them. */
export class ClientEnvironmentList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ClientEnvironmentView)
  clientEnvironments!: ClientEnvironmentView[];
}

/** A token without its secret. */
export class TokenView {
  @IsUUID() tokenId!: string;
  @IsISO8601() issuedAt!: string;
  @IsOptional() @IsISO8601() expiresAt?: string;
  @IsOptional() @IsISO8601() revokedAt?: string;
  @IsOptional() @IsISO8601() lastUsedAt?: string;
}

/** A list of them. */
export class TokenList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => TokenView) tokens!: TokenView[];
}

/** Whether the office takes messages of a kind. */
export class MessageKindView {
  @IsIn(MESSAGE_KINDS) kind!: MessageKind;
  @IsBoolean() isBlocked!: boolean;
}

/** Answer to a changed kind: how many unmatched messages found their place by it. */
export class MessageKindRecorded extends MessageKindView {
  @IsInt() @Min(0) matchedMessages!: number;
}

/** A list of them. */
export class MessageKindList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => MessageKindView) messageKinds!: MessageKindView[];
}

/** A page of the register, newest first. */
export class MessageList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => MessageView) messages!: MessageView[];
}

/** A message on the desk of unmatched messages; the number is masked, for it may hold a BSN. */
export class UnmatchedMessageView {
  @IsUUID() messageId!: string;
  @IsString() externalMessageId!: string;
  @IsUUID() clientEnvironmentId!: string;
  @IsIn(MESSAGE_KINDS) kind!: MessageKind;
  @IsIn(['unknown-number', 'kind-blocked']) reason!: 'unknown-number' | 'kind-blocked';
  @IsString() numberType!: string;
  @IsString() maskedNumber!: string;
  @IsISO8601() registeredAt!: string;
}

/** A list of them. */
export class UnmatchedMessageList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => UnmatchedMessageView) messages!: UnmatchedMessageView[];
}
