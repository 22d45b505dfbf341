import { createHash } from 'node:crypto';
import type { FilingPeriod, ReturnFigures, SubmitReturn } from '@akkoord/contracts';
import { completeFigures, parseBoxFigures, parseOmzetbelastingNumber, parsePeriod, TaxInputError } from '@akkoord/tax';
import { readFiling, writeVatReturn, XbrlRefused } from '@akkoord/xbrl';
import type { CommunicationProfile } from '../environment/environment.js';
import { figuresContentHash, xbrlContentHash } from './content-hash.js';
import { ContentAmbiguous, FiguresOnlyForVatReturn, ReturnIncorrect } from './return.errors.js';
import type { ReturnDocument } from './return.js';

/** Software as the filing states it. */
export interface Software {
  readonly name: string;
  readonly version: string;
  readonly vendorNumber: string;
}

export interface CheckedContent {
  readonly contentHash: string;
  readonly period: FilingPeriod;
  readonly document: ReturnDocument;
}

/** Checks what an ERP hands over and gives the document to file: its own XBRL byte for byte, or one made of its figures. Throws a Refusal. */
export function checkReturn(
  submitted: SubmitReturn,
  profile: CommunicationProfile,
  software: Software,
  now: Date,
): CheckedContent {
  const { xbrl, figures } = submitted;
  if ((xbrl === undefined) === (figures === undefined)) throw new ContentAmbiguous();
  try {
    return figures === undefined
      ? checkXbrl(submitted.kind, Buffer.from(xbrl!, 'base64'))
      : makeXbrl(submitted, figures, profile, software, now);
  } catch (error) {
    throw asRefusal(error);
  }
}

function checkXbrl(kind: SubmitReturn['kind'], content: Buffer): CheckedContent {
  const { period, sha256 } = readFiling(content, { expectedKind: kind });
  return { contentHash: xbrlContentHash(kind, sha256), period, document: { content, sha256 } };
}

function makeXbrl(
  { reference, kind }: SubmitReturn,
  { vatNumber, period: periodText, boxes, contact }: ReturnFigures,
  profile: CommunicationProfile,
  software: Software,
  now: Date,
): CheckedContent {
  if (kind !== 'vat-return') throw new FiguresOnlyForVatReturn();
  const taxpayer = parseOmzetbelastingNumber(vatNumber);
  const period = parsePeriod(periodText);
  const figures = completeFigures(parseBoxFigures(boxes));
  const header = {
    contactType: profile.contactType,
    contactInitials: contact.initials,
    ...(contact.prefix === undefined ? {} : { contactPrefix: contact.prefix }),
    contactSurname: contact.surname,
    contactTelephoneNumber: contact.telephoneNumber,
    messageReference: shortReference(reference),
    softwarePackageName: software.name,
    softwarePackageVersion: software.version,
    softwareVendorAccountNumber: software.vendorNumber,
    ...(profile.taxConsultantNumber === undefined ? {} : { taxConsultantNumber: profile.taxConsultantNumber }),
  };
  const content = writeVatReturn({ taxpayer, period, figures, header, now });
  const contentHash = figuresContentHash({ kind, taxpayer, period, figures, contact });
  return { contentHash, period, document: { content, sha256: createHash('sha256').update(content).digest('hex') } };
}

/** MessageReferenceSupplierVAT takes 20 signs (NT20 dictionary); a longer reference is told by the start of its SHA-256. */
function shortReference(reference: string): string {
  return reference.length <= 20 ? reference : createHash('sha256').update(reference).digest('hex').slice(0, 20);
}

function asRefusal(error: unknown): unknown {
  if (error instanceof TaxInputError) return new ReturnIncorrect(error.code, error.messages, error.details, error);
  if (!(error instanceof XbrlRefused)) return error;
  const findings = error.findings.map(({ code, severity, details }) => ({ code, severity, ...details }));
  return new ReturnIncorrect(error.code, error.messages, { ...error.details, findings }, error);
}
