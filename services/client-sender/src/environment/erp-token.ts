import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { ClientEnvironment } from './environment.js';

/** A request of an ERP, with its environment once the token was checked. */
export type ErpRequest = FastifyRequest & { environment?: ClientEnvironment };

const TOKEN = /^ake_[A-Za-z0-9_-]{32,128}$/;

/** Whether a text has the form of an ERP token: `ake_` and at least 32 signs. */
export const isErpToken = (text: string): boolean => TOKEN.test(text);

/** How a token is stored and found: SHA-256, lower-case hexadecimal. A token is 256 bits of chance, so no slow hash is needed. */
export const tokenHash = (token: string): string => hash('sha256', token);

/** The token in an `authorization` header, with or without `Bearer`; undefined when there is none of the right form. */
export function tokenIn(authorization: unknown): string | undefined {
  const text = Buffer.isBuffer(authorization) ? authorization.toString('utf8') : authorization;
  if (typeof text !== 'string') return undefined;
  const token = text.replace(/^Bearer +/i, '').trim();
  return isErpToken(token) ? token : undefined;
}
