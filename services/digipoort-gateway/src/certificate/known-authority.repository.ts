import { Injectable } from '@nestjs/common';
import type { Transaction } from '@akkoord/persistence';
import { fingerprintOf } from '@akkoord/wus';
import { certificatesOf } from './read-pem.js';

/** Rows of `known_authority`: certificates of authorities, added and never removed. */
@Injectable()
export class KnownAuthorityRepository {
  /** Keeps the authorities in a PEM text; other certificates in it are left out. */
  async keep(tx: Transaction, pem: string): Promise<void> {
    const authorities = certificatesOf(pem).filter(({ ca }) => ca);
    await tx.query(
      `insert into known_authority (tenant, fingerprint, pem)
       select $1, * from unnest($2::text[], $3::text[]) on conflict do nothing`,
      [tx.tenant, authorities.map(fingerprintOf), authorities.map(String)],
    );
  }

  /** PEM of each. */
  async all(tx: Transaction): Promise<string[]> {
    const rows = await tx.query<{ pem: string }>(
      'select pem from known_authority where tenant = $1 order by fingerprint',
      [tx.tenant],
    );
    return rows.map(({ pem }) => pem);
  }
}
