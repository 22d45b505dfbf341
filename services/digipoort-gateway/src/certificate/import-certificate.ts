import type { X509Certificate } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, uuidv7 } from '@akkoord/persistence';
import { Clock } from '../clock.js';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { KeyRing } from '../key-encryption/key-ring.js';
import { type ImportRemarkCode, ImportRefused } from './certificate.errors.js';
import { CertificateRepository, type CertificateSource } from './certificate.repository.js';
import { examineCertificate, type ExaminedCertificate, type IntendedUse } from './examine-certificate.js';
import { certificatesOf, readPem } from './read-pem.js';
import { KnownAuthorityRepository } from './known-authority.repository.js';
import { readPkcs12 } from './read-pkcs12.js';

/** What somebody hands in: a PKCS#12 file with its password, or PEM. In memory only, for as long as it is read. */
export interface HandedIn extends IntendedUse {
  readonly container?: Buffer | undefined;
  readonly password?: string | undefined;
  readonly privateKey?: string | undefined;
  readonly certificates?: string | undefined;
}

/** Takes in certificates: shows what is in a file, and stores it with its key sealed. */
@Injectable()
export class ImportCertificate {
  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly database: Database,
    private readonly repository: CertificateRepository,
    private readonly authorities: KnownAuthorityRepository,
    private readonly ring: KeyRing,
    private readonly clock: Clock,
  ) {}

  /** What is in it, with what a person should know; stores nothing. Throws ImportRefused. */
  async preview(tenant: string, handedIn: HandedIn): Promise<ExaminedCertificate> {
    const examined = await this.examine(handedIn);
    const known = await this.database.inTenant(tenant, (tx) => this.repository.list(tx));
    const here = known.filter(({ environment }) => environment === handedIn.environment);
    const isKnown = here.some(({ fingerprint }) => fingerprint === examined.fingerprint);
    const hasOtherOin = here.length > 0 && here.every(({ oin }) => oin !== examined.oin);
    const remarks: ImportRemarkCode[] = [
      ...examined.remarks,
      ...(isKnown ? (['CERTIFICATE_KNOWN'] as const) : []),
      ...(hasOtherOin ? (['CERTIFICATE_OIN_DIFFERS'] as const) : []),
    ];
    return { ...examined, remarks };
  }

  /** Stores it and gives its id. With `shown` it has to be the certificate with that fingerprint. Throws ImportRefused. */
  async store(tenant: string, handedIn: HandedIn, source: CertificateSource, shown?: string): Promise<string> {
    const examined = await this.examine(handedIn);
    if (shown !== undefined && shown !== examined.fingerprint) throw new ImportRefused('CERTIFICATE_NOT_AS_SHOWN');
    const certificateId = uuidv7();
    const pkcs8 = examined.key.export({ format: 'der', type: 'pkcs8' });
    try {
      const sealed = await this.ring.seal({ tenant, certificateId }, pkcs8);
      const row = { ...rowOf(examined), id: certificateId, ...{ role: handedIn.role }, source };
      const isNew = await this.database.inTenant(tenant, async (tx) => {
        await this.authorities.keep(tx, row.chain.join('\n'));
        return this.repository.insert(tx, { ...row, environment: handedIn.environment }, sealed);
      });
      if (!isNew) throw new ImportRefused('CERTIFICATE_ALREADY_STORED');
      return certificateId;
    } finally {
      pkcs8.fill(0);
    }
  }

  private async examine(handedIn: HandedIn): Promise<ExaminedCertificate> {
    const { container, password, privateKey, certificates, role, environment } = handedIn;
    if ((container === undefined) === (privateKey === undefined)) throw new ImportRefused('CERTIFICATE_INPUT_UNCLEAR');
    const limits = { timeoutMs: this.config.importTimeoutMs, memoryMb: this.config.importMemoryMb };
    const content = container
      ? await readPkcs12(container, password ?? '', limits)
      : readPem(privateKey ?? '', certificates ?? '');
    try {
      return examineCertificate(content, { role, environment }, issuersIn(certificates ?? ''), this.clock.now());
    } finally {
      content.keys.forEach((key) => key.fill(0));
    }
  }
}

const rowOf = ({ certificate, chain, fingerprint, oin }: ExaminedCertificate) => ({
  fingerprint,
  commonName: commonNameOf(certificate),
  oin,
  certificate: certificate.toString(),
  chain: chain.map(String),
  validFrom: certificate.validFromDate,
  validUntil: certificate.validToDate,
});

/** CN of the subject, at most 300 signs; Node writes one attribute a line. */
export const commonNameOf = ({ subject }: X509Certificate): string =>
  (/^CN=(.*)$/m.exec(subject)?.[1] ?? '').slice(0, 300);

function issuersIn(pem: string): X509Certificate[] {
  try {
    return certificatesOf(pem);
  } catch (cause) {
    throw new ImportRefused('CERTIFICATE_PEM_BROKEN', cause);
  }
}
