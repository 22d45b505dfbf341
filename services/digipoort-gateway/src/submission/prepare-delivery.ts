import { Injectable } from '@nestjs/common';
import { DocumentDamaged, DocumentUnavailable, fetchDocument } from '@akkoord/service-kit';
import { XbrlRefused } from '@akkoord/xbrl';
import type { DeliveryRequest } from '../authority/authority.js';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { FILING_KINDS } from '@akkoord/tax';
import type { ClaimedJob } from '../job/job.repository.js';
import { readTaxpayer } from './read-taxpayer.js';
import type { SendFailureCode } from './submission.errors.js';
import { aanleverkenmerkOf, fileNameOf } from './submission.rules.js';

/** A request that is ready, or why it cannot be made; `isForPerson` when trying again cannot help. */
export type Preparation =
  | { readonly request: DeliveryRequest }
  | { readonly failure: SendFailureCode; readonly isForPerson: boolean; readonly cause: unknown };

/** Gets the approved bytes from their owner, verified, and the number of whom they are about. */
@Injectable()
export class PrepareDelivery {
  constructor(private readonly config: DigipoortGatewayConfig) {}

  async prepare(job: ClaimedJob): Promise<Preparation> {
    const { connectorUrl: ownerUrl, internalToken } = this.config;
    const { tenant, filing_id: filingId, kind, document_sha256: sha256, document_size: size } = job;
    try {
      const document = await fetchDocument({ ownerUrl, internalToken, tenant, sha256, size });
      // The number in the request must equal the one in the document.
      const taxpayer = readTaxpayer(document, kind);
      const fileName = fileNameOf(FILING_KINDS[kind].berichtsoort, filingId);
      return { request: { kind, taxpayer, aanleverkenmerk: aanleverkenmerkOf(filingId), fileName, document } };
    } catch (cause) {
      if (cause instanceof DocumentDamaged) return { failure: 'DOCUMENT_DAMAGED', isForPerson: true, cause };
      if (cause instanceof XbrlRefused) return { failure: 'DOCUMENT_UNREADABLE', isForPerson: true, cause };
      if (cause instanceof DocumentUnavailable || isNetworkTrouble(cause)) {
        return { failure: 'DOCUMENT_UNAVAILABLE', isForPerson: false, cause };
      }
      throw cause;
    }
  }
}

const isNetworkTrouble = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(E[A-Z]+|UND_ERR)/.test(error.code);
