import { createHash } from 'node:crypto';

/**
 * The same for everything that one person is at an office (contact at many clients, employee, sender of a filing), whose e-mail address
 * tells that they are one; 32 hexadecimal digits. The address does not stand in it, though who has a list of addresses can compare.
 */
export const personKey = (tenant: string, email: string): string =>
  createHash('sha256').update(`${tenant} ${email.trim().toLowerCase()}`).digest('hex').slice(0, 32);
