import type { X509Certificate } from 'node:crypto';
import { type RevocationCheck, WusMessageRefused } from '@akkoord/wus';
import { chainOf, isRoot } from '../certificate/certificate-chain.js';
import { isRevoked, listAddresses } from './revocation-list.js';
import type { RevocationLists } from './revocation-lists.js';

/** `soft`: what is known to be revoked is refused. `hard`: what is not known not to be, too. */
export type RevocationMode = 'soft' | 'hard';

/** Told when it cannot be known whether a certificate has been revoked. */
export type OnUnknown = (why: 'no-list' | 'no-issuer' | 'list-unavailable', cause?: unknown) => void;

/** Checks every certificate below the root against the list of its issuer, where it says that list is. */
export class CheckRevocation implements RevocationCheck {
  constructor(
    private readonly lists: RevocationLists,
    private readonly mode: RevocationMode,
    private readonly authorities: readonly X509Certificate[],
    private readonly onUnknown: OnUnknown,
  ) {}

  async check(given: readonly X509Certificate[], now: Date): Promise<void> {
    const [certificate] = given;
    if (!certificate) throw new WusMessageRefused('WUS_CERTIFICATE_UNTRUSTED', 'certificate');
    const chain = [certificate, ...chainOf(certificate, [...given.slice(1), ...this.authorities])];
    for (const [index, link] of chain.entries()) {
      if (isRoot(link)) return;
      const part = index === 0 ? 'certificate' : 'authority';
      const issuer = chain[index + 1];
      if (!issuer) this.unknown(part, 'no-issuer');
      else await this.checkLink(link, issuer, part, now);
    }
  }

  private async checkLink(link: X509Certificate, issuer: X509Certificate, part: string, now: Date): Promise<void> {
    const addresses = listAddresses(link);
    if (addresses.length === 0) return this.unknown(part, 'no-list');
    let problem: unknown;
    for (const address of addresses) {
      try {
        const list = await this.lists.at(address, issuer, now);
        if (isRevoked(list, link)) throw new WusMessageRefused('WUS_CERTIFICATE_REVOKED', part);
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
