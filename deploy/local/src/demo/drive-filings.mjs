// The demonstration itself: what a baker, a handyman and their office do with five filings, from ERP to the tax authority's word.
import { amqpErp, httpErp } from './erp.mjs';
import { handOverOfTheBakery, handOverOfTheHandyman } from './hand-over.mjs';
import { EMPLOYEE, ENVIRONMENT, ORGANISATIONS, REVIEWER, VIEWER } from './office.mjs';
import { shapeWorkflow } from './office-workflow.mjs';
import { PATIENCE_S, personOf } from './people-at-the-portal.mjs';
import { approveToTheEnd, askThenApprove, lookOnly, reject, reviewThenApprove } from './scenes.mjs';
import { Story } from './story.mjs';
import { tellDryRun } from './tell-dry-run.mjs';
import { tellReminders } from './tell-reminders.mjs';
import { wordMail } from './word-mail.mjs';

/**
 * @typedef {object} DriveOptions
 * @property {Record<string, string>} services
 * @property {string} amqpUrl
 * @property {string} erpToken
 * @property {{ email: string, password: string, name: string }[]} logins
 * @property {'one' | 'none'} approve
 * @property {(line: string) => void} print
 */

/** @typedef {{ reference: string, certificate: object }} Proof the approval certificate of a filing */

/**
 * Drives the filings to their end; throws when one does not come out as it should.
 * @param {DriveOptions} options
 * @returns {Promise<{ clickToAcceptedMs?: number, proof?: Proof }>}
 */
export async function driveFilings({ services, amqpUrl, erpToken, logins, approve, print }) {
  const portal = address(services, 'portal-api');
  const story = new Story(print);
  const hear = (/** @type {import('./erp.mjs').StatusChange} */ change) => story.hear(change);
  const overHttp = await httpErp({ clientSender: address(services, 'client-sender'), token: erpToken, hear });
  const refused = (/** @type {any} */ refusal) => story.tell('AMQP', `refused: ${refusal.code} ${refusal.messageEn}`);
  const overAmqp = await amqpErp({ amqpUrl, token: erpToken, environmentId: ENVIRONMENT.id, hear, refused });
  try {
    const [bakery, handyman] = /** @type {import('./hand-over.mjs').Organisation[]} */ (ORGANISATIONS);
    if (!bakery || !handyman) throw new Error('the demonstration has two clients');
    const office = await personOf(portal, logins, EMPLOYEE.email);
    await shapeWorkflow(office.portal);
    await wordMail(office.portal, print);
    await tellDryRun(office.portal, bakery.id, story);
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const { vatReturn, mistyped, icpStatement, supplement } = await handOverOfTheBakery(overHttp, {
      bakery,
      stamp,
      story,
    });
    const rejected = await handOverOfTheHandyman(overAmqp, { handyman, stamp, story });
    for (const { reference } of [vatReturn, icpStatement, supplement, rejected])
      await story.until(reference, [25, 30], { seconds: PATIENCE_S });
    await story.until(mistyped.reference, [45], { seconds: PATIENCE_S });
    await tellReminders(office, print);
    if (approve === 'none') return {};

    const client = await personOf(portal, logins, bakery.contact.email);
    const { filingId } = await askThenApprove({ filing: vatReturn, client, office, story });
    const { clickToAcceptedMs } = await approveToTheEnd({ filing: icpStatement, client, story });
    const reviewer = await personOf(portal, logins, REVIEWER.email);
    await reviewThenApprove({ filing: supplement, client, reviewer, story });
    const other = await personOf(portal, logins, handyman.contact.email);
    const viewer = await personOf(portal, logins, VIEWER.email);
    await lookOnly({ filing: rejected, client: other, viewer, story });
    await reject({ filing: rejected, client: other, story });
    const certificate = await client.portal.certificate(filingId);
    return { clickToAcceptedMs, proof: { reference: vatReturn.reference, certificate } };
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
