import { randomBytes } from 'node:crypto';
import { readJson, writePrivate } from '../machine/files.mjs';

/**
 * Secrets made on first use and kept in one file that only this user may read.
 * @typedef {object} Secrets
 * @property {string} internalToken what the parts of one installation show each other
 * @property {string} clientSenderKey encrypts secrets in client-sender's database: 32 bytes, hexadecimal
 * @property {string} gatewayKey encrypts secrets in the gateway's database: 32 bytes, hexadecimal
 * @property {string} evidenceKey signs anchors of the audit trail and certificates of approval: an Ed25519 seed, 32 bytes, hexadecimal
 * @property {string} adminToken the first administration token of the office
 * @property {string} databasePassword of the services' roles
 */

/**
 * @param {string} file
 * @returns {Secrets}
 */
export function secretsIn(file) {
  const known = /** @type {Partial<Secrets> | null} */ (readJson(file)) ?? {};
  const secrets = { ...freshSecrets(), ...known };
  writePrivate(file, secrets);
  return secrets;
}

/** @returns {Secrets} */
export function freshSecrets() {
  return {
    internalToken: `aki_${randomBytes(32).toString('base64url')}`,
    clientSenderKey: randomBytes(32).toString('hex'),
    gatewayKey: randomBytes(32).toString('hex'),
    evidenceKey: randomBytes(32).toString('hex'),
    adminToken: `akc_${randomBytes(32).toString('base64url')}`,
    databasePassword: randomBytes(18).toString('hex'),
  };
}
