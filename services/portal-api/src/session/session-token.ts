import { createHash, randomBytes } from 'node:crypto';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A new token of 256 random bits, and the form in which it is stored. */
export function newToken(): { token: string; tokenSha256: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenSha256: sha256(token) };
}

/** The stored form of a token, or undefined for what cannot be one. */
export const storedForm = (token: string | undefined): string | undefined =>
  token !== undefined && /^[\w-]{43}$/.test(token) ? sha256(token) : undefined;

/** The session cookie: `__Host-` (Secure, this host only) behind https, a plain name where there is none. */
export interface SessionCookie {
  readonly name: string;
  set(token: string): string;
  clear(): string;
  read(header: string | undefined): string | undefined;
}

export function sessionCookie(isSecure: boolean): SessionCookie {
  const name = isSecure ? '__Host-akkoord' : 'akkoord-session';
  const attributes = `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  return {
    name,
    set: (token) => `${name}=${token}; ${attributes}`,
    clear: () => `${name}=; ${attributes}; Max-Age=0`,
    read: (header = '') =>
      header
        .split(';')
        .map((pair) => pair.trim().split('='))
        .find(([key]) => key === name)?.[1],
  };
}
