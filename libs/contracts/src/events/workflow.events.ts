import { Type } from 'class-transformer';
import { IsArray, IsISO8601, IsOptional, IsUUID, Matches, ValidateNested, IsDefined } from 'class-validator';
import { Event } from '../event-definition.js';
import { FilingFacts, FilingMoved, OrganisationReference, RejectionReason, SHA256 } from '../parts.js';

/** A filing waits for the client (30); everything a portal needs to show it. */
@Event('approval.requested.v1', {
  producer: 'workflow',
  subject: 'filingId',
  summary: 'A filing waits for the client (30).',
})
export class ApprovalRequested extends FilingMoved {
  @IsDefined() @ValidateNested() @Type(() => FilingFacts) facts!: FilingFacts;
  @IsDefined() @ValidateNested() @Type(() => OrganisationReference) organisation!: OrganisationReference;
  /** Contacts who may decide. */
  @IsArray() @IsUUID(undefined, { each: true }) approverContactIds!: string[];
}

/** A person approved; when the workflow needs no more, `filing.approved` follows in the same transaction. */
@Event('approval.granted.v1', {
  producer: 'workflow',
  subject: 'filingId',
  summary: 'A person approved the document with this SHA-256.',
  consumers: 'optional',
})
export class ApprovalGranted {
  @IsUUID() filingId!: string;
  @IsUUID() contactId!: string;
  @Matches(SHA256) documentSha256!: string;
  @IsISO8601() decidedAt!: string;
}

/** A person rejected (40), with the reason. */
@Event('approval.rejected.v1', {
  producer: 'workflow',
  subject: 'filingId',
  summary: 'A person rejected the filing (40), with the reason.',
})
export class ApprovalRejected extends FilingMoved {
  @IsUUID() contactId!: string;
  @Matches(SHA256) documentSha256!: string;
  @IsDefined() @ValidateNested() @Type(() => RejectionReason) reason!: RejectionReason;
}

/** Go and file: the workflow is done with it (50). The SHA-256 in `facts.document` is the one that was approved. */
@Event('filing.approved.v1', { producer: 'workflow', subject: 'filingId', summary: 'Go and file (50).' })
export class FilingApproved extends FilingMoved {
  @IsDefined() @ValidateNested() @Type(() => FilingFacts) facts!: FilingFacts;
  @IsDefined() @ValidateNested() @Type(() => OrganisationReference) organisation!: OrganisationReference;
  /** Absent when the workflow approves by itself (standing approval). */
  @IsOptional() @IsUUID() approvedByContactId?: string;
}
