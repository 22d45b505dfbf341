import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsISO8601,
  IsOptional,
  IsUUID,
  Matches,
  ValidateNested,
  IsDefined,
} from 'class-validator';
import { Actor } from '../actor.js';
import { ApprovalProgress } from '../approval-progress.js';
import { Event } from '../event-definition.js';
import { BrokenRule } from '../filing-rules.js';
import { FilingFacts, FilingFinding, FilingMoved, OrganisationReference, RejectionReason, SHA256 } from '../parts.js';

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
  /** Rules of the office that it breaks without being refused (severity `warn`). */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => FilingFinding)
  findings?: FilingFinding[];
  /** How far the step has come, and who can decide. */
  @IsOptional() @ValidateNested() @Type(() => ApprovalProgress) progress?: ApprovalProgress;
  /** Who of the office looked first and let it through. */
  @IsOptional() @ValidateNested() @Type(() => Actor) reviewedBy?: Actor;
  /** The standing approval under which it is approved by itself unless somebody objects; `progress.approvesAt` tells when. */
  @IsOptional() @IsUUID() mandateId?: string;
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
  /** The contact for whom it counts, when somebody delegated to who decided. */
  @IsOptional() @IsUUID() onBehalfOfContactId?: string;
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
  /** The standing approval it was approved under, when nobody was asked or nobody objected. */
  @IsOptional() @IsUUID() mandateId?: string;
}

/** What is told of a filing that a rule of the office keeps out (45); it never reached the client. */
export class FilingKeptOut extends FilingMoved {
  @IsDefined() @ValidateNested() @Type(() => FilingFacts) facts!: FilingFacts;
  @IsDefined() @ValidateNested() @Type(() => OrganisationReference) organisation!: OrganisationReference;
  /** The rules it breaks, the first one first. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => BrokenRule)
  reasons!: BrokenRule[];
}

/** A rule keeps a supplement out (45). */
@Event('supplement.blocked.v1', {
  producer: 'workflow',
  subject: 'filingId',
  summary: 'A rule keeps a supplement out (45): which filings are in the way, and what to do.',
})
export class SupplementBlocked extends FilingKeptOut {}

/** A rule keeps a VAT return or an ICP statement out (45). */
@Event('filing.blocked.v1', {
  producer: 'workflow',
  subject: 'filingId',
  summary: 'A rule keeps a VAT return or an ICP statement out (45).',
})
export class FilingBlocked extends FilingKeptOut {}
