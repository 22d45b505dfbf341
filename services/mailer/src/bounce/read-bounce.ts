import { simpleParser } from 'mailparser';
import { messageKeyIn, type MessageKey } from '../sending/message-key.js';

/** What a report about a mail says (delivery status notification, RFC 3464). */
export interface Bounce extends MessageKey {
  /** `failed` for good; the rest is no more than news on the way. */
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** Enhanced status code (RFC 3463), for example `5.1.1`. */
  readonly status: string;
  /** What the other side said. */
  readonly diagnostic: string;
}

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;

/** Reads a report; undefined for anything that is no report about a mail of ours. */
export async function readBounce(message: Buffer): Promise<Bounce | undefined> {
  const parsed = await simpleParser(message, { skipImageLinks: true, skipTextToHtml: true, keepDeliveryStatus: true });
  const part = parsed.attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  if (!part) return undefined;
  const report = part.content.toString('utf8').replace(/\r?\n[ \t]+/g, ' ');
  const field = (name: string): string => new RegExp(`^${name}:[ \\t]*(.+)$`, 'im').exec(report)?.[1]?.trim() ?? '';
  const action = ACTIONS.find((known) => known === field('Action').toLowerCase());
  const original = parsed.attachments
    .filter(({ contentType }) => /^(message\/rfc822|text\/rfc822-headers)$/.test(contentType))
    .map(({ content }) => content.toString('utf8'));
  // The address the report went to names the mail; else the headers of the mail that came back do.
  const to = [parsed.to ?? []].flat().map(({ text }) => text);
  const key = [...to, ...original, message.toString('latin1')].map(messageKeyIn).find((found) => found !== undefined);
  if (!action || !key) return undefined;
  const diagnostic = field('Diagnostic-Code').replace(/^smtp;\s*/i, '');
  return { ...key, action, status: field('Status') || '5.0.0', diagnostic: diagnostic.slice(0, 400) };
}
