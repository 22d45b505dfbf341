import { Injectable } from '@nestjs/common';
import type { Transaction } from '@akkoord/persistence';
import type { SealedKey } from '../key-encryption/sealed-key.js';
import type { Certificate } from './certificate.js';

/** Who brought a certificate: a person, or the bootstrap file, which also takes its own away again. */
export type CertificateSource = 'administration' | 'bootstrap';

/** What is stored of a certificate, without texts and key. */
export interface StoredCertificate extends Certificate {
  readonly fingerprint: string;
  readonly commonName: string;
  readonly oin: string;
  readonly source: CertificateSource;
  readonly kekId: string;
  readonly importedAt: Date;
}

/** A certificate to store, PEM. */
export interface NewCertificate extends Omit<StoredCertificate, 'tenant' | 'kekId' | 'importedAt'> {
  readonly certificate: string;
  readonly chain: readonly string[];
}

/** All that is needed to use a certificate, PEM; the key is still sealed. */
export interface CertificateMaterial {
  readonly certificate: string;
  readonly chain: readonly string[];
  readonly sealed: SealedKey;
}

const COLUMNS = `tenant, id, environment, role, fingerprint, common_name as "commonName", oin, valid_from as "validFrom",
  valid_until as "validUntil", source, kek_id as "kekId", imported_at as "importedAt"`;

/** Rows of `certificate` and `certificate_key`. */
@Injectable()
export class CertificateRepository {
  /** Stores a certificate and its sealed key; false when the office has it in that environment. */
  async insert(tx: Transaction, certificate: NewCertificate, sealed: SealedKey): Promise<boolean> {
    const { id, environment, role, fingerprint, commonName, oin, validFrom, validUntil, source } = certificate;
    const added = await tx.query(
      `insert into certificate (tenant, id, environment, role, fingerprint, common_name, oin, certificate, chain, valid_from, valid_until, source, kek_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing returning id`,
      [
        ...[tx.tenant, id, environment, role, fingerprint, commonName, oin, certificate.certificate],
        ...[certificate.chain, validFrom, validUntil, source, sealed.kekId],
      ],
    );
    if (added.length === 0) return false;
    await tx.query(
      'insert into certificate_key (tenant, certificate_id, wrapped_data_key, sealed_key) values ($1, $2, $3, $4)',
      [tx.tenant, id, sealed.wrappedDataKey, sealed.sealedKey],
    );
    return true;
  }

  async list(tx: Transaction): Promise<StoredCertificate[]> {
    return tx.query<StoredCertificate>(
      `select ${COLUMNS} from certificate where tenant = $1 order by valid_from desc, id`,
      [tx.tenant],
    );
  }

  /** Those of all offices, in a system transaction. */
  async all(tx: Transaction): Promise<StoredCertificate[]> {
    return tx.query<StoredCertificate>(`select ${COLUMNS} from certificate`);
  }

  /** One statement, so that a rotation never shows half. */
  async material(tx: Transaction, id: string): Promise<CertificateMaterial | undefined> {
    const [row] = await tx.query<{ certificate: string; chain: string[] } & SealedKey>(
      `select c.certificate, c.chain, c.kek_id as "kekId", k.wrapped_data_key as "wrappedDataKey", k.sealed_key as "sealedKey"
       from certificate c join certificate_key k on k.tenant = c.tenant and k.certificate_id = c.id
       where c.tenant = $1 and c.id = $2`,
      [tx.tenant, id],
    );
    if (!row) return undefined;
    const { certificate, chain, kekId, wrappedDataKey, sealedKey } = row;
    return { certificate, chain, sealed: { kekId, wrappedDataKey, sealedKey } };
  }

  /** Removes a certificate and its key; false when there is none. */
  async remove(tx: Transaction, id: string): Promise<boolean> {
    const removed = await tx.query('delete from certificate where tenant = $1 and id = $2 returning id', [
      tx.tenant,
      id,
    ]);
    return removed.length > 0;
  }

  /** Removes what the bootstrap file brought before and no longer names. */
  async removeOtherBootstrapped(tx: Transaction, fingerprints: readonly string[]): Promise<void> {
    await tx.query(
      `delete from certificate where tenant = $1 and source = 'bootstrap' and not fingerprint = any($2::text[])`,
      [tx.tenant, fingerprints],
    );
  }
}
