import type { Messages } from '../tax.errors.js';

/** Whole euros in words of the screen: `€ 17.370` / `€17,370`; a negative amount keeps its sign before the euro sign. */
export function formatEuros(euros: number): Messages {
  const sign = euros < 0 ? '-' : '';
  const digits = String(Math.abs(euros));
  const grouped = (separator: string) => digits.replace(/\B(?=(\d{3})+$)/g, separator);
  return { nl: `${sign}€ ${grouped('.')}`, en: `${sign}€${grouped(',')}` };
}
