import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { Actor } from '../actor.js';
import { ApprovalProgress } from '../approval-progress.js';
import { Event } from '../event-definition.js';
import { FilingFacts, FilingFinding, FilingMoved, OrganisationReference, RejectionReason, SHA256 } from '../parts.js';

/** A filing waits for the office, which looks first (25). */
@Event('approval.review-requested.v1', {
  producer: 'workflow',
  subject: 'filingId',
  summary: 'A filing waits for the office, which looks first (25).',
})
export class ApprovalReviewRequested extends FilingMoved {
  @IsDefined() @ValidateNested() @Type(() => FilingFacts) facts!: FilingFacts;
  @IsDefined() @ValidateNested() @Type(() => OrganisationReference) organisation!: OrganisationReference;
  @IsDefined() @ValidateNested() @Type(() => ApprovalProgress) progress!: ApprovalProgress;
  /** What the reviewer has to mind (severity `warn`): rules it breaks without being refused, and four eyes that cannot be checked. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(21)
  @ValidateNested({ each: true })
  @Type(() => FilingFinding)
  findings?: FilingFinding[];
}

/** The office itself rejected, at its review (40). */
@Event('approval.review-rejected.v1', {
  producer: 'workflow',
  subject: 'filingId',
  summary: 'The office itself rejected the filing at its review (40), with the reason.',
})
export class ApprovalReviewRejected extends FilingMoved {
  @IsDefined() @ValidateNested() @Type(() => Actor) actor!: Actor;
  @Matches(SHA256) documentSha256!: string;
  @IsDefined() @ValidateNested() @Type(() => RejectionReason) reason!: RejectionReason;
}

/** A person approved and the step needs more people; nothing moves. */
@Event('approval.partly-granted.v1', {
  producer: 'workflow',
  subject: 'filingId',
  summary: 'A person approved, and the step needs more people.',
})
export class ApprovalPartlyGranted {
  @IsUUID() filingId!: string;
  @IsDefined() @ValidateNested() @Type(() => Actor) actor!: Actor;
  @Matches(SHA256) documentSha256!: string;
  @IsISO8601() decidedAt!: string;
  @IsDefined() @ValidateNested() @Type(() => ApprovalProgress) progress!: ApprovalProgress;
}

/** Everybody approved (50), and the client may undo until `undoUntil`; only after that does `filing.approved` follow. */
@Event('approval.completed.v1', {
  producer: 'workflow',
  subject: 'filingId',
  summary: 'Everybody approved (50); the client may undo until a given instant.',
})
export class ApprovalCompleted extends FilingMoved {
  @IsDefined() @ValidateNested() @Type(() => Actor) actor!: Actor;
  @Matches(SHA256) documentSha256!: string;
  /** Instant in UTC, ISO 8601. */
  @IsISO8601() undoUntil!: string;
}

/** The client took his approval back within the grace period (30): everybody decides anew. */
@Event('approval.undone.v1', {
  producer: 'workflow',
  subject: 'filingId',
  summary: 'The client took his approval back within the grace period (30).',
})
export class ApprovalUndone extends FilingMoved {
  @IsDefined() @ValidateNested() @Type(() => Actor) actor!: Actor;
  @IsDefined() @ValidateNested() @Type(() => ApprovalProgress) progress!: ApprovalProgress;
}

/** The office put a rejected filing back into approval (30, or 25 when it was rejected at the review). */
@Event('approval.repaired.v1', {
  producer: 'workflow',
  subject: 'filingId',
  summary: 'The office put a rejected filing back into approval (30, or 25 when it was rejected at the review).',
})
export class ApprovalRepaired extends FilingMoved {
  @IsDefined() @ValidateNested() @Type(() => Actor) actor!: Actor;
  @IsOptional() @IsString() @Length(1, 2000) text?: string;
  @IsDefined() @ValidateNested() @Type(() => ApprovalProgress) progress!: ApprovalProgress;
}

/** The client asks the office something about the filing, or about one box (35). */
@Event('approval.question-asked.v1', {
  producer: 'workflow',
  subject: 'filingId',
  summary: 'The client asks the office something about the filing, or about one box (35).',
})
export class ApprovalQuestionAsked extends FilingMoved {
  @IsUUID() questionId!: string;
  @IsDefined() @ValidateNested() @Type(() => Actor) actor!: Actor;
  @Matches(SHA256) documentSha256!: string;
  /** The box (rubriek) it is about, for example `5b`; absent when it is about the filing. */
  @IsOptional() @IsString() @Length(1, 50) box?: string;
  @IsString() @Length(1, 2000) text!: string;
  /** Instant in UTC, ISO 8601. */
  @IsISO8601() askedAt!: string;
}

/** The office answered; back to 30 when no other question is open, else the newest step is still 35. */
@Event('approval.question-answered.v1', {
  producer: 'workflow',
  subject: 'filingId',
  summary: 'The office answered a question; back to 30 when no other question is open.',
})
export class ApprovalQuestionAnswered extends FilingMoved {
  @IsUUID() questionId!: string;
  @IsDefined() @ValidateNested() @Type(() => Actor) actor!: Actor;
  @IsString() @Length(1, 4000) text!: string;
  /** Instant in UTC, ISO 8601. */
  @IsISO8601() answeredAt!: string;
  @IsDefined() @ValidateNested() @Type(() => ApprovalProgress) progress!: ApprovalProgress;
}

/** Taken back before it was approved (45), by the office, by the client environment, or by the workflow itself (expired, superseded). */
@Event('filing.withdrawn.v1', {
  producer: 'workflow',
  subject: 'filingId',
  summary:
    'A filing was taken back before it was approved (45), by the office, the client environment or the workflow.',
})
export class FilingWithdrawn extends FilingMoved {
  @IsDefined() @ValidateNested() @Type(() => FilingFacts) facts!: FilingFacts;
  @IsDefined() @ValidateNested() @Type(() => OrganisationReference) organisation!: OrganisationReference;
  @IsDefined() @ValidateNested() @Type(() => Actor) by!: Actor;
  @IsDefined() @ValidateNested() @Type(() => RejectionReason) reason!: RejectionReason;
  /** The filing that takes its place. */
  @IsOptional() @IsUUID() supersededBy?: string;
}
