// The office closes the mail that asks for approval in its own words.
import { Refused } from './json-http.mjs';

const CLOSING = 'Vragen? Bel ons gerust: 020 123 45 67.\n\nMet vriendelijke groet,\nTeam {office}';

/**
 * Nothing waits for it: mail that is not worded is mail all the same.
 * @param {Awaited<ReturnType<typeof import('./person.mjs').logIn>>} manager who is known at the portal by now
 * @param {(line: string) => void} print
 */
export async function wordMail({ wordMail: word }, print) {
  try {
    await word({ kind: 'filing-ready', audience: 'client', language: 'nl', closing: CLOSING });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    print(`the office's own words were not taken (${error.status}); its mail has the standard ones`);
  }
}
