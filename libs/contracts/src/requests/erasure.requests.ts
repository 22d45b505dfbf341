import { ArrayMaxSize, IsArray, IsBoolean, IsUUID, Matches } from 'class-validator';
import { ErasureReport } from '../erasure.js';
import { PERSON_KEY } from '../parts.js';
import { Request } from '../request-definition.js';

/** Who is to be erased: never his address, but the key that is made of it, and the ids he has at the office. */
export class ErasureQuestion {
  @Matches(PERSON_KEY) personKey!: string;
  @IsArray() @ArrayMaxSize(10_000) @IsUUID(undefined, { each: true }) personIds!: string[];
  /** Only tell what would be erased and kept. */
  @IsBoolean() isRehearsal!: boolean;
}

/** Erase a person as far as the law lets it. Asked of the workflow by the connector; a repeat erases what is left. */
@Request('erase-from-workflow.v1', {
  service: 'workflow',
  summary: 'Erases a person from approvals and evidence, as far as the law lets it.',
  reply: ErasureReport,
})
export class EraseFromWorkflow extends ErasureQuestion {}

/** Erase a person. Asked of the portal by the connector; a repeat erases what is left. */
@Request('erase-from-portal.v1', {
  service: 'portal-api',
  summary: 'Erases a person and his account from the portal.',
  reply: ErasureReport,
})
export class EraseFromPortal extends ErasureQuestion {}

/** Erase a person. Asked of the mailer by the connector; a repeat erases what is left. */
@Request('erase-from-mailer.v1', {
  service: 'mailer',
  summary: 'Erases a person and the content of mail to him.',
  reply: ErasureReport,
})
export class EraseFromMailer extends ErasureQuestion {}
