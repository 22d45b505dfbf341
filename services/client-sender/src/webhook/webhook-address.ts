import { lookup as lookUp, type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP } from 'node:net';
import { isPrivateAddress } from './private-address.js';
import { WebhookAddressRefused } from './webhook.errors.js';

/** Refuses addresses that must not be called from here (server-side request forgery); what a name resolves to is checked when connecting. */
export function checkWebhookUrl(text: string, allowsPrivate: boolean): URL {
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') throw new WebhookAddressRefused();
  if (allowsPrivate) return url;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol !== 'https:' || host === 'localhost' || host.endsWith('.localhost'))
    throw new WebhookAddressRefused();
  if (isIP(host) !== 0 && isPrivateAddress(host)) throw new WebhookAddressRefused();
  return url;
}

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** A DNS look-up that gives public addresses only: the address that is checked is the one that is connected to. */
export function publicLookup(hostname: string, options: LookupOptions, found: Found): void {
  lookUp(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return found(error, []);
    const open = addresses.filter(({ address }) => !isPrivateAddress(address));
    const [first] = open;
    if (!first) return found(new WebhookAddressRefused(), []);
    return options.all === true ? found(null, open) : found(null, first.address, first.family);
  });
}
