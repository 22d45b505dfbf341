import { readFile } from 'node:fs/promises';
import { X509Certificate } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { MessageKind } from '@akkoord/contracts';
import { FILING_KINDS } from '@akkoord/tax';
import { fingerprintOf, LOGIUS_OIN, WusClient, WusSigner, type WusTrust } from '@akkoord/wus';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import type { CommunicationProfile } from '../profile/communication-profile.js';
import { type Authority, AuthorityFactory, CredentialsUnusable, type DeliveryRequest } from './authority.js';

/** Digipoort over WUS 2.0. */
class WusAuthority implements Authority {
  constructor(
    private readonly profile: CommunicationProfile,
    private readonly delivery: WusClient,
    private readonly status: WusClient,
  ) {}

  deliver(request: DeliveryRequest, call: { messageId: string; createdAt: Date }) {
    return this.delivery.aanleveren(
      {
        berichtsoort: FILING_KINDS[request.kind].berichtsoort,
        aanleverkenmerk: request.aanleverkenmerk,
        identiteitBelanghebbende: this.identity(request.taxpayer),
        rolBelanghebbende: this.profile.role,
        berichtInhoud: { mimeType: 'application/xml', bestandsnaam: request.fileName, inhoud: request.document },
        autorisatieAdres: this.profile.authorisationAddress,
      },
      call,
    );
  }

  processes(kind: MessageKind, taxpayer: string) {
    return this.status.getProcessen({
      berichtsoort: FILING_KINDS[kind].berichtsoort,
      identiteitBelanghebbende: this.identity(taxpayer),
      autorisatieAdres: this.profile.authorisationAddress,
    });
  }

  statuses(kenmerk: string) {
    return this.status.getStatussenProces({ kenmerk, autorisatieAdres: this.profile.authorisationAddress });
  }

  close(): void {
    this.delivery.close();
    this.status.close();
  }

  private identity(nummer: string) {
    return { nummer, type: this.profile.type };
  }
}

/** Connects with the keys and certificates that a profile names. */
@Injectable()
export class WusAuthorityFactory extends AuthorityFactory {
  constructor(private readonly config: DigipoortGatewayConfig) {
    super();
  }

  async connect(profile: CommunicationProfile): Promise<Authority> {
    try {
      const [key, cert, ca] = await Promise.all(
        [profile.keyFile, profile.certificateFile, profile.caFile].map((file) => readFile(file, 'utf8')),
      );
      const signer = new WusSigner({ key: key!, certificate: cert!, algorithm: profile.algorithm });
      const shared = { tls: { key: key!, cert: cert!, ca: ca! }, signer, trust: await trustOf(profile, ca!) };
      const { timestampLifeMs, callTimeoutMs: timeoutMs, submitPerOffice, followPerOffice } = this.config;
      const common = { ...shared, timestampLifeMs, timeoutMs };
      return new WusAuthority(
        profile,
        new WusClient({ ...common, baseUrl: profile.aanleverUrl, maxConnections: submitPerOffice }),
        new WusClient({ ...common, baseUrl: profile.statusUrl, maxConnections: followPerOffice }),
      );
    } catch (cause) {
      throw new CredentialsUnusable('a key or certificate of the profile cannot be used', { cause });
    }
  }
}

async function trustOf(profile: CommunicationProfile, ca: string): Promise<WusTrust> {
  if (profile.replyCertificateFile === undefined) {
    return { authorities: certificatesIn(ca), oin: profile.replyOin ?? LOGIUS_OIN };
  }
  const certificate = new X509Certificate(await readFile(profile.replyCertificateFile));
  return { pinned: [fingerprintOf(certificate)], ...(profile.replyOin ? { oin: profile.replyOin } : {}) };
}

const certificatesIn = (pem: string): string[] =>
  pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
