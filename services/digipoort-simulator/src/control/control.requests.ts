import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import type { WusOperation } from '@akkoord/wus';

/** Outcomes that can be ordered; the last four are about the answer and not about the process. */
export const ORDERS = [
  'accepted',
  'refused',
  'xbrl-invalid',
  'not-authorised',
  'delivery-refused',
  'fault',
  'lost-reply',
  'lost-request',
  'tampered-reply',
] as const;

/** Words of the authority for an outcome that is not accepted. */
export class OrderedWords {
  @IsString() @MaxLength(20) foutcode!: string;
  @IsString() @MaxLength(10_000) foutbeschrijving!: string;
  @IsOptional() @IsString() @MaxLength(1_000_000) statusdetails?: string;
}

/** `POST /control/next`: what the next call, or the next ones, are to bring. */
export class OrderNext {
  /** Number of the belanghebbende; left out, whoever comes first. */
  @IsOptional() @IsString() @MaxLength(35) belanghebbende?: string;
  @IsOptional() @IsIn(ORDERS) outcome?: (typeof ORDERS)[number];
  /** With `outcome: fault`: the code, ALS100 unless told, and the reason behind it. */
  @IsOptional() @IsString() @MaxLength(20) foutcode?: string;
  @IsOptional() @IsString() @MaxLength(10_000) reason?: string;
  @IsOptional() @ValidateNested() @Type(() => OrderedWords) words?: OrderedWords;
  /** Holds the answer back, in milliseconds; the process exists by then. */
  @IsOptional() @IsInt() @Min(0) @Max(600_000) replyDelayMs?: number;
  /** Time between the statuses of this process, in milliseconds. */
  @IsOptional() @IsInt() @Min(0) @Max(3_600_000) stepMs?: number;
  /** How many calls; one unless told, 0 until cleared. */
  @IsOptional() @IsInt() @Min(0) @Max(1_000_000) times?: number;
  @IsOptional() @IsIn(['aanleveren']) operation?: WusOperation;
}

/** Filter of `GET /control/accepts`. */
export class AcceptsQuery {
  @IsOptional() @IsString() @MaxLength(40) aanleverkenmerk?: string;
  @IsOptional() @IsString() @MaxLength(35) belanghebbende?: string;
}
