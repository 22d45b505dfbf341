// What people do with each filing of the demonstration: a question, a new version, a look by the office first, a change of mind.
import { Refused } from './json-http.mjs';
import { decide, filingOf, PATIENCE_S, read } from './people-at-the-portal.mjs';

/** @typedef {import('./people-at-the-portal.mjs').Person} Person */
/** @typedef {import('./people-at-the-portal.mjs').HandedOver} HandedOver */
/** @typedef {import('./story.mjs').Story} Story */

/**
 * The client asks about a box, the office answers, the client approves.
 * @param {{ filing: HandedOver, client: Person, office: Person, story: Story }} cast
 */
export async function askThenApprove({ filing, client, office, story }) {
  const { reference, label } = filing;
  const seen = await read(client, { filing, action: 'ask', story });
  const waiting = await story.until(reference, [30], { seconds: PATIENCE_S });
  const question = 'Is the new oven in this?';
  story.tell(label, `${client.name} asks about box 5b: ${question}`);
  await client.portal.ask(seen, { box: '5b', text: question });
  await story.until(reference, [35], { seconds: PATIENCE_S, after: waiting.sequence });
  const asked = await filingOf(office.portal, filing.sha256, 'answer');
  const answer = 'Yes, its VAT of €1,890 is.';
  story.tell(label, `${office.name} of the office answers: ${answer}`);
  await office.portal.answer(asked.filingId, asked.questions[0].questionId, answer);
  return approveToTheEnd({ filing, client, story });
}

/**
 * The office looks first; the client approves, takes it back within the time for that, and approves again.
 * @param {{ filing: HandedOver, client: Person, reviewer: Person, story: Story }} cast
 */
export async function reviewThenApprove({ filing, client, reviewer, story }) {
  const { reference, label } = filing;
  await decide(reviewer, { filing, decision: 'approve', story });
  await story.until(reference, [30], { seconds: PATIENCE_S });
  const { filingId } = await decide(client, { filing, decision: 'approve', story });
  const approved = await story.until(reference, [50], { seconds: PATIENCE_S });
  story.tell(label, `${client.name} takes it back: nothing was filed yet`);
  await client.portal.undo(filingId);
  await story.until(reference, [30], { seconds: PATIENCE_S, after: approved.sequence });
  return approveToTheEnd({ filing, client, story });
}

/**
 * The client approves and the tax authority accepts.
 * @param {{ filing: HandedOver, client: Person, story: Story }} cast
 * @returns {Promise<{ clickToAcceptedMs: number, filingId: string }>}
 */
export async function approveToTheEnd({ filing, client, story }) {
  const { clicked, filingId } = await decide(client, { filing, decision: 'approve', story });
  const { status, at } = await story.until(filing.reference, [80, 90], { seconds: PATIENCE_S });
  if (status !== 80) throw new Error(`${filing.reference} should have been accepted, but came out as ${status}`);
  return { clickToAcceptedMs: at - clicked, filingId };
}

/**
 * The client rejects, and the ERP hears why.
 * @param {{ filing: HandedOver, client: Person, story: Story }} cast
 */
export async function reject({ filing, client, story }) {
  await decide(client, { filing, decision: 'reject', story });
  await story.until(filing.reference, [40], { seconds: PATIENCE_S });
}

/**
 * Who may only look sees the filing, and is told that he cannot decide.
 * @param {{ filing: HandedOver, client: Person, viewer: Person, story: Story }} cast
 */
export async function lookOnly({ filing, client, viewer, story }) {
  const { filingId } = await filingOf(client.portal, filing.sha256, 'approve');
  const seen = await viewer.portal.filing(filingId);
  try {
    await viewer.portal.approve(seen);
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 403) throw error;
    story.tell(filing.label, `${viewer.name} sees it and cannot decide: ${error.problem.messages.en}`);
    return;
  }
  throw new Error(`${viewer.name} may only look, and approved a filing`);
}
