import {
  buildFault,
  NOT_TO_SPECIFICATION,
  type RefusalCode,
  type WusMessageRefused,
  type WusOperation,
  type WusService,
} from '@akkoord/wus';
import { randomUUID } from 'node:crypto';

/** A request that gets an unsigned fault instead of an answer. */
export class FaultAnswer extends Error {
  constructor(
    readonly foutcode: string,
    readonly reason: string,
  ) {
    super(`${foutcode}: ${reason}`);
  }
}

const REASONS: Partial<Record<RefusalCode, string>> = {
  WUS_NOT_SOAP: 'Het bericht is geen geldig SOAP 1.1-bericht.',
  WUS_SECURITY_MISSING: 'Het bericht bevat geen Security-header.',
  WUS_SIGNATURE_MISSING: 'Het bericht is niet ondertekend.',
  WUS_ALGORITHM: 'Het algoritme van de handtekening is niet toegestaan.',
  WUS_PART_NOT_SIGNED: 'Een verplicht onderdeel is niet ondertekend.',
  WUS_DIGEST: 'De handtekening klopt niet met de inhoud.',
  WUS_SIGNATURE_VALUE: 'De handtekening is ongeldig.',
  WUS_CERTIFICATE_UNTRUSTED: 'Het certificaat wordt niet vertrouwd.',
  WUS_CERTIFICATE_EXPIRED: 'Het certificaat is niet geldig op dit moment.',
  WUS_TIMESTAMP_EXPIRED: 'De Timestamp is verlopen.',
  WUS_TIMESTAMP_FUTURE: 'De Timestamp ligt in de toekomst.',
  WUS_TO: 'De header To noemt een ander eindpunt.',
  WUS_ACTION: 'De header Action is onbekend.',
  WUS_BODY: 'De Body voldoet niet aan het XSD.',
};

// Those of the ophaalservice and the 400 of the statusinformatieservice are not public: these are ours.
const PREFIXES: Record<WusService, string> = {
  aanleverservice: 'ALS',
  statusinformatieservice: 'STS',
  ophaalservice: 'OHS',
};

/** The code for a format error at this service: ALS100 or STS100. */
export function formatErrorOf(service: WusService): string {
  return `${PREFIXES[service]}100`;
}

/** The code for a technical error at this service, such as ALS400. */
export function technicalErrorOf(service: WusService): string {
  return `${PREFIXES[service]}400`;
}

/** The sentence after "De volgende fout is opgetreden:"; Logius' own are not public, these are ours. */
export function reasonOf(refusal: WusMessageRefused): string {
  return `${REASONS[refusal.code] ?? 'Het bericht kan niet worden gelezen.'} (${refusal.code}, ${refusal.part})`;
}

/** The fault as it goes out; its MessageID is that of the request when that could be read. */
export function faultEnvelope(
  service: WusService,
  answer: FaultAnswer,
  known: { messageId: string | undefined; operation: WusOperation | undefined },
): Buffer {
  const isFormatError = answer.foutcode === formatErrorOf(service);
  return buildFault({
    service,
    ...(known.operation === undefined ? {} : { operation: known.operation }),
    messageId: known.messageId ?? `urn:uuid:${randomUUID()}`,
    ...(known.messageId === undefined ? {} : { relatesTo: known.messageId }),
    foutcode: answer.foutcode,
    foutbeschrijving: isFormatError ? `${NOT_TO_SPECIFICATION}${answer.reason}\n\n` : answer.reason,
  });
}
