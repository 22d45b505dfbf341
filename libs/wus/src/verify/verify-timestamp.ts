import { NS } from '../constants.js';
import { WusMessageRefused } from '../errors.js';
import { parseDateTime } from '../messages/read-fields.js';
import { childrenNamed, elementsOf, textOf, type XmlElement } from '../xml/tree.js';
import { onlyChild } from './envelope-parts.js';

/** How the clock of the other side is judged. */
export interface TimestampRules {
  now: Date;
  /** How far the clocks may differ, in milliseconds. */
  clockSkewMs: number;
  /** Life of a Timestamp that carries no Expires, in milliseconds (the WSDL makes Expires optional). */
  defaultLifeMs: number;
}

/** Judges a signed wsu:Timestamp; throws WUS_TIMESTAMP, WUS_TIMESTAMP_EXPIRED or WUS_TIMESTAMP_FUTURE. */
export function verifyTimestamp(timestamp: XmlElement, rules: TimestampRules): { created: Date; expires: Date } {
  const created = instant(onlyChild(timestamp, NS.wsu, 'Created', 'WUS_TIMESTAMP'));
  const expiry = childrenNamed(timestamp, NS.wsu, 'Expires');
  if (expiry.length > 1 || elementsOf(timestamp).length !== expiry.length + 1) {
    throw new WusMessageRefused('WUS_TIMESTAMP', 'Timestamp');
  }
  const expires = expiry[0] ? instant(expiry[0]) : new Date(created.getTime() + rules.defaultLifeMs);
  const now = rules.now.getTime();
  if (expires < created) throw new WusMessageRefused('WUS_TIMESTAMP', 'Expires');
  if (created.getTime() - rules.clockSkewMs > now) throw new WusMessageRefused('WUS_TIMESTAMP_FUTURE', 'Created');
  if (expires.getTime() + rules.clockSkewMs < now) throw new WusMessageRefused('WUS_TIMESTAMP_EXPIRED', 'Expires');
  return { created, expires };
}

function instant(element: XmlElement): Date {
  const date = parseDateTime(textOf(element)?.trim() ?? '');
  if (!date) throw new WusMessageRefused('WUS_TIMESTAMP', element.local);
  return date;
}
