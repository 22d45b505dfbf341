import { Type } from 'class-transformer';
import {
  IsISO8601,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Min,
  ValidateNested,
  IsDefined,
} from 'class-validator';
import { Event } from '../event-definition.js';
import { SubmitReturn } from '../http/client-sender.http.js';
import { StatusStep } from '../parts.js';

/** An ERP hands over a return: the same body as `POST /v1/returns`; the ERP token in the AMQP header `authorization`. */
@Event('return.submitted.v1', {
  producer: 'erp',
  subject: 'reference',
  summary: 'An ERP hands over a return; header authorization holds its token.',
  exchange: 'erp',
  validatedBy: 'handler',
})
export class ReturnSubmitted extends SubmitReturn {}

/** A return moved; published with routing key `return.status-changed.v1.<environmentId>`. */
@Event('return.status-changed.v1', {
  producer: 'client-sender',
  subject: 'reference',
  summary: 'A return moved to another status.',
  exchange: 'erp',
  consumers: 'optional',
})
export class ReturnStatusChanged {
  @IsUUID() returnId!: string;
  @IsUUID() environmentId!: string;
  /** The ERP's own reference. */
  @IsString() @Length(1, 100) reference!: string;
  @IsDefined() @ValidateNested() @Type(() => StatusStep) step!: StatusStep;
  /** Dutch and English sentence for a person. */
  @IsString() @Length(1, 500) messageNl!: string;
  @IsString() @Length(1, 500) messageEn!: string;
  /** kenmerk, reason of rejection, words of the authority: what the status came with. */
  @IsOptional() @IsObject() details?: Record<string, unknown>;
}

/** A return will not be filed: handed over by AMQP it could not be taken and nothing was stored, or the office's connector refused it for good. Routing key `return.refused.v1.<environmentId>`. */
@Event('return.refused.v1', {
  producer: 'client-sender',
  subject: 'reference',
  summary: 'A return could not be taken over AMQP, or the connector refused it for good.',
  exchange: 'erp',
  consumers: 'optional',
})
export class ReturnRefused {
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
