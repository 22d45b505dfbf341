// The demonstration itself: a VAT return, an ICP statement and a supplement over HTTP are approved, a return over AMQP is rejected.
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { amqpErp, httpErp } from './erp.mjs';
import {
  bakeryCustomers,
  bakeryQuarter,
  bakerySupplement,
  ENVIRONMENT,
  handymanQuarter,
  lastQuarter,
  ORGANISATIONS,
} from './office.mjs';
import { logIn } from './person.mjs';
import { Story } from './story.mjs';

const PATIENCE_S = 60;

/**
 * @typedef {object} DriveOptions
 * @property {Record<string, string>} services
 * @property {string} amqpUrl
 * @property {string} erpToken
 * @property {{ email: string, password: string, name: string }[]} logins
 * @property {'one' | 'none'} approve
 * @property {(line: string) => void} print
 */

/** @typedef {typeof ORGANISATIONS[0]} Organisation */

/**
 * Drives the filings to their end; throws when one does not come out as it should.
 * @param {DriveOptions} options
 * @returns {Promise<{ clickToAcceptedMs?: number, references: string[] }>}
 */
export async function driveFilings({ services, amqpUrl, erpToken, logins, approve, print }) {
  const portal = address(services, 'portal-api');
  const story = new Story(print);
  const hear = (/** @type {import('./erp.mjs').StatusChange} */ change) => story.hear(change);
  const overHttp = await httpErp({ clientSender: address(services, 'client-sender'), token: erpToken, hear });
  const refused = (/** @type {any} */ refusal) => story.tell('AMQP', `refused: ${refusal.code} ${refusal.messageEn}`);
  const overAmqp = await amqpErp({ amqpUrl, token: erpToken, environmentId: ENVIRONMENT.id, hear, refused });
  try {
    const [bakery, handyman] = /** @type {[Organisation, Organisation]} */ (ORGANISATIONS);
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const handedOver = [];
    for (const filing of bakeryFilings(bakery, stamp)) {
      const { label, reference, kind, figures, told } = filing;
      story.begin(reference, label);
      story.tell(label, `the ERP hands over ${reference} (${bakery.name}): ${told}`);
      const { body } = await overHttp.submit({ reference, kind, figures });
      handedOver.push({ reference, label, sha256: body.documentSha256 });
    }
    const period = lastQuarter(new Date());
    const rejected = `VANDIJK-${period}-${stamp}`;
    story.begin(rejected, 'AMQP');
    story.tell('AMQP', `the ERP hands over ${rejected} (${handyman.name}): a VAT return as finished XBRL`);
    const xbrl = await finishedXbrl(handyman.vatNumber, period);
    await overAmqp.submit({ reference: rejected, kind: 'vat-return', xbrl: xbrl.toString('base64') });

    const references = [...handedOver.map(({ reference }) => reference), rejected];
    for (const reference of references) await story.until(reference, [30], PATIENCE_S);
    if (approve === 'none') return { references };

    const client = await contactOf(portal, logins, bakery);
    let clickToAcceptedMs;
    for (const { reference, label, sha256 } of handedOver) {
      const clicked = await decide(client, { sha256, label, decision: 'approve', story });
      const end = await story.until(reference, [80, 90], PATIENCE_S);
      if (end.status !== 80) throw new Error(`${reference} should have been accepted, but came out as ${end.status}`);
      clickToAcceptedMs ??= end.at - clicked;
    }
    const other = await contactOf(portal, logins, handyman);
    await decide(other, { sha256: sha256Of(xbrl), label: 'AMQP', decision: 'reject', story });
    await story.until(rejected, [40], PATIENCE_S);
    return { ...(clickToAcceptedMs === undefined ? {} : { clickToAcceptedMs }), references };
  } finally {
    await overHttp.close();
    await overAmqp.close();
  }
}

/**
 * What the bakery's ERP hands over: the return of the last quarter, its ICP statement, and a correction of the quarter before.
 * @param {Organisation} bakery
 * @param {string} stamp
 */
function bakeryFilings({ vatNumber }, stamp) {
  const now = new Date();
  const [quarter, before] = [lastQuarter(now), lastQuarter(new Date(now.getFullYear(), now.getMonth() - 3, 1))];
  const reference = (/** @type {string} */ kind, /** @type {string} */ period) =>
    `KORENBLOEM-${kind}-${period}-${stamp}`;
  return [
    {
      label: 'VAT',
      reference: reference('OB', quarter),
      kind: 'vat-return',
      told: 'a VAT return as box figures in cents',
      figures: bakeryQuarter(vatNumber, quarter),
    },
    {
      label: 'ICP',
      reference: reference('ICP', quarter),
      kind: 'icp-statement',
      told: 'an ICP statement, two customers',
      figures: bakeryCustomers(vatNumber, quarter),
    },
    {
      label: 'SUPPL',
      reference: reference('SUP', before),
      kind: 'supplement',
      told: `a supplement over ${before}`,
      figures: bakerySupplement(vatNumber, before),
    },
  ];
}

/** @param {Record<string, string>} services @param {string} name */
function address(services, name) {
  const url = services[name];
  if (!url) throw new Error(`${name} does not run`);
  return url;
}

/**
 * The contact of an organisation logs in.
 * @param {string} portal
 * @param {DriveOptions['logins']} logins
 * @param {Organisation} organisation
 */
async function contactOf(portal, logins, organisation) {
  const login = logins.find(({ email }) => email === organisation.contact.email);
  if (!login) throw new Error(`${organisation.contact.email} has no login`);
  return { name: login.name, portal: await logIn(portal, login) };
}

/**
 * A person reads the filing that waits, and decides.
 * @param {Awaited<ReturnType<typeof contactOf>>} person
 * @param {{ sha256: string, label: string, decision: 'approve' | 'reject', story: Story }} what
 * @returns {Promise<number>} the moment of the click
 */
async function decide({ name, portal }, { sha256, label, decision, story }) {
  const filing = await filingOf(portal, sha256);
  story.tell(label, `${name} reads: ${filing.explanation.headline.en}`);
  story.tell(label, `${name} clicks ${decision}`);
  const clicked = performance.now();
  if (decision === 'approve') await portal.approve(filing);
  else await portal.reject(filing, 'The sales of September are missing.');
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
