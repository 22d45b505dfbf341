import { hash } from 'node:crypto';
import type { ReturnContact, SubmitReturn } from '@akkoord/contracts';
import { parseIsoDate, parseOmzetbelastingNumber, parsePeriod } from '@akkoord/tax';
import {
  writeIcpStatement,
  writeSupplement,
  writeVatReturn,
  type WriteHeader,
  type WriteVatReturn,
} from '@akkoord/xbrl';
import type { CommunicationProfile } from '../environment/environment.js';
import { figuresContentHash } from './content-hash.js';
import { readFigures, type ReadFigures } from './read-figures.js';

/** Software as the filing states it. */
export interface Software {
  readonly name: string;
  readonly version: string;
  readonly vendorNumber: string;
}

/** Who sends and with what, and when. */
export interface Maker {
  readonly profile: CommunicationProfile;
  readonly software: Software;
  readonly now: Date;
}

/** An instance made of figures. */
export interface MadeFiling {
  readonly content: Buffer;
  readonly contentHash: string;
  readonly rounding?: ReadFigures['rounding'];
}

/** Writes the XBRL of figures with the software's and the consultant's data; throws TaxInputError, XbrlRefused or FiguresOfAnotherKind. */
export function makeFiling(
  { reference, kind }: Pick<SubmitReturn, 'reference' | 'kind'>,
  given: NonNullable<SubmitReturn['figures']>,
  maker: Maker,
): MadeFiling {
  const taxpayer = parseOmzetbelastingNumber(given.vatNumber);
  const period = parsePeriod(given.period);
  // A day that does not exist would never be called late.
  if (given.discoveredOn !== undefined) parseIsoDate(given.discoveredOn);
  const { rounding, ...figures } = readFigures(kind, given);
  const common = { taxpayer, period, header: headerOf(reference, given.contact, maker), now: maker.now };
  const content = write(figures, common);
  const contentHash = figuresContentHash({ taxpayer, period, contact: given.contact, ...figures });
  return { content, contentHash, ...(rounding ? { rounding } : {}) };
}

function write(amounts: ReadFigures, common: Omit<WriteVatReturn, 'figures'>): Buffer {
  switch (amounts.kind) {
    case 'vat-return':
      return writeVatReturn({ ...common, figures: amounts.figures });
    case 'supplement':
      return writeSupplement({ ...common, figures: amounts.figures, alreadyDeclared: amounts.supplement.totalOld });
    case 'icp-statement': {
      // An ICP statement has no place for the kind of contact (digipoort.md 5.4).
      const { contactType: _, ...header } = common.header;
      return writeIcpStatement({ ...common, header, lines: amounts.lines });
    }
    default:
      return amounts satisfies never;
  }
}

function headerOf(reference: string, contact: ReturnContact, { profile, software }: Maker): WriteHeader {
  return {
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
}

/** MessageReferenceSupplier… takes 20 signs (NT20 dictionary); a longer reference is told by the start of its SHA-256. */
function shortReference(reference: string): string {
  return reference.length <= 20 ? reference : hash('sha256', reference).slice(0, 20);
}
