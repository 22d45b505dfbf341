import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
  IsDefined,
} from 'class-validator';
import { Event } from '../event-definition.js';
import { FilingFacts, FilingFinding, FilingMoved, OrganisationReference } from '../parts.js';
import { RESIDENCES, type Residence } from '../residence.js';

/** A message is durable in the office's register (10). With an organisation the approval can start; without one `filing.unmatched` follows. */
@Event('filing.registered.v1', {
  producer: 'connector',
  subject: 'filingId',
  summary: 'A message is durable in the register (10).',
})
export class FilingRegistered extends FilingMoved {
  @IsDefined() @ValidateNested() @Type(() => FilingFacts) facts!: FilingFacts;
  @IsOptional() @ValidateNested() @Type(() => OrganisationReference) organisation?: OrganisationReference;
  /** Warnings of the check on arrival. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => FilingFinding)
  findings?: FilingFinding[];
}

/** No organisation carries the number, or the kind is blocked (15). */
@Event('filing.unmatched.v1', {
  producer: 'connector',
  subject: 'filingId',
  summary: 'A message waits on the desk of unmatched messages (15).',
  consumers: 'optional',
})
export class FilingUnmatched extends FilingMoved {
  @IsIn(['unknown-number', 'kind-blocked']) reason!: 'unknown-number' | 'kind-blocked';
}

/** An unmatched message found its organisation; the approval can start. */
@Event('filing.matched.v1', {
  producer: 'connector',
  subject: 'filingId',
  summary: 'An unmatched message found its organisation.',
})
export class FilingMatched extends FilingMoved {
  @IsDefined() @ValidateNested() @Type(() => FilingFacts) facts!: FilingFacts;
  @IsDefined() @ValidateNested() @Type(() => OrganisationReference) organisation!: OrganisationReference;
}

/** An organisation as it is now. */
@Event('organisation.changed.v1', {
  producer: 'connector',
  subject: 'organisationId',
  summary: 'An organisation as it is now.',
})
export class OrganisationChanged {
  @IsUUID() organisationId!: string;
  @IsString() @Length(1, 200) name!: string;
  @IsBoolean() isActive!: boolean;
  /** Absent: a resident. */
  @IsOptional() @IsIn(RESIDENCES) residence?: Residence;
  /** Counts the changes of this organisation; a lower version that arrives later is ignored. */
  @IsInt() @Min(1) version!: number;
}

/** Roles a contact can have for an organisation; `approver` is Beheerder accountancyportal. */
export const CONTACT_ROLES = ['approver', 'viewer'] as const;

/** A contact person of an organisation as it is now, roles included. */
@Event('contact.changed.v1', {
  producer: 'connector',
  subject: 'contactId',
  summary: 'A contact person of an organisation as it is now.',
})
export class ContactChanged {
  @IsUUID() contactId!: string;
  @IsUUID() organisationId!: string;
  @IsString() @Length(1, 200) name!: string;
  @IsEmail() email!: string;
  @IsArray() @ArrayMaxSize(10) @IsIn(CONTACT_ROLES, { each: true }) roles!: (typeof CONTACT_ROLES)[number][];
  /** Where a workflow asks one after the other: the lowest first; absent: after those who have one. */
  @IsOptional() @IsInt() @Min(1) @Max(1000) approvalOrder?: number;
  @IsBoolean() isActive!: boolean;
  @IsInt() @Min(1) version!: number;
}
