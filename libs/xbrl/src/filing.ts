import type { BoxFigures, FilingKind, Finding, OmzetbelastingNumber, Period, SupplementTotals } from '@akkoord/tax';

/** A remark about an instance is one about a filing: libs/tax says what it is. Here `details` never hold a value of the document. */
export type { Finding, FindingDetails, Severity } from '@akkoord/tax';

/** Header facts (berichtgegevens, digipoort.md 5.4) as the instance has them; which are obligatory has no public source. */
export interface FilingHeader {
  readonly contactType?: 'BPL' | 'INT';
  readonly contactInitials?: string;
  readonly contactPrefix?: string;
  readonly contactSurname?: string;
  readonly contactTelephoneNumber?: string;
  /** `yyyyMMddHHmm`, Dutch wall-clock time. */
  readonly dateTimeCreation?: string;
  /** The sender's own reference, VAT or ICP, 20 signs at most. */
  readonly messageReference?: string;
  readonly softwarePackageName?: string;
  readonly softwarePackageVersion?: string;
  /** `SWO12345`, given to a software maker by the tax office. */
  readonly softwareVendorAccountNumber?: string;
  /** Becon number, six digits. */
  readonly taxConsultantNumber?: string;
  readonly professionalAssociations?: readonly string[];
  /** Division of a fiscal unity, ICP only, without NL. */
  readonly fiscalEntityDivision?: string;
}

/** A fact the reader knows no box or header field for; kept so that nothing in a filing stays unseen. */
export interface OtherFact {
  readonly concept: string;
  readonly value: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** What is the same for every filing that was read. */
export interface FilingCommon {
  readonly kind: FilingKind;
  /** `NT20` and the like. */
  readonly taxonomy: string;
  /** Year of the entry point, equal to the year of the period. */
  readonly year: number;
  readonly entryPoint: string;
  readonly taxpayer: OmzetbelastingNumber;
  readonly period: Period;
  readonly header: FilingHeader;
  readonly otherFacts: readonly OtherFact[];
  /** Warnings and notes; with `arithmetic: 'report'` also sums that do not hold. */
  readonly findings: readonly Finding[];
  /** Lower-case hex over the bytes as given. */
  readonly sha256: string;
  readonly size: number;
}

/** A VAT return (OB-aangifte); amounts in whole euros. */
export interface VatReturnFiling extends FilingCommon {
  readonly kind: 'vat-return';
  readonly figures: BoxFigures;
}

/** A supplement (suppletie): the complete new figures, and new − already declared = difference. */
export interface SupplementFiling extends FilingCommon {
  readonly kind: 'supplement';
  readonly figures: BoxFigures;
  readonly supplement: SupplementTotals;
}

/** What an ICP line is about: goods, services or triangular trade (ABC), or the correction of one of an earlier statement. */
export type IcpSupply = 'goods' | 'services' | 'triangular';

/** One amount towards one customer, whole euros, never 0; negative for credit notes. */
export interface IcpLine {
  readonly country: string;
  /** VAT number of the customer without its country letters. */
  readonly vatNumber: string;
  readonly supply: IcpSupply;
  readonly correction: boolean;
  readonly amount: number;
}

/** Sums of an ICP statement, whole euros; `total` includes corrections. */
export interface IcpTotals {
  readonly goods: number;
  readonly services: number;
  readonly triangular: number;
  readonly corrections: number;
  readonly total: number;
  readonly customers: number;
}

/** An ICP statement (opgaaf intracommunautaire prestaties) with its lines in document order. */
export interface IcpStatementFiling extends FilingCommon {
  readonly kind: 'icp-statement';
  readonly lines: readonly IcpLine[];
  readonly totals: IcpTotals;
}

/** Any filing readFiling returns; switch on `kind`. */
export type Filing = VatReturnFiling | SupplementFiling | IcpStatementFiling;
