import { IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches, Min } from 'class-validator';
import { Event } from '../event-definition.js';
import { FilingMoved } from '../parts.js';
import { WithdrawReturn } from '../http/withdrawal.http.js';

/** An ERP takes a return back: the same as `POST /v1/returns/{reference}/withdrawal`; the ERP token in the AMQP header `authorization`. */
@Event('return.withdrawal-requested.v1', {
  producer: 'erp',
  subject: 'reference',
  summary: 'An ERP takes a return back; header authorization holds its token.',
  exchange: 'erp',
  validatedBy: 'handler',
})
export class ReturnWithdrawalRequested extends WithdrawReturn {
  /** The ERP's own reference. */
  @Matches(/^[A-Za-z0-9._:/-]{1,100}$/) reference!: string;
}

/** A return could not be taken back; it stays as it is. Routing key `return.withdrawal-refused.v1.<environmentId>`. */
@Event('return.withdrawal-refused.v1', {
  producer: 'client-sender',
  subject: 'reference',
  summary: 'A return could not be taken back, and why; it stays as it is.',
  exchange: 'erp',
  consumers: 'optional',
})
export class ReturnWithdrawalRefused {
  @IsUUID() environmentId!: string;
  @IsString() @Length(0, 100) reference!: string;
  /** Stable code, docs/errors.md. */
  @IsString() @Length(1, 80) code!: string;
  @IsString() @Length(1, 1000) messageNl!: string;
  @IsString() @Length(1, 1000) messageEn!: string;
  @IsISO8601() at!: string;
  /** How often this very message was seen; a repeat is answered again. */
  @IsOptional() @IsInt() @Min(1) attempt?: number;
}

/** A message was taken off the desk of unmatched messages (45) before anybody had to judge it. */
@Event('filing.unmatched-withdrawn.v1', {
  producer: 'connector',
  subject: 'filingId',
  summary: 'A message was withdrawn from the desk of unmatched messages (45).',
  consumers: 'optional',
})
export class FilingUnmatchedWithdrawn extends FilingMoved {
  @IsOptional() @IsString() @Length(1, 500) reason?: string;
  /** The new version that took its place. */
  @IsOptional() @IsUUID() supersededBy?: string;
}
