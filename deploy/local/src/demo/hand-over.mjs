// What the ERPs of the demonstration hand over: figures by HTTP, a finished document by AMQP.
import { createHash } from 'node:crypto';
import {
  bakeryCustomers,
  bakeryCustomersMistyped,
  bakeryQuarter,
  bakerySupplement,
  handymanQuarter,
  lastQuarter,
} from './office.mjs';

/** @typedef {import('./people-at-the-portal.mjs').HandedOver} HandedOver */
/** @typedef {typeof import('./office.mjs').ORGANISATIONS[0]} Organisation */

/**
 * The bakery's return of the last quarter, its ICP statement (with a mistake, and then without), and a correction of the quarter before.
 * @param {Awaited<ReturnType<typeof import('./erp.mjs').httpErp>>} erp
 * @param {{ bakery: Organisation, stamp: string, story: import('./story.mjs').Story }} what
 * @returns {Promise<{ vatReturn: HandedOver, mistyped: HandedOver, icpStatement: HandedOver, supplement: HandedOver }>}
 */
export async function handOverOfTheBakery(erp, { bakery, stamp, story }) {
  const { vatNumber, name } = bakery;
  const now = new Date();
  const [quarter, before] = [lastQuarter(now), lastQuarter(new Date(now.getFullYear(), now.getMonth() - 3, 1))];
  const submit = async (
    /** @type {{ label: string, id: string, kind: string, told: string, figures: object, supersedes?: string }} */ filing,
  ) => {
    const { label, id, told, ...given } = filing;
    const reference = `KORENBLOEM-${id}-${stamp}`;
    story.begin(reference, label);
    story.tell(label, `the ERP hands over ${reference} (${name}): ${told}`);
    const { body } = await erp.submit({ reference, ...given });
    return { reference, label, sha256: body.documentSha256 };
  };
  const vatReturn = await submit({
    label: 'VAT',
    id: `OB-${quarter}`,
    kind: 'vat-return',
    told: 'a VAT return as box figures in cents',
    figures: bakeryQuarter(vatNumber, quarter),
  });
  const mistyped = await submit({
    label: 'ICP',
    id: `ICP-${quarter}`,
    kind: 'icp-statement',
    told: 'an ICP statement, with two digits swapped',
    figures: bakeryCustomersMistyped(vatNumber, quarter),
  });
  const supplement = await submit({
    label: 'SUPPL',
    id: `SUP-${before}`,
    kind: 'supplement',
    told: `a supplement over ${before}`,
    figures: bakerySupplement(vatNumber, before),
  });
  const icpStatement = await submit({
    label: 'ICP2',
    id: `ICP2-${quarter}`,
    kind: 'icp-statement',
    told: 'a new version of the ICP statement, which takes the place of the first',
    figures: bakeryCustomers(vatNumber, quarter),
    supersedes: mistyped.reference,
  });
  return { vatReturn, mistyped, icpStatement, supplement };
}

/**
 * The handyman's return, which his ERP made as XBRL itself.
 * @param {Awaited<ReturnType<typeof import('./erp.mjs').amqpErp>>} erp
 * @param {{ handyman: Organisation, stamp: string, story: import('./story.mjs').Story }} what
 * @returns {Promise<HandedOver>}
 */
export async function handOverOfTheHandyman(erp, { handyman, stamp, story }) {
  const period = lastQuarter(new Date());
  const reference = `VANDIJK-${period}-${stamp}`;
  story.begin(reference, 'AMQP');
  story.tell('AMQP', `the ERP hands over ${reference} (${handyman.name}): a VAT return as finished XBRL`);
  const xbrl = await finishedXbrl(handyman.vatNumber, period);
  await erp.submit({ reference, kind: 'vat-return', xbrl: xbrl.toString('base64') });
  return { reference, label: 'AMQP', sha256: createHash('sha256').update(xbrl).digest('hex') };
}

/**
 * XBRL as an ERP would make it by itself.
 * @param {string} vatNumber
 * @param {string} period
 */
export async function finishedXbrl(vatNumber, period) {
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
