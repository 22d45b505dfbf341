import { hash, randomBytes } from 'node:crypto';

/** `akc_` (Akkoord connector) makes a leaked token recognisable to scanners; 43 base64url signs are 256 bits. */
export const TOKEN_FORM = /^akc_[A-Za-z0-9_-]{43}$/;

/** A new token of 256 random bits. */
export const newTokenSecret = (): string => `akc_${randomBytes(32).toString('base64url')}`;

/** How a token is stored. 256 random bits need no slow hash, and looking up by hash leaves no timing to learn from. */
export const tokenSha256 = (secret: string): string => hash('sha256', secret);

/** The token of an Authorization header, or undefined when there is none of our form. */
export function bearerToken(authorization: string | undefined): string | undefined {
  const [, secret] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
  return secret !== undefined && TOKEN_FORM.test(secret) ? secret : undefined;
}
