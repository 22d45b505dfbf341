import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
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
import { FILING_STATUSES, MESSAGE_KINDS, type FilingStatus, type MessageKind } from '../filing-status.js';
import { FilingFinding, FilingPeriod, StatusStep } from '../parts.js';
import { SubmittedBy } from './submitted-by.js';
import { ReturnWithdrawal } from './withdrawal.http.js';

/** Contact details that go into the filing (berichtgegevens). */
export class ReturnContact {
  @IsString() @Length(1, 10) initials!: string;
  @IsOptional() @IsString() @Length(1, 10) prefix?: string;
  @IsString() @Length(1, 200) surname!: string;
  /** Digits and + only, at most 14. */
  @Matches(/^\+?\d{1,13}$/) telephoneNumber!: string;
}

/** Amounts towards one customer in another EU country; a credit note is negative, an amount that is absent is nothing. */
export class IcpCustomer {
  /** EU country code: `DE`, `EL` for Greece, `XI` for Northern Ireland. */
  @Matches(/^[A-Z]{2}$/) country!: string;
  /** VAT number of the customer, with or without its country code, dots and spaces. */
  @IsString() @Length(2, 20) vatNumber!: string;
  @IsOptional() @IsInt() goods?: number;
  @IsOptional() @IsInt() services?: number;
  /** Simplified triangular trade (ABC). */
  @IsOptional() @IsInt() triangular?: number;
}

/** What the amounts of a filing are given in. */
export const AMOUNTS_IN = ['euros', 'cents'] as const;

/**
 * A filing as figures, from which the XBRL is made. VAT return: `boxes`. Supplement: `boxes` with the complete new amounts, and
 * `alreadyDeclared`. ICP statement: `customers`.
 */
export class ReturnFigures {
  /** omzetbelastingnummer, with or without NL, dots and spaces. */
  @IsString() @Length(12, 20) vatNumber!: string;
  /** `2026-Q3`, `2026-07` or `2026`. */
  @Matches(/^\d{4}(-(Q[1-4]|\d{2}))?$/) period!: string;
  /** Whole euros (default), or cents: then each box is rounded in the taxpayer's favour and `rounding` of the answer shows how. */
  @IsOptional() @IsIn(AMOUNTS_IN) amountsIn?: (typeof AMOUNTS_IN)[number];
  /** By box, `1a.turnover`, `1a.tax`, … `5b`; 5a and the total are computed when absent. */
  @IsOptional() @IsObject() boxes?: Record<string, number>;
  /** Supplement: the total of the return and of earlier supplements of this period, whole euros, negative for a refund. */
  @IsOptional() @IsInt() alreadyDeclared?: number;
  /** Supplement: when the mistake was found; it must be filed within eight weeks. */
  @IsOptional() @Matches(/^\d{4}-\d{2}-\d{2}$/) discoveredOn?: string;
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20_000)
  @ValidateNested({ each: true })
  @Type(() => IcpCustomer)
  customers?: IcpCustomer[];
  /** ICP statement: corrections of earlier statements, as differences. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20_000)
  @ValidateNested({ each: true })
  @Type(() => IcpCustomer)
  corrections?: IcpCustomer[];
  @IsDefined() @ValidateNested() @Type(() => ReturnContact) contact!: ReturnContact;
}

/** What an ERP hands over: finished XBRL, or figures from which the XBRL is made. Exactly one of `xbrl` and `figures`. */
export class SubmitReturn {
  /** The ERP's own reference: the idempotency key. The same reference with other content is refused (409). */
  @Matches(/^[A-Za-z0-9._:/-]{1,100}$/) reference!: string;
  @IsIn(MESSAGE_KINDS) kind!: MessageKind;
  /** The finished instance, base64, passed on byte for byte. */
  @IsOptional() @IsBase64Text() @MaxLength(28_000_000) xbrl?: string;
  @IsOptional() @ValidateNested() @Type(() => ReturnFigures) figures?: ReturnFigures;
  /** A PDF of the ERP's own, base64; its totals are compared with the filing. Of a repeat the first stays. */
  @IsOptional() @IsBase64Text() @MaxLength(7_000_000) pdf?: string;
  /** Supplement, as figures or as XBRL: the return it corrects was filed another way. */
  @IsOptional() @IsBoolean() returnFiledElsewhere?: boolean;
  /** Reference of the return this one takes the place of: the same kind, period and VAT number, and not approved yet. */
  @IsOptional() @Matches(/^[A-Za-z0-9._:/-]{1,100}$/) supersedes?: string;
  /** Who made and sent it, so that he does not also review it (four eyes). Of a repeat the first stays. */
  @IsOptional() @ValidateNested() @Type(() => SubmittedBy) submittedBy?: SubmittedBy;
}

/** How one amount was rounded to whole euros. */
export class RoundedAmount {
  /** Box, or `country vatNumber supply` of a customer's place in the list: `customers.3.goods`. */
  @IsString() where!: string;
  @IsInt() cents!: number;
  @IsInt() euros!: number;
}

/** A return and all that happened to it, as the ERP sees it. */
export class ReturnView {
  @IsUUID() returnId!: string;
  @IsString() reference!: string;
  @IsIn(MESSAGE_KINDS) kind!: MessageKind;
  @IsDefined() @ValidateNested() @Type(() => FilingPeriod) period!: FilingPeriod;
  /** SHA-256 of the document that is approved and filed. */
  @Matches(/^[0-9a-f]{64}$/) documentSha256!: string;
  /**
   * `queued`: not yet at the office; `delivered`: registered there; `refused`: the office's connector would not take it;
   * `withdrawn`: taken back before it left.
   */
  @IsIn(['queued', 'delivered', 'refused', 'withdrawn']) delivery!: 'queued' | 'delivered' | 'refused' | 'withdrawn';
  /** The connector's refusal, when `delivery` is `refused`; or the last fault while `queued`. */
  @IsOptional() @IsObject() deliveryProblem?: Record<string, unknown>;
  @IsOptional() @IsISO8601() nextDeliveryAt?: string;
  /** Id at the office's connector. */
  @IsOptional() @IsUUID() messageId?: string;
  @IsOptional() @IsIn(FILING_STATUSES) status?: FilingStatus;
  @IsArray() @ValidateNested({ each: true }) @Type(() => StatusStep) history!: StatusStep[];
  /** What the newest status came with: kenmerk, reason, the authority's words. */
  @IsOptional() @IsObject() details?: Record<string, unknown>;
  @IsISO8601() receivedAt!: string;
  /** Remarks of the check before sending, and of the office once it took the return (which knows the terms of a non-resident): warnings and notes. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => FilingFinding) findings!: FilingFinding[];
  /** Amounts given in cents that were rounded. */
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => RoundedAmount) rounding?: RoundedAmount[];
  /** Reference of the return this one takes the place of. */
  @IsOptional() @IsString() supersedes?: string;
  /** How taking it back stands, once the ERP asked for that. */
  @IsOptional() @ValidateNested() @Type(() => ReturnWithdrawal) withdrawal?: ReturnWithdrawal;
}

/** A page of returns, newest first. */
export class ReturnList {
  @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => ReturnView) returns!: ReturnView[];
}

/** Where every status is posted as a signed webhook (Standard Webhooks). */
export class WebhookSettings {
  @IsUrl({ require_tld: false, protocols: ['https', 'http'], require_protocol: true }) url!: string;
}

/** The webhook as it is set; the secret is shown once, when it is made. */
export class WebhookView {
  @IsString() url!: string;
  @IsOptional() @IsString() secret?: string;
  @IsOptional() @IsInt() @Min(0) @Max(599) lastStatus?: number;
}
