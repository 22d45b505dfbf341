import { dutch } from './words.nl.js';
import { english } from './words.en.js';

const KEY = 'akkoord-language';
const all = { nl: dutch, en: english };
let current = stored();

function stored() {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'nl';
  } catch {
    return 'nl';
  }
}

/** `nl` or `en`. */
export const language = () => current;

/** The words of the page in the chosen language. */
export const words = () => all[current];

/** @param {'nl' | 'en'} chosen */
export function speak(chosen) {
  current = chosen;
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // a browser that keeps nothing: the choice lasts as long as the page
  }
}

const locale = () => (current === 'nl' ? 'nl-NL' : 'en-GB');

/** Whole euros: `€ 1.250`. @param {number} amount */
export const euros = (amount) =>
  new Intl.NumberFormat(locale(), { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(amount);

/** An amount in a table: `1.250`. @param {number} amount */
export const amount = (amount) => new Intl.NumberFormat(locale()).format(amount);

/** A calendar date in words: `31 oktober 2026`. @param {string} date `YYYY-MM-DD` */
export const day = (date) =>
  new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** A moment as calendar and clock in the Netherlands show it, for a sentence: `31 oktober om 14:05`. @param {string} instant */
export function clock(instant) {
  const part = (options, at = new Date(instant)) =>
    new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'Europe/Amsterdam' }).format(at);
  const year = { year: 'numeric' };
  const isThisYear = part(year) === part(year, new Date());
  return words().at(
    part({ day: 'numeric', month: 'long', ...(isThisYear ? {} : year) }),
    part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  );
}

/** Days from today (in the Netherlands) until a calendar date; negative when it has passed. @param {string} date */
export function daysUntil(date) {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date());
  return Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
}

/** The period in words: `3e kwartaal 2026`. @param {{ start: string, end: string }} period */
export function periodName({ start, end }) {
  const [from, to] = [Number(start.slice(5, 7)), Number(end.slice(5, 7))];
  const year = start.slice(0, 4);
  const months = (Number(end.slice(0, 4)) - Number(year)) * 12 + to - from + 1;
  const month = (date) =>
    new Intl.DateTimeFormat(locale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(date));
  if (months === 1) return month(start);
  if (months === 3 && from % 3 === 1) return words().quarter((from + 2) / 3, year);
  if (months === 12 && from === 1) return year;
  return `${month(start)} – ${month(end)}`;
}
