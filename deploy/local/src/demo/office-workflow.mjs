// A workflow of the office's own: for supplements the office looks first, and the client can take his approval back for a moment.

import { patiently } from './patiently.mjs';

/** Id of the workflow of the demonstration's office. */
export const WORKFLOW_ID = '0198c0de-5eed-7000-8000-0000000000f1';
const NAME = 'Eerst het kantoor, dan de klant';

/** How long the client of the demonstration can take his approval back; offices take hours. */
export const UNDO_SECONDS = 3;

/**
 * Makes a copy of the delivered workflow, puts the office's own step before it, publishes it and links it to supplements; on data
 * of an earlier run there is nothing left to do.
 * @param {Awaited<ReturnType<typeof import('./person.mjs').logIn>>} manager
 * @param {number} [undoGraceSeconds] how long the client can take his approval back
 */
export async function shapeWorkflow({ workflows }, undoGraceSeconds = UNDO_SECONDS) {
  const known = await patiently(() => workflows.list());
  if (known.some((/** @type {any} */ { definitionId }) => definitionId === WORKFLOW_ID)) return;
  const { definitionId: copyOf } = known.find((/** @type {any} */ { isDelivered }) => isDelivered);
  const copy = await workflows.copy(WORKFLOW_ID, { copyOf, name: NAME });
  const content = {
    ...copy.content,
    start: 'office',
    steps: [officeLooks(copy.content.start), ...copy.content.steps],
    undoGraceSeconds,
  };
  const { revision } = await workflows.save(WORKFLOW_ID, { revision: copy.revision, content });
  await workflows.publish(WORKFLOW_ID, revision);
  await workflows.link('supplement', WORKFLOW_ID);
}

/** @param {string} next key of the step that follows */
const officeLooks = (next) => ({
  key: 'office',
  status: 25,
  kind: 'office-review',
  nl: 'Controle door het kantoor',
  en: 'Review by the office',
  policy: { kind: 'any-one' },
  isFourEyes: true,
  performers: 'office-reviewer',
  actions: [
    { name: 'approve', nl: 'Naar de klant', en: 'On to the client', leadsTo: next, needsReason: false },
    { name: 'reject', nl: 'Afkeuren', en: 'Reject', leadsTo: 'rejected', needsReason: true },
  ],
});
