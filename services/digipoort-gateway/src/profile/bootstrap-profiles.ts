import { readFile, stat } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { PutCommunicationProfile } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import { fingerprintOf } from '@akkoord/wus';
import type { Logger } from 'pino';
import { CertificateRepository } from '../certificate/certificate.repository.js';
import { ImportRefused } from '../certificate/certificate.errors.js';
import { ImportCertificate } from '../certificate/import-certificate.js';
import { certificatesOf } from '../certificate/read-pem.js';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { type BootstrapProfile, readProfiles } from './read-profiles.js';
import { SaveProfile } from './save-profile.js';

/** The clock of some file systems ticks once in two seconds. */
const TICK_MS = 2000;

/** Brings in the offices of the bootstrap file the way a person would: profile and certificate into the same tables. */
@Injectable()
export class BootstrapProfiles {
  /** What was brought in, by office: entry and files as they were. */
  private readonly done = new Map<string, string>();
  private named: ReadonlySet<string> = new Set();
  /** The bootstrap file as it was last read, and how it looked then. */
  private read: { readonly looks: string; readonly entries: readonly BootstrapProfile[] } | undefined;

  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly database: Database,
    private readonly saveProfile: SaveProfile,
    private readonly importCertificate: ImportCertificate,
    private readonly certificates: CertificateRepository,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Whether an office stands in the bootstrap file as it was last read. */
  names(tenant: string): boolean {
    return this.named.has(tenant);
  }

  /** Brings in what is new or changed. Throws ProfilesInvalid; an office whose files cannot be used is tried again at the next look. */
  async bringIn(): Promise<void> {
    const { bootstrapFile } = this.config;
    if (bootstrapFile === undefined || bootstrapFile === '') return;
    const entries = await this.entriesIn(bootstrapFile).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined; // not there yet: filings wait until it is
      throw error;
    });
    if (entries === undefined) return;
    this.named = new Set(entries.map(({ participantNumber }) => participantNumber));
    for (const entry of entries) {
      await this.bringInOne(entry).catch((error: unknown) => {
        this.log.error(
          { tenant: entry.participantNumber, err: error },
          'an office of the bootstrap file cannot be used',
        );
      });
    }
  }

  /** What stands in the file; read again only when it looks otherwise. */
  private async entriesIn(file: string): Promise<readonly BootstrapProfile[]> {
    const looks = await looksOf(file);
    if (this.read?.looks === looks) return this.read.entries;
    this.read = undefined;
    const entries = readProfiles(await readFile(file, 'utf8'));
    // Just written, it may be written once more within the same tick of the file system's clock, and look the same.
    if (Date.now() - Number(looks.split('/')[0]) > TICK_MS) this.read = { looks, entries };
    return entries;
  }

  private async bringInOne(entry: BootstrapProfile): Promise<void> {
    const { participantNumber: tenant, keyFile, certificateFile, caFile, replyCertificateFile, ...settings } = entry;
    const files = [keyFile, certificateFile, caFile, ...(replyCertificateFile ? [replyCertificateFile] : [])];
    const looks = JSON.stringify([entry, await Promise.all(files.map(looksOf))]);
    if (this.done.get(tenant) === looks) return;
    const [privateKey = '', certificate = '', authorities = '', replyCertificate] = await Promise.all(
      files.map((file) => readFile(file, 'utf8')),
    );
    const profile: PutCommunicationProfile = {
      ...settings,
      authorities,
      ...(replyCertificate ? { replyCertificate } : {}),
    };
    const handedIn = { environment: entry.environment, role: 'both', privateKey } as const;
    await this.importCertificate
      .store(tenant, { ...handedIn, certificates: `${certificate}\n${authorities}` }, 'bootstrap')
      .catch((error: unknown) => {
        if (!(error instanceof ImportRefused) || error.code !== 'CERTIFICATE_ALREADY_STORED') throw error;
      });
    // Last, so that nobody finds a profile that cannot be used yet.
    await this.saveProfile.save(tenant, profile);
    const fingerprints = certificatesOf(certificate).map(fingerprintOf);
    await this.database.inTenant(tenant, (tx) => this.certificates.removeOtherBootstrapped(tx, fingerprints));
    this.done.set(tenant, looks);
  }
}

async function looksOf(file: string): Promise<string> {
  const { mtimeMs, size, ino } = await stat(file);
  return `${mtimeMs}/${size}/${ino}`;
}
