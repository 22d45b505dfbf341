// The demonstration itself: two filings, one over HTTP and one over AMQP; one is approved, the other rejected.
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { amqpErp, httpErp } from './erp.mjs';
import { bakeryQuarter, ENVIRONMENT, handymanQuarter, lastQuarter, ORGANISATIONS } from './office.mjs';
import { logIn } from './person.mjs';
import { Story } from './story.mjs';

const PATIENCE_S = 60;

/**
 * @typedef {object} TwoFilingsOptions
 * @property {Record<string, string>} services
 * @property {string} amqpUrl
 * @property {string} erpToken
 * @property {{ email: string, password: string, name: string }[]} logins
 * @property {'one' | 'none'} approve
 * @property {(line: string) => void} print
 */

/**
 * Drives both filings to their end; throws when one does not come out as it should.
 * @param {TwoFilingsOptions} options
 * @returns {Promise<{ clickToAcceptedMs?: number, references: string[] }>}
 */
export async function twoFilings({ services, amqpUrl, erpToken, logins, approve, print }) {
  const portal = address(services, 'portal-api');
  const story = new Story(print);
  const hear = (/** @type {import('./erp.mjs').StatusChange} */ change) => story.hear(change);
  const overHttp = await httpErp({ clientSender: address(services, 'client-sender'), token: erpToken, hear });
  const refused = (/** @type {any} */ refusal) => story.tell('AMQP', `refused: ${refusal.code} ${refusal.messageEn}`);
  const overAmqp = await amqpErp({ amqpUrl, token: erpToken, environmentId: ENVIRONMENT.id, hear, refused });
  try {
    const period = lastQuarter(new Date());
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const [bakery, handyman] = /** @type {[typeof ORGANISATIONS[0], typeof ORGANISATIONS[0]]} */ (ORGANISATIONS);
    const first = `KORENBLOEM-${period}-${stamp}`;
    const second = `VANDIJK-${period}-${stamp}`;

    story.begin(first, 'HTTP');
    story.tell('HTTP', `the ERP hands over ${first} (${bakery.name}) as box figures`);
    const submitted = await overHttp.submit({
      reference: first,
      kind: 'vat-return',
      figures: bakeryQuarter(bakery.vatNumber, period),
    });
    story.begin(second, 'AMQP');
    story.tell('AMQP', `the ERP hands over ${second} (${handyman.name}) as finished XBRL`);
    const xbrl = await finishedXbrl(handyman.vatNumber, period);
    await overAmqp.submit({ reference: second, kind: 'vat-return', xbrl: xbrl.toString('base64') });

    await story.until(first, [30], PATIENCE_S);
    await story.until(second, [30], PATIENCE_S);
    if (approve === 'none') return { references: [first, second] };

    const clicked = await decide(portal, logins, bakery, submitted.body.documentSha256, 'approve', story);
    await decide(portal, logins, handyman, sha256Of(xbrl), 'reject', story);
    const end = await story.until(first, [80, 90], PATIENCE_S);
    if (end.status !== 80) throw new Error(`${first} should have been accepted, but came out as ${end.status}`);
    await story.until(second, [40], PATIENCE_S);
    return { clickToAcceptedMs: end.at - clicked, references: [first, second] };
  } finally {
    await overHttp.close();
    await overAmqp.close();
  }
}

/** @param {Record<string, string>} services @param {string} name */
function address(services, name) {
  const url = services[name];
  if (!url) throw new Error(`${name} does not run`);
  return url;
}

/**
 * The contact of an organisation logs in, reads the filing that waits, and decides.
 * @param {string} portal
 * @param {TwoFilingsOptions['logins']} logins
 * @param {typeof ORGANISATIONS[0]} organisation
 * @param {string} sha256 of the document that waits
 * @param {'approve' | 'reject'} decision
 * @param {Story} story
 * @returns {Promise<number>} the moment of the click
 */
async function decide(portal, logins, organisation, sha256, decision, story) {
  const login = logins.find(({ email }) => email === organisation.contact.email);
  if (!login) throw new Error(`${organisation.contact.email} has no login`);
  const person = await logIn(portal, login);
  const filing = await filingOf(person, sha256);
  story.tell('', `${login.name} reads: ${filing.summaryEn}`);
  story.tell('', `${login.name} clicks ${decision}`);
  const clicked = performance.now();
  if (decision === 'approve') await person.approve(filing);
  else await person.reject(filing, 'The sales of September are missing.');
  return clicked;
}

/**
 * The filing with this document among those that wait for the person; the portal hears of it as soon as the ERP does, not before.
 * @param {Awaited<ReturnType<typeof logIn>>} person
 * @param {string} sha256
 */
async function filingOf(person, sha256) {
  for (const end = Date.now() + PATIENCE_S * 1000; Date.now() < end; await pause(100)) {
    const waiting = (await person.filings()).filter((/** @type {any} */ filing) => filing.canDecide);
    for (const { filingId } of waiting) {
      const filing = await person.filing(filingId);
      if (filing.documentSha256 === sha256) return filing;
    }
  }
  throw new Error('the portal does not show the filing');
}

/** @param {Buffer} bytes */
const sha256Of = (bytes) => createHash('sha256').update(bytes).digest('hex');

/**
 * XBRL as an ERP would make it by itself.
 * @param {string} vatNumber
 * @param {string} period
 */
async function finishedXbrl(vatNumber, period) {
  const { writeVatReturn } = await import('@akkoord/xbrl');
  const { parseBoxFigures, parseOmzetbelastingNumber, parsePeriod } = await import('@akkoord/tax');
  const { boxes, contact } = handymanQuarter(vatNumber, period);
  return writeVatReturn({
    taxpayer: parseOmzetbelastingNumber(vatNumber),
    period: parsePeriod(period),
    figures: parseBoxFigures(boxes),
    header: {
      contactType: 'BPL',
      contactInitials: contact.initials,
      contactPrefix: contact.prefix,
      contactSurname: contact.surname,
      contactTelephoneNumber: contact.telephoneNumber,
      messageReference: 'KLUS-0001',
      softwarePackageName: 'KlusBoek',
      softwarePackageVersion: '4.2',
      softwareVendorAccountNumber: 'SWO00000',
    },
    now: new Date(),
  });
}
