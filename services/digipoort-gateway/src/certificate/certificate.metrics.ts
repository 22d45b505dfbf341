import { Inject, Injectable } from '@nestjs/common';
import { METRICS } from '@akkoord/service-kit';
import { Gauge, type Registry } from 'prom-client';
import { Clock } from '../clock.js';
import { RotateKeys } from '../key-encryption/rotate-keys.js';
import { Profiles } from '../profile/profiles.js';
import { hasSuccessor, WARNING_DAYS } from './certificate.js';
import { Certificates } from './certificates.js';

/** What Prometheus sees of certificates and key-encryption keys. */
@Injectable()
export class CertificateMetrics {
  constructor(
    @Inject(METRICS) registry: Registry,
    private readonly certificates: Certificates,
    private readonly profiles: Profiles,
    private readonly clock: Clock,
    rotateKeys: RotateKeys,
  ) {
    const registers = [registry];
    const countEnding = (days: number) => this.endingWithin(days);
    new Gauge({
      name: 'akkoord_digipoort_certificates_ending',
      help: 'Certificates without a successor that end within so many days; 0 days: that have ended',
      labelNames: ['days'],
      registers,
      collect() {
        for (const days of [...WARNING_DAYS, 0]) this.set({ days: String(days) }, countEnding(days));
      },
    });
    const countStopped = () => this.profiles.offices().filter((office) => this.profiles.obstacleOf(office)).length;
    new Gauge({
      name: 'akkoord_digipoort_offices_without_certificate',
      help: 'Offices with a profile that cannot file for want of a certificate of their own that is valid',
      registers,
      collect() {
        this.set(countStopped());
      },
    });
    new Gauge({
      name: 'akkoord_digipoort_sealed_keys',
      help: 'Private keys by the key-encryption key they are under',
      labelNames: ['kek'],
      registers,
      async collect() {
        this.reset();
        for (const { kekId, keys } of await rotateKeys.uses().catch(() => [])) this.set({ kek: kekId }, keys);
      },
    });
  }

  private endingWithin(days: number): number {
    const until = this.clock.now().getTime() + days * 86_400_000;
    const ending = this.certificates.all().filter(({ validUntil }) => validUntil.getTime() <= until);
    return ending.filter((one) => !hasSuccessor(one, this.certificates.of(one.tenant))).length;
  }
}
