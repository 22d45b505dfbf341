import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/** Keeps secrets in the database with AES-256-GCM; `about` (tenant, record, purpose) binds each to its place, so that one cannot be put in another's. */
export class SecretBox {
  private readonly key: Buffer;

  /** `key`: 32 bytes, base64 or hexadecimal. */
  constructor(key: string) {
    this.key = Buffer.from(key, key.length === 64 ? 'hex' : 'base64');
  }

  /** version (1) · nonce (12) · tag (16) · ciphertext */
  seal(secret: string, about: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(about));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed]);
  }

  /** Throws when the key is another, the place is another, or a byte was changed. */
  open(sealed: Buffer, about: string): string {
    if (sealed[0] !== VERSION || sealed.length < 1 + NONCE + TAG) throw new Error('a sealed secret of an unknown form');
    const nonce = sealed.subarray(1, 1 + NONCE);
    const decipher = createDecipheriv('aes-256-gcm', this.key, nonce, { authTagLength: TAG })
      .setAAD(Buffer.from(about))
      .setAuthTag(sealed.subarray(1 + NONCE, 1 + NONCE + TAG));
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE + TAG)), decipher.final()]).toString('utf8');
  }
}

/** The place of a connector token. */
export const aboutConnectorToken = (tenant: string, environmentId: string): string =>
  `${tenant}/${environmentId}/connector-token`;

/** The place of a webhook secret. */
export const aboutWebhookSecret = (tenant: string, environmentId: string): string =>
  `${tenant}/${environmentId}/webhook-secret`;
