/** Office and mail as they travel in `Message-ID` and in the address for reports: what comes back can be told apart. */
export interface MessageKey {
  readonly tenant: string;
  readonly mailId: string;
}

const KEY = /\b(\d{5})\.([0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})@/i;

/** The same for every attempt at a mail, so that mail programs recognise a second copy. */
export const messageIdOf = ({ tenant, mailId }: MessageKey, domain: string): string =>
  `<${tenant}.${mailId}@${domain}>`;

/** Envelope sender of one mail: `bounces+12345.<mail id>@mail.example`. */
export function bounceAddressOf({ tenant, mailId }: MessageKey, address: string): string {
  const [local = '', domain = ''] = address.split('@');
  return `${local}+${tenant}.${mailId}@${domain}`;
}

/** The key of the first of our mails that a text names, or undefined. */
export function messageKeyIn(text: string): MessageKey | undefined {
  const [, tenant, mailId] = KEY.exec(text) ?? [];
  return tenant === undefined || mailId === undefined ? undefined : { tenant, mailId: mailId.toLowerCase() };
}

/** Part of an address behind the @. */
export const domainOf = (address: string): string => address.slice(address.indexOf('@') + 1);
