import type { Taxonomy } from './taxonomy.js';

/** The addresses of a version, which differ by number, date and year only (digipoort.md 5.1): entry points, and namespaces with the prefix recommended for each. */
export function addressesOf(
  nt: number,
  date: string,
  year: number,
  form: Taxonomy['icp']['form'],
): Pick<Taxonomy, 'entryPoints' | 'namespaces'> {
  const root = `http://www.nltaxonomie.nl/nt${nt}/bd/${date}`;
  const report = (name: string) => `${root}/entrypoints/bd-rpt-${name}-${year}.xsd`;
  return {
    entryPoints: {
      'vat-return': report('ob-aangifte'),
      'icp-statement': report('icp-opgaaf'),
      supplement: report('ob-suppletie'),
    },
    namespaces: {
      data: { prefix: 'bd-i', uri: `${root}/dictionary/bd-data` },
      ...(form === 'tuples'
        ? { tuples: { prefix: 'bd-t', uri: `${root}/dictionary/bd-tuples` } }
        : {
            axes: { prefix: 'bd-axes', uri: `${root}/validation/bd-axes` },
            domains: { prefix: 'bd-domains', uri: `${root}/validation/bd-domains` },
          }),
    },
  };
}
