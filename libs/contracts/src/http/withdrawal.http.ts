import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { FILING_STATUSES, type FilingStatus } from '../filing-status.js';
import { BilingualText } from './problem.js';

/** Body of `POST /v1/returns/{reference}/withdrawal`: remove last return (verwijder laatste aangifte). */
export class WithdrawReturn {
  /** Why, for the office and the client to read. */
  @IsOptional() @IsString() @Length(1, 500) reason?: string;
}

/** Why a withdrawal is refused, or not through yet. */
export class WithdrawalProblem {
  /** Stable code, docs/errors.md. */
  @IsString() @Length(1, 80) code!: string;
  @IsDefined() @ValidateNested() @Type(() => BilingualText) messages!: BilingualText;
}

/** How a withdrawal stands. */
export class ReturnWithdrawal {
  /** `requested`: on its way to the office; `done`: nobody approves this return any more; `refused`: the return stays as it is. */
  @IsIn(['requested', 'done', 'refused']) state!: 'requested' | 'done' | 'refused';
  @IsISO8601() requestedAt!: string;
  /** The refusal; or the last fault while `requested`. */
  @IsOptional() @ValidateNested() @Type(() => WithdrawalProblem) problem?: WithdrawalProblem;
}

/** Body of `POST /v1/offices/{participantNumber}/messages/{messageId}/withdrawal`. */
export class WithdrawMessage {
  @IsOptional() @IsString() @Length(1, 500) reason?: string;
}

/** Answer: the message is withdrawn; a repeat gets the same. */
export class MessageWithdrawn {
  @IsUUID() messageId!: string;
  @IsIn(FILING_STATUSES) status!: FilingStatus;
}

/** Body of `PUT /v1/offices/{participantNumber}/unmatched-messages/{messageId}/organisation`: the office links a message by hand. */
export class LinkMessage {
  @IsUUID() organisationId!: string;
}
