// The people of the demonstration at the portal: each finds the filing that waits for him, reads it and does his part.
import { setTimeout as pause } from 'node:timers/promises';
import { logIn } from './person.mjs';

/** Seconds that nothing of the demonstration takes. */
export const PATIENCE_S = 60;

/** @typedef {{ name: string, portal: Awaited<ReturnType<typeof logIn>> }} Person */
/** @typedef {{ reference: string, label: string, sha256: string }} HandedOver a filing as the ERP knows it */

/**
 * @param {string} portal
 * @param {{ email: string, password: string, name: string }[]} logins
 * @param {string} email
 * @returns {Promise<Person>}
 */
export async function personOf(portal, logins, email) {
  const login = logins.find((each) => each.email === email);
  if (!login) throw new Error(`${email} has no login`);
  return { name: login.name, portal: await logIn(portal, login) };
}

/**
 * Finds the filing once the person can do this with it, and tells what he reads.
 * @param {Person} person
 * @param {{ filing: HandedOver, action: string, story: import('./story.mjs').Story }} what
 */
export async function read({ name, portal }, { filing, action, story }) {
  const found = await filingOf(portal, filing.sha256, action);
  story.tell(filing.label, `${name} reads: ${found.explanation.headline.en}`);
  return found;
}

/**
 * A person reads what waits for him, and decides.
 * @param {Person} person
 * @param {{ filing: HandedOver, decision: 'approve' | 'reject', story: import('./story.mjs').Story }} what
 * @returns {Promise<{ clicked: number, filingId: string }>} the moment of the click, and which filing it is at the portal
 */
export async function decide(person, { filing, decision, story }) {
  const found = await read(person, { filing, action: decision, story });
  story.tell(filing.label, `${person.name} clicks ${decision}`);
  const clicked = performance.now();
  if (decision === 'approve') await person.portal.approve(found);
  else await person.portal.reject(found, 'The sales of September are missing.');
  return { clicked, filingId: found.filingId };
}

/**
 * The portal hears of a filing as soon as the ERP does, not before.
 * @param {Person['portal']} portal
 * @param {string} sha256
 * @param {string} action
 */
export async function filingOf(portal, sha256, action) {
  for (const end = Date.now() + PATIENCE_S * 1000; Date.now() < end; await pause(100)) {
    for (const { filingId } of await portal.filings()) {
      const filing = await portal.filing(filingId);
      if (filing.documentSha256 === sha256 && filing.actions.includes(action)) return filing;
    }
  }
  throw new Error(`the portal does not offer to ${action} the filing`);
}
