import type { FilingKind } from '@akkoord/tax';

/** One version of the Dutch Taxonomy for VAT filings; `icp` says how customers of an ICP statement are reported. */
export interface Taxonomy {
  readonly name: string;
  readonly year: number;
  /** `http://www.nltaxonomie.nl/nt20/bd/20251210`, without a slash at its end. */
  readonly root: string;
  readonly icp: 'tuples' | 'dimensions';
}

/** Taxonomy versions by year of the period (digipoort.md 5.1). A new year is one more row. */
export const TAXONOMIES: readonly Taxonomy[] = [
  taxonomy(14, 2020, '20191211', 'tuples'),
  taxonomy(15, 2021, '20201209', 'tuples'),
  taxonomy(16, 2022, '20211208', 'tuples'),
  taxonomy(17, 2023, '20221207', 'tuples'),
  taxonomy(18, 2024, '20231213', 'tuples'),
  taxonomy(19, 2025, '20241211', 'tuples'),
  taxonomy(20, 2026, '20251210', 'dimensions'),
];

const REPORTS: Readonly<Record<FilingKind, string>> = {
  'vat-return': 'bd-rpt-ob-aangifte',
  'icp-statement': 'bd-rpt-icp-opgaaf',
  supplement: 'bd-rpt-ob-suppletie',
};

const BY_ENTRY_POINT = new Map(
  TAXONOMIES.flatMap((version) =>
    (Object.keys(REPORTS) as FilingKind[]).map(
      (kind) => [entryPoint(version, kind), { taxonomy: version, kind }] as const,
    ),
  ),
);

/** The version for periods ending in a year, or undefined. */
export function taxonomyOfYear(year: number): Taxonomy | undefined {
  return TAXONOMIES.find((version) => version.year === year);
}

/** Address of the report's schema, as in `link:schemaRef`. */
export function entryPoint(version: Taxonomy, kind: FilingKind): string {
  return `${version.root}/entrypoints/${REPORTS[kind]}-${version.year}.xsd`;
}

/** What a schemaRef stands for, or undefined when this product does not know it. */
export function findEntryPoint(href: string): { taxonomy: Taxonomy; kind: FilingKind } | undefined {
  return BY_ENTRY_POINT.get(href);
}

/** Namespaces of one version: facts, tuples, axes, domains. */
export function namespacesOf({ root }: Taxonomy): Record<'data' | 'tuples' | 'axes' | 'domains', string> {
  return {
    data: `${root}/dictionary/bd-data`,
    tuples: `${root}/dictionary/bd-tuples`,
    axes: `${root}/validation/bd-axes`,
    domains: `${root}/validation/bd-domains`,
  };
}

function taxonomy(nt: number, year: number, date: string, icp: Taxonomy['icp']): Taxonomy {
  return { name: `NT${nt}`, year, root: `http://www.nltaxonomie.nl/nt${nt}/bd/${date}`, icp };
}
