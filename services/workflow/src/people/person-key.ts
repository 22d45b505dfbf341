import { createHash } from 'node:crypto';

/** The same for all contacts of one person at the clients of an office, whose e-mail address tells that they are; the address cannot be read from it. */
export const personKey = (tenant: string, email: string): string =>
  createHash('sha256').update(`${tenant} ${email.trim().toLowerCase()}`).digest('hex').slice(0, 32);
