import { CertifyApproval, type ApprovalCertified } from '@akkoord/contracts';
import { Refusal } from '@akkoord/service-kit';
import type { Messages } from '@akkoord/tax';
import { figuresOf } from '@akkoord/verify-approval';
import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { ExplainFiling } from '../explanation/explain-filing.js';
import { AskService } from '../http/ask-service.js';
import { actorFor } from '../people/actor-for.js';
import type { Session } from '../session/session.js';

/** The workflow did not answer in time; nothing was changed. */
export class CertificateAway extends Refusal {
  constructor(cause: unknown) {
    super('CERTIFICATE_AWAY', {
      nl: 'Het bewijs is even niet op te halen. Probeer het over een paar seconden opnieuw.',
      en: 'The certificate cannot be fetched for a moment. Try again in a few seconds.',
      status: 503,
      params: { retryAfterSeconds: 3 },
      cause,
    });
  }
}

/** A certificate, and the title of the filing it is about. */
export interface NamedCertificate {
  /** JSON as the workflow signed it. */
  readonly file: string;
  readonly title: Messages;
}

/** Asks the workflow to certify a filing that this person sees, with the figures that its document states. */
@Injectable()
export class ReadCertificate {
  constructor(
    private readonly filings: ExplainFiling,
    private readonly service: AskService,
  ) {}

  /** Throws FilingNotFound, ActionNotYours, DocumentAway, DocumentNotIntact, the workflow's own refusal, or CertificateAway. */
  async of({ account }: Session, filingId: string): Promise<NamedCertificate> {
    const { visible, filing, explanation } = await this.filings.explain(account, filingId, new Date());
    const actor = actorFor('see-certificate', visible);
    const { sha256: documentSha256 } = visible.facts.document;
    const request = plainToInstance(CertifyApproval, { filingId, documentSha256, figures: figuresOf(filing), actor });
    const question = { tenant: account.tenant, request, unanswered: CertificateAway };
    const { file } = await this.service.ask<ApprovalCertified>(question);
    return { file, title: explanation.title };
  }
}
