import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@akkoord/persistence';
import type { KeyOwner, SealedKey } from './sealed-key.js';

/** How many private keys are under a key-encryption key. */
export interface KekUse {
  readonly kekId: string;
  readonly keys: number;
}

const SEALED = `c.id as "certificateId", c.kek_id as "kekId", k.wrapped_data_key as "wrappedDataKey", k.sealed_key as "sealedKey"`;
const JOINED = 'certificate c join certificate_key k on k.tenant = c.tenant and k.certificate_id = c.id';

/** Sealed keys by their key-encryption key. Which key-encryption key is used is known to all; the sealed keys only to their office. */
@Injectable()
export class SealedKeyRepository {
  constructor(private readonly database: Database) {}

  async uses(): Promise<KekUse[]> {
    return this.database.inSystem((tx) =>
      tx.query<KekUse>(
        'select kek_id as "kekId", count(*)::int as keys from certificate group by kek_id order by kek_id',
      ),
    );
  }

  async tenantsUnderOthers(kekId: string): Promise<string[]> {
    const rows = await this.database.inSystem((tx) =>
      tx.query<{ tenant: string }>('select distinct tenant from certificate where kek_id <> $1 order by tenant', [
        kekId,
      ]),
    );
    return rows.map(({ tenant }) => tenant);
  }

  /** Locks some of one office's keys, after an id, that are under another key-encryption key; who is locked by another is being moved. */
  async lockUnderOthers(
    tx: Transaction,
    kekId: string,
    after: string,
    most: number,
  ): Promise<(SealedKey & Pick<KeyOwner, 'certificateId'>)[]> {
    return tx.query(
      `select ${SEALED} from ${JOINED} where c.tenant = $1 and c.kek_id <> $2 and c.id > $3 order by c.id limit $4 for update of c skip locked`,
      [tx.tenant, kekId, after, most],
    );
  }

  async rewrapped(
    tx: Transaction,
    certificateId: string,
    fresh: Pick<SealedKey, 'kekId' | 'wrappedDataKey'>,
  ): Promise<void> {
    await tx.query('update certificate set kek_id = $3 where tenant = $1 and id = $2', [
      ...[tx.tenant, certificateId, fresh.kekId],
    ]);
    await tx.query('update certificate_key set wrapped_data_key = $3 where tenant = $1 and certificate_id = $2', [
      ...[tx.tenant, certificateId, fresh.wrappedDataKey],
    ]);
  }

  /** Some keys under a key-encryption key, of any office. */
  async samples(kekId: string, most: number): Promise<(SealedKey & KeyOwner)[]> {
    const some = await this.database.inSystem((tx) =>
      tx.query<{ tenant: string; id: string }>('select tenant, id from certificate where kek_id = $1 limit $2', [
        ...[kekId, most],
      ]),
    );
    const samples = some.map(({ tenant, id }) =>
      this.database.inTenant(tenant, (tx) =>
        tx.query<SealedKey & KeyOwner>(`select c.tenant, ${SEALED} from ${JOINED} where c.tenant = $1 and c.id = $2`, [
          ...[tenant, id],
        ]),
      ),
    );
    return (await Promise.all(samples)).flat();
  }
}
