import type { X509Certificate } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, METRICS } from '@akkoord/service-kit';
import type { RevocationCheck } from '@akkoord/wus';
import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { CheckRevocation } from './check-revocation.js';
import { RevocationLists } from './revocation-lists.js';

const LARGEST = 32 * 1024 * 1024;

/** Whether certificates of the authority have been revoked, for the connections of all offices; the lists are shared. */
@Injectable()
export class Revocation {
  private readonly lists: RevocationLists;
  private readonly unknown: Counter;

  constructor(
    private readonly config: DigipoortGatewayConfig,
    @Inject(METRICS) registry: Registry,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    this.lists = new RevocationLists((url) => this.fetch(url), config.crlMaxAgeMs, config.crlPauseMs);
    this.unknown = new Counter({
      name: 'akkoord_digipoort_revocation_unknown_total',
      help: 'Certificates of the authority of which it could not be known whether they have been revoked',
      labelNames: ['why'],
      registers: [registry],
    });
  }

  /** The check for who trusts these authorities; undefined when it is switched off. */
  checkFor(authorities: readonly X509Certificate[]): RevocationCheck | undefined {
    const { revocation } = this.config;
    if (revocation === 'off') return undefined;
    return new CheckRevocation(this.lists, revocation, authorities, (why, err) => {
      this.unknown.inc({ why });
      if (err) this.log.warn({ err }, 'a list of revoked certificates cannot be had');
    });
  }

  /** Addresses come from certificates that are trusted already; still no redirects, little time and a bounded size. */
  private async fetch(url: string): Promise<Buffer> {
    const signal = AbortSignal.timeout(this.config.crlTimeoutMs);
    const response = await fetch(url, { redirect: 'error', signal });
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > LARGEST) throw new Error('larger than 32 MiB');
      chunks.push(Buffer.from(chunk));
    }
    return Buffer.concat(chunks);
  }
}
