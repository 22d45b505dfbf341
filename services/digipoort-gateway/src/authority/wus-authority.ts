import { X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { Injectable } from '@nestjs/common';
import type { MessageKind } from '@akkoord/contracts';
import { FILING_KINDS } from '@akkoord/tax';
import { fingerprintOf, LOGIUS_OIN, oinOf, type Tijdvenster, WusClient, WusSigner, type WusTrust } from '@akkoord/wus';
import type { Identity } from '../certificate/certificates.js';
import { certificatesOf, splitPem } from '../certificate/read-pem.js';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import type { CommunicationProfile } from '../profile/communication-profile.js';
import { HostOfOtherEnvironment } from '../profile/profile.errors.js';
import { strayHostOf } from '../profile/profile.rules.js';
import { Revocation } from '../revocation/revocations.js';
import {
  type Authority,
  AuthorityFactory,
  type AuthorityHosts,
  CredentialsUnusable,
  type DeliveryRequest,
  hostOf,
  type Identities,
} from './authority.js';

const LARGEST_MESSAGES = 64 * 1024 * 1024;

/** Digipoort over WUS 2.0. */
class WusAuthority implements Authority {
  readonly hosts: AuthorityHosts;
  readonly timestampLifeMs: number;

  constructor(
    private readonly profile: CommunicationProfile,
    readonly oin: string | undefined,
    private readonly delivery: WusClient,
    private readonly status: WusClient,
    private readonly messages: WusClient,
  ) {
    const { aanleverUrl, statusUrl, ophaalUrl } = profile;
    this.hosts = { delivery: hostOf(aanleverUrl), status: hostOf(statusUrl), messages: hostOf(ophaalUrl) };
    this.timestampLifeMs = profile.timestampLifeMs;
  }

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

  messageList(window: Tijdvenster) {
    return this.messages.call('getBerichtenLijst', { ...this.authorisation, ...window });
  }

  messagesOf(kenmerk: string) {
    return this.messages.call('getBerichtenKenmerk', { kenmerk, ...this.authorisation });
  }

  confirmMessages(kenmerk: string) {
    return this.messages.call('getNieuweBerichtenKenmerk', { kenmerk, ...this.authorisation });
  }

  close(): void {
    this.delivery.close();
    this.status.close();
    this.messages.close();
  }

  private get authorisation() {
    return { autorisatieAdres: this.profile.authorisationAddress };
  }

  private identity(nummer: string) {
    return { nummer, type: this.profile.type };
  }
}

/** Connects with the certificates of the office, to hosts of its profile's environment only. */
@Injectable()
export class WusAuthorityFactory extends AuthorityFactory {
  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly revocation: Revocation,
  ) {
    super();
  }

  async connect(profile: CommunicationProfile, identities: () => Promise<Identities>): Promise<Authority> {
    try {
      const stray = strayHostOf(profile, this.config.productionHosts);
      if (stray) throw new HostOfOtherEnvironment(stray);
      const { signing, tls } = await identities();
      const { algorithm, timestampLifeMs } = profile;
      const signer = new WusSigner({ key: signing.key, certificate: signing.certificate, algorithm });
      const { callTimeoutMs: timeoutMs, submitPerOffice, followPerOffice } = this.config;
      const shared = { tls: { secureContext: contextOf(tls, profile.authorities) }, signer, trust: trustOf(profile) };
      const revocation = this.revocation.checkFor(certificatesOf(profile.authorities));
      const common = { ...shared, timestampLifeMs, timeoutMs, ...(revocation ? { revocation } : {}) };
      const paths = {
        aanleverservice: profile.aanleverPath,
        statusinformatieservice: profile.statusPath,
        ophaalservice: profile.ophaalPath,
      };
      return new WusAuthority(
        profile,
        oinOf(signing.certificate),
        new WusClient({ ...common, baseUrl: profile.aanleverUrl, paths, maxConnections: submitPerOffice }),
        new WusClient({ ...common, baseUrl: profile.statusUrl, paths, maxConnections: followPerOffice }),
        // Twice 20 MiB and more may come at once: a file and its attachments (digipoort.md 2.5).
        new WusClient({
          ...common,
          baseUrl: profile.ophaalUrl,
          paths,
          maxConnections: 1,
          maxReplyBytes: LARGEST_MESSAGES,
        }),
      );
    } catch (cause) {
      throw new CredentialsUnusable('CREDENTIALS_UNUSABLE', { cause });
    }
  }
}

/** Made once per connection: OpenSSL keeps the key, and no text of it stays behind in the agent's options. */
const contextOf = ({ key, chainPem }: Identity, ca: string): SecureContext =>
  createSecureContext({
    key: key.export({ format: 'pem', type: 'pkcs8' }),
    cert: chainPem,
    ca,
    minVersion: 'TLSv1.2',
  });

function trustOf({ authorities, replyCertificate, replyOin }: CommunicationProfile): WusTrust {
  if (replyCertificate === undefined) {
    return { authorities: splitPem(authorities), oin: replyOin ?? LOGIUS_OIN };
  }
  const pinned = [fingerprintOf(new X509Certificate(replyCertificate))];
  return { pinned, ...(replyOin === undefined ? {} : { oin: replyOin }) };
}
