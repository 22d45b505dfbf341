import { verifyRequest, type VerifiedRequest, type WusOperation } from '@akkoord/wus';
import { Injectable } from '@nestjs/common';
import type { X509Certificate } from 'node:crypto';
import { BERICHTSOORTEN } from '../filing/check-filing.js';
import { SimulatorPki } from '../pki/simulator-pki.js';
import type { SwitchableCheck } from '../state/settings.js';
import { Switches } from '../state/switches.js';
import { FaultAnswer, formatErrorOf } from './fault.js';
import type { Endpoint } from './paths.js';
import type { CheckList } from './received.js';

/** One post to the WUS endpoint. */
export interface IncomingPost extends Endpoint {
  bytes: Buffer;
  certificate: X509Certificate;
  tlsOin: string | undefined;
  soapAction: string;
}

/** What a fault wants to tell, as far as it is known. */
export interface Known {
  messageId: string | undefined;
  operation: WusOperation | undefined;
}

/** Holds a request against every check in the order of Digipoort (digipoort page 8.1); those that are switched off may fail. */
@Injectable()
export class CheckRequest {
  constructor(
    private readonly pki: SimulatorPki,
    private readonly switches: Switches,
  ) {}

  /** Throws WusRequestRefused or FaultAnswer at the first check that fails. */
  handle(post: IncomingPost, now: Date, known: Known, checks: CheckList): { verified: VerifiedRequest; oin: string } {
    const { acceptAlgorithm, clockSkewMs, waived } = this.switches.settings;
    const verified = verifyRequest(post.bytes, {
      service: post.service,
      trust: this.pki.trust,
      now,
      clockSkewMs,
      toPath: post.path,
      ...(acceptAlgorithm === 'any' ? {} : { algorithms: [acceptAlgorithm] }),
      waive: { checks: new Set(waived as never[]), certificate: post.certificate },
      observe: {
        passed: (check) => checks.passed(check),
        waived: (check) => checks.waived(check),
        messageId: (messageId) => (known.messageId = messageId),
        operation: (operation) => (known.operation = operation),
      },
    });
    const oin = this.checkSender(post, verified, checks);
    this.check('soap-action', post, checks, {
      isRight: post.soapAction === '' || post.soapAction.endsWith(`/${verified.operation}Request`),
      reason: 'SOAPAction verschilt van de header Action.',
    });
    const { request } = verified;
    const berichtsoort = 'berichtsoort' in request ? request.berichtsoort : undefined;
    this.check('berichtsoort', post, checks, {
      isRight:
        post.service === 'ophaalservice' || berichtsoort === undefined || Object.hasOwn(BERICHTSOORTEN, berichtsoort),
      reason: 'Het berichtsoort is niet bekend.',
    });
    return { verified, oin };
  }

  private checkSender(post: IncomingPost, { signer }: VerifiedRequest, checks: CheckList): string {
    const { oin } = signer;
    if (oin === undefined) throw new FaultAnswer(formatErrorOf(post.service), 'Het certificaat bevat geen OIN.');
    const { revokedOins, revokedCertificates } = this.switches.settings;
    const shown = [signer.certificate, post.certificate];
    const isRevoked =
      revokedOins.some((one) => one === oin || one === post.tlsOin) ||
      revokedCertificates.some((one) => shown.some((certificate) => this.pki.nameOf(certificate) === one));
    if (isRevoked) checks.failed('certificate');
    this.check('certificate', post, checks, { isRight: !isRevoked, reason: 'Het certificaat is ingetrokken.' });
    this.check('oin', post, checks, {
      isRight: oin === post.tlsOin,
      reason: 'Het OIN van de verbinding verschilt van dat van de ondertekenaar.',
    });
    return oin;
  }

  private check(
    check: SwitchableCheck,
    { service }: IncomingPost,
    checks: CheckList,
    { isRight, reason }: { isRight: boolean; reason: string },
  ): void {
    if (isRight) checks.passed(check);
    else if (this.switches.isWaived(check)) checks.waived(check);
    else throw new FaultAnswer(formatErrorOf(service), reason);
  }
}
