import type { BoxKey, FilingKind, SupplementTotals } from '@akkoord/tax';
import type { FilingHeader, IcpSupply } from '../filing.js';
import type { ValueType } from './value-types.js';

/** Header facts of one value; professional associations have a form of their own. */
export type HeaderField = Exclude<keyof FilingHeader, 'professionalAssociations'>;

/** What a concept of the dictionary is for us. */
export type ConceptMeaning =
  | { readonly header: HeaderField }
  | { readonly box: BoxKey }
  | { readonly total: keyof SupplementTotals }
  | { readonly supply: IcpSupply; readonly correction?: true }
  | { readonly customer: 'country' | 'vatNumber' }
  | { readonly association: true };

/** One concept as a taxonomy has it, with the reports it may stand in; `expected`: its absence is refused (amounts) or warned of (header). */
export type ConceptData = ConceptMeaning & {
  readonly name: string;
  readonly type: ValueType;
  readonly reports: readonly FilingKind[];
  readonly expected?: true;
};

/** A tuple of NT14–NT19 about one customer; `children` in the order they must have (digipoort.md 5.5). */
export interface IcpTuple {
  readonly name: string;
  readonly supply: IcpSupply;
  readonly correction: boolean;
  readonly children: readonly [string, string, string];
}

/** A typed dimension: `axis` in the namespace of axes, `domain` (the element that holds the value) in that of domains. */
export interface TypedDimension {
  readonly axis: string;
  readonly domain: string;
  readonly type: ValueType;
}

/** How customers of an ICP statement are told apart; concepts with `correction` exist only where corrections may be stated. */
export type IcpForm =
  | { readonly form: 'tuples'; readonly tuples: readonly IcpTuple[] }
  | { readonly form: 'dimensions'; readonly vatNumber: TypedDimension; readonly country: TypedDimension };

/** How more than one professional association can be named. */
export type AssociationForm =
  | { readonly form: 'tuple'; readonly tuple: string }
  | { readonly form: 'dimension'; readonly serialNumber: TypedDimension };

/** A namespace with the prefix the taxonomy recommends for it (FG-NL-03). */
export interface TaxonomyNamespace {
  readonly prefix: string;
  readonly uri: string;
}

/** One version of the Dutch Taxonomy as far as VAT filings go: pure data, one file a version. Facts are written in the order of `concepts`. */
export interface Taxonomy {
  /** `NT20` and the like. */
  readonly name: string;
  /** Year of the periods it is for. */
  readonly year: number;
  readonly entryPoints: Readonly<Record<FilingKind, string>>;
  readonly namespaces: Readonly<Record<'data', TaxonomyNamespace>> &
    Partial<Readonly<Record<'tuples' | 'axes' | 'domains', TaxonomyNamespace>>>;
  readonly concepts: readonly ConceptData[];
  readonly icp: IcpForm;
  readonly association: AssociationForm;
}
