import { hash, sign, type KeyObject, type X509Certificate } from 'node:crypto';
import { canonicalise } from '../xml/canonicalise.js';
import { parseXml } from '../xml/parse-xml.js';
import { attributeOf, elementsOf, textOf, type XmlElement } from '../xml/tree.js';
import { change } from './attacks.js';

const LIMITS = { maxBytes: 1e7, maxDepth: 64, maxElements: 1e5 };

/** Gives each reference the digest of what it names now: right digests, under a signature that is not about them. */
export function redigest(reply: string): string {
  let changed = reply;
  for (const reference of all(parse(reply), 'Reference')) {
    const id = attributeOf(reference, '', 'URI')?.slice(1);
    const isTarget = (element: XmlElement) => element.attributes.some((a) => a.local === 'Id' && a.value === id);
    const target = all(parse(reply)).find(isTarget);
    if (id === undefined || !target) continue;
    const old = new RegExp(`(<Reference URI="#${id}">[\\s\\S]*?<DigestValue>)[^<]*`);
    const digest = hash('sha1', canonicalise(target), 'base64');
    changed = changed.replace(old, (_, start: string) => start + digest);
  }
  return changed;
}

/** Signs a reply anew, whatever was done to it, with the key and certificate of someone who would like to be Logius. */
export function resign(reply: string, by: { key: KeyObject; certificate: X509Certificate }): string {
  const token = all(parse(reply), 'BinarySecurityToken').map(textOf)[0] ?? '';
  const ready = redigest(reply.replace(token, by.certificate.raw.toString('base64')));
  const [signedInfo] = all(parse(ready), 'SignedInfo');
  if (!signedInfo) throw new Error('there is nothing to sign');
  const value = sign('sha1', Buffer.from(canonicalise(signedInfo)), by.key).toString('base64');
  return change(ready, /<SignatureValue>[^<]*/, `<SignatureValue>${value}`);
}

const parse = (message: string) => parseXml(Buffer.from(message), LIMITS);

function all(element: XmlElement, local?: string): XmlElement[] {
  const inside = elementsOf(element).flatMap((child) => all(child, local));
  return local === undefined || element.local === local ? [element, ...inside] : inside;
}
