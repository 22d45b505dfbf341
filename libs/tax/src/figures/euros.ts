import type { Messages } from '../tax.errors.js';

/** Whole euros in words of the screen: `€ 17.370` / `€17,370`; a negative amount keeps its sign before the euro sign. */
export function formatEuros(euros: number): Messages {
  const sign = euros < 0 ? '-' : '';
  const digits = String(Math.abs(euros));
  const grouped = (separator: string) => (digits.length <= 3 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, separator));
  return { nl: `${sign}€ ${grouped('.')}`, en: `${sign}€${grouped(',')}` };
}

/** Whole euro cents in words of the screen: `€ 1.234,50` / `€1,234.50`; without decimals where there are none. */
export function formatCents(cents: number): Messages {
  const sign = cents < 0 ? '-' : '';
  const [euros, rest] = [Math.floor(Math.abs(cents) / 100), Math.abs(cents) % 100];
  const { nl, en } = formatEuros(euros);
  const decimals = String(rest).padStart(2, '0');
  return rest === 0
    ? { nl: sign + nl, en: sign + en }
    : { nl: `${sign}${nl},${decimals}`, en: `${sign}${en}.${decimals}` };
}
