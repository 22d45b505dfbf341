import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@akkoord/persistence';
import { Clock } from '../clock.js';
import { KeyRing } from '../key-encryption/key-ring.js';
import { type CertificateUse, chooseCertificate, type Environment } from './certificate.js';
import { CertificateRepository, type StoredCertificate } from './certificate.repository.js';

/** A certificate with its key, ready for use; lives as long as the connection that uses it. */
export interface Identity {
  readonly certificate: X509Certificate;
  /** The certificate and its issuers, PEM, the nearest first. */
  readonly chainPem: string;
  readonly key: KeyObject;
}

/** The certificates of all offices as they are now; their keys stay sealed in the database until they are used. */
@Injectable()
export class Certificates {
  private known = new Map<string, StoredCertificate[]>();

  constructor(
    private readonly database: Database,
    private readonly repository: CertificateRepository,
    private readonly ring: KeyRing,
    private readonly clock: Clock,
  ) {}

  /** Looks again now, in a system transaction. */
  async refresh(tx: Transaction): Promise<void> {
    this.known = Map.groupBy(await this.repository.all(tx), ({ tenant }) => tenant);
  }

  all(): StoredCertificate[] {
    return [...this.known.values()].flat();
  }

  of(tenant: string): readonly StoredCertificate[] {
    return this.known.get(tenant) ?? [];
  }

  /** The one an office uses at this moment; with `oin`, of those with that number. */
  inUse(tenant: string, use: CertificateUse, environment: Environment, oin?: string): StoredCertificate | undefined {
    const all = this.of(tenant);
    const own = oin === undefined ? all : all.filter((certificate) => certificate.oin === oin);
    return chooseCertificate(own, use, environment, this.clock.now());
  }

  /** Whether an office has certificates of more than one number (OIN), as after a merger or another legal form. */
  hasSeveralNumbers(tenant: string): boolean {
    return new Set(this.of(tenant).map(({ oin }) => oin)).size > 1;
  }

  /** Unseals a key; throws what the key ring throws, or when the certificate is gone. */
  async identity(tenant: string, certificateId: string): Promise<Identity> {
    const material = await this.database.inTenant(tenant, (tx) => this.repository.material(tx, certificateId));
    if (!material) throw new Error('the certificate is no longer there');
    const pkcs8 = await this.ring.open({ tenant, certificateId }, material.sealed);
    try {
      return {
        certificate: new X509Certificate(material.certificate),
        chainPem: [material.certificate, ...material.chain].join('\n'),
        key: createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }),
      };
    } finally {
      pkcs8.fill(0);
    }
  }
}
