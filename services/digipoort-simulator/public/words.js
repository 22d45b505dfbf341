// What the page says, in two languages.
import { en } from './words.en.js';
import { nl } from './words.nl.js';

const WORDS = { nl, en };

/** The word for a key in the language of the page; `check.xml` looks one level deeper. */
export function word(key) {
  const words = WORDS[document.documentElement.lang] ?? nl;
  const [first, ...rest] = key.split('.');
  const found = rest.length === 0 ? words[first] : words[first]?.[rest.join('.')];
  return found ?? key;
}

/** Date and time as people write them. */
export function moment(value, withDate = true) {
  const options = { hour: '2-digit', minute: '2-digit', second: '2-digit' };
  if (withDate) Object.assign(options, { day: 'numeric', month: 'short', year: 'numeric' });
  return new Date(value).toLocaleString(document.documentElement.lang === 'en' ? 'en-GB' : 'nl-NL', options);
}

/** The languages there are. */
export const LANGUAGES = Object.keys(WORDS);
