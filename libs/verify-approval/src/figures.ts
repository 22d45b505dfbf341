import type { Filing } from '@akkoord/xbrl';

/** What a filing states, in whole euros by box (`1a.turnover`) or by total: as it stands in a certificate. */
export function figuresOf(filing: Filing): Record<string, number> {
  switch (filing.kind) {
    case 'vat-return':
      return stated(filing.figures);
    case 'supplement':
      return { ...stated(filing.figures), ...stated(filing.supplement) };
    case 'icp-statement':
      return stated(filing.totals);
    default:
      return filing satisfies never;
  }
}

const stated = (figures: object): Record<string, number> =>
  Object.fromEntries(
    Object.entries(figures).filter((entry): entry is [string, number] => Number.isSafeInteger(entry[1])),
  );
