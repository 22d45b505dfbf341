import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsUUID, Matches, ValidateNested } from 'class-validator';
import { FILING_STATUSES, type FilingStatus } from '../filing-status.js';
import { RejectionReason, SHA256 } from '../parts.js';
import { Request } from '../request-definition.js';

/** Answer to DecideApproval: where the decision brought the filing. */
export class ApprovalDecided {
  @IsUUID() filingId!: string;
  @IsIn(FILING_STATUSES) status!: FilingStatus;
}

/** A contact approves or rejects the document with this SHA-256. Asked of the workflow by the portal. */
@Request('decide-approval.v1', {
  service: 'workflow',
  summary: 'A contact approves or rejects a filing.',
  reply: ApprovalDecided,
})
export class DecideApproval {
  @IsUUID() filingId!: string;
  @IsUUID() contactId!: string;
  @IsIn(['approve', 'reject']) decision!: 'approve' | 'reject';
  @Matches(SHA256) documentSha256!: string;
  /** Obligatory when rejecting. */
  @IsOptional() @ValidateNested() @Type(() => RejectionReason) reason?: RejectionReason;
}
