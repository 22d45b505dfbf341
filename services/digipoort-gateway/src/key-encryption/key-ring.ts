import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { KeyEncryptionKeyMissing, KeyEncryptionKeyUnknown, TokenUnusable } from './key-encryption.errors.js';
import { unwrapOnToken } from './pkcs11-token.js';
import { type KeyEncryptionKey, readKeyEncryptionKeys } from './read-key-encryption-keys.js';
import { type KeyOwner, openKey, rewrapDataKey, type SealedKey, sealKey } from './sealed-key.js';

/** The key-encryption keys of this installation: the first seals, all of them open. */
@Injectable()
export class KeyRing {
  private keys: Promise<readonly KeyEncryptionKey[]> | undefined;

  constructor(private readonly config: DigipoortGatewayConfig) {}

  /** Names, the one that seals first. */
  async ids(): Promise<string[]> {
    return (await this.all()).map(({ id }) => id);
  }

  /**
   * The key that seals now; throws KeyEncryptionKeyMissing. Looked up anew in a file: whoever sealed with a key that was taken out
   * of the list meanwhile would seal what nobody can open.
   */
  async active(): Promise<KeyEncryptionKey> {
    if (this.config.keyEncryptionKeysFile) await this.reload();
    const [active] = await this.all();
    if (!active) throw new KeyEncryptionKeyMissing();
    return active;
  }

  async seal(owner: KeyOwner, pkcs8: Buffer): Promise<SealedKey> {
    return sealKey(await this.active(), owner, pkcs8);
  }

  /** Throws KeyEncryptionKeyUnknown, or what decryption throws. The caller wipes the bytes. */
  async open(owner: KeyOwner, sealed: SealedKey): Promise<Buffer> {
    return openKey(await this.named(sealed.kekId), owner, sealed);
  }

  /** The data key under another key, which `active` gave. */
  async rewrap(owner: KeyOwner, sealed: Pick<SealedKey, 'kekId' | 'wrappedDataKey'>, to: KeyEncryptionKey) {
    const from = await this.named(sealed.kekId);
    return { kekId: to.id, wrappedDataKey: rewrapDataKey(from, to, owner, sealed.wrappedDataKey) };
  }

  /** Reads the keys again, from their file if they are in one. What cannot be read leaves the known keys as they are. */
  async reload(): Promise<string[]> {
    const fresh = await this.read();
    this.keys = Promise.resolve(fresh);
    return fresh.map(({ id }) => id);
  }

  private async named(id: string): Promise<KeyEncryptionKey> {
    const known = (await this.all()).find((key) => key.id === id);
    if (known) return known;
    // Another instance may have begun to use a key that was added to the file since.
    await this.reload();
    const added = (await this.all()).find((key) => key.id === id);
    if (!added) throw new KeyEncryptionKeyUnknown(id);
    return added;
  }

  private all(): Promise<readonly KeyEncryptionKey[]> {
    this.keys ??= this.read().catch((error: unknown) => {
      this.keys = undefined;
      throw error;
    });
    return this.keys;
  }

  private async read(): Promise<readonly KeyEncryptionKey[]> {
    const { keyEncryptionKeys = '', keyEncryptionKeysFile } = this.config;
    const text = keyEncryptionKeysFile ? await readFile(keyEncryptionKeysFile, 'utf8') : keyEncryptionKeys;
    return readKeyEncryptionKeys(text, (id, wrapped) => this.unwrap(id, wrapped));
  }

  private unwrap(id: string, wrapped: Buffer): Promise<Buffer> {
    const { pkcs11Module: module, pkcs11TokenLabel: tokenLabel, pkcs11Pin: pin, pkcs11KeyId: keyId } = this.config;
    if (!module || !tokenLabel || !pin || !keyId) {
      throw new TokenUnusable(id, new Error('a setting of the token is missing'));
    }
    return unwrapOnToken({ module, tokenLabel, pin, keyId, oaepHash: this.config.pkcs11OaepHash }, id, wrapped);
  }
}
