import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@akkoord/persistence';
import { isAway, LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { KeyEncryptionKeyUnknown, KeyEncryptionKeyWrong } from './key-encryption.errors.js';
import { KeyRing } from './key-ring.js';
import type { KeyEncryptionKey } from './read-key-encryption-keys.js';
import { type KekUse, SealedKeyRepository } from './sealed-key.repository.js';

/** How many keys one transaction moves: few, so that nobody waits for it. */
const BATCH = 50;
/** Keys tried before a key-encryption key is said to open nothing: one row may be damaged, not all of them. */
const SAMPLES = 5;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Puts every private key under the active key-encryption key while both are in use, and checks at the start that all is there. */
@Injectable()
export class RotateKeys {
  constructor(
    private readonly database: Database,
    private readonly repository: SealedKeyRepository,
    private readonly ring: KeyRing,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Throws KeyEncryptionKeyUnknown or KeyEncryptionKeyWrong when stored keys could not be used. */
  async check(): Promise<void> {
    const known = await this.ring.ids();
    for (const { kekId } of await this.repository.uses()) {
      if (!known.includes(kekId)) throw new KeyEncryptionKeyUnknown(kekId);
      await this.checkOpens(kekId);
    }
  }

  /** How many keys are under which key-encryption key. */
  uses(): Promise<KekUse[]> {
    return this.repository.uses();
  }

  /** Moves what is under another key-encryption key and gives how many; several instances may do so at once. */
  async rotate(): Promise<number> {
    if ((await this.ring.ids()).length === 0) return 0;
    const active = await this.ring.active();
    let rotated = 0;
    for (const tenant of await this.repository.tenantsUnderOthers(active.id)) {
      for (let after: string | undefined = FIRST; after !== undefined;) {
        const { moved, last } = await this.rotateSome(tenant, active, after);
        rotated += moved;
        after = last;
      }
    }
    if (rotated > 0)
      this.log.info({ kekId: active.id, rotated }, 'private keys put under the active key-encryption key');
    return rotated;
  }

  private async rotateSome(tenant: string, active: KeyEncryptionKey, after: string) {
    return this.database.inTenant(tenant, async (tx) => {
      const rows = await this.repository.lockUnderOthers(tx, active.id, after, BATCH);
      let moved = 0;
      for (const { certificateId, ...sealed } of rows) {
        try {
          const fresh = await this.ring.rewrap({ tenant, certificateId }, sealed, active);
          await this.repository.rewrapped(tx, certificateId, fresh);
          moved += 1;
        } catch (error) {
          if (isAway(error)) throw error;
          // It stays where it was: one that cannot be opened must not keep the others from moving.
          this.log.error({ tenant, certificateId, kekId: sealed.kekId, err: error }, 'a stored key cannot be moved');
        }
      }
      return { moved, last: rows.length < BATCH ? undefined : rows.at(-1)?.certificateId };
    });
  }

  private async checkOpens(kekId: string): Promise<void> {
    let cause: unknown;
    for (const { tenant, certificateId, ...sealed } of await this.repository.samples(kekId, SAMPLES)) {
      try {
        (await this.ring.open({ tenant, certificateId }, sealed)).fill(0);
        return;
      } catch (error) {
        cause = error;
        this.log.error({ tenant, certificateId, kekId }, 'a stored key cannot be opened');
      }
    }
    if (cause !== undefined) throw new KeyEncryptionKeyWrong(kekId, cause);
  }
}
