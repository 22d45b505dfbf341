import type { X509Certificate } from 'node:crypto';
import { type RevocationCheck, WusMessageRefused } from '@akkoord/wus';
import { chainOf, isRoot } from '../certificate/certificate-chain.js';
import { isRevoked, listAddresses } from './revocation-list.js';
import type { RevocationLists } from './revocation-lists.js';

/** `soft`: what is known to be revoked is refused. `hard`: what is not known not to be, too. */
export type RevocationMode = 'soft' | 'hard';

/** Told when it cannot be known whether a certificate has been revoked. */
export type OnUnknown = (why: 'no-list' | 'no-issuer' | 'list-unavailable', cause?: unknown) => void;

/** A certificate below the root, by whom it was issued, and where it says that its issuer's list is. */
interface Link {
  readonly certificate: X509Certificate;
  readonly issuer: X509Certificate | undefined;
  readonly part: 'certificate' | 'authority';
  readonly addresses: readonly string[];
}

/** Paths that are remembered at most: the authority has a handful of certificates. */
const MOST_PATHS = 200;

/** Checks every certificate below the root against the list of its issuer, where it says that list is. */
export class CheckRevocation implements RevocationCheck {
  /** By the fingerprints of what was shown: finding a path and reading its certificates costs more than signing a request. */
  private readonly paths = new Map<string, readonly Link[]>();

  constructor(
    private readonly lists: RevocationLists,
    private readonly mode: RevocationMode,
    private readonly authorities: readonly X509Certificate[],
    private readonly onUnknown: OnUnknown,
  ) {}

  async check(given: readonly X509Certificate[], now: Date): Promise<void> {
    for (const link of this.pathOf(given)) {
      if (link.issuer) await this.checkLink(link, link.issuer, now);
      else this.unknown(link.part, 'no-issuer');
    }
  }

  private pathOf(given: readonly X509Certificate[]): readonly Link[] {
    const key = given.map(({ fingerprint256 }) => fingerprint256).join(' ');
    const known = this.paths.get(key);
    if (known) return known;
    const path = this.findPath(given);
    if (this.paths.size >= MOST_PATHS) this.paths.clear();
    this.paths.set(key, path);
    return path;
  }

  private findPath(given: readonly X509Certificate[]): readonly Link[] {
    const [certificate] = given;
    if (!certificate) throw new WusMessageRefused('WUS_CERTIFICATE_UNTRUSTED', 'certificate');
    const chain = [certificate, ...chainOf(certificate, [...given.slice(1), ...this.authorities])];
    const root = chain.findIndex(isRoot);
    return chain.slice(0, root === -1 ? undefined : root).map((link, index) => ({
      certificate: link,
      issuer: chain[index + 1],
      part: index === 0 ? 'certificate' : 'authority',
      addresses: listAddresses(link),
    }));
  }

  private async checkLink(link: Link, issuer: X509Certificate, now: Date): Promise<void> {
    const { certificate, addresses, part } = link;
    if (addresses.length === 0) return this.unknown(part, 'no-list');
    let problem: unknown;
    for (const address of addresses) {
      try {
        const list = await this.lists.at(address, issuer, now);
        if (isRevoked(list, certificate)) throw new WusMessageRefused('WUS_CERTIFICATE_REVOKED', part);
        return;
      } catch (error) {
        if (error instanceof WusMessageRefused) throw error;
        problem = error;
      }
    }
    return this.unknown(part, 'list-unavailable', problem);
  }

  private unknown(part: string, why: Parameters<OnUnknown>[0], cause?: unknown): void {
    this.onUnknown(why, cause);
    if (this.mode === 'hard') throw new WusMessageRefused('WUS_REVOCATION_UNKNOWN', part, { cause });
  }
}
