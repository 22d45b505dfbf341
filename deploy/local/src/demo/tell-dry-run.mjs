// Who would get what: the office tries its workflow out on an example before a filing comes.
import { WORKFLOW_ID } from './office-workflow.mjs';
import { patiently } from './patiently.mjs';

/**
 * @param {Awaited<ReturnType<typeof import('./person.mjs').logIn>>} manager
 * @param {string} organisationId
 * @param {import('./story.mjs').Story} story
 */
export async function tellDryRun({ workflows }, organisationId, story) {
  const example = { of: 'published', organisationId, kind: 'supplement', totalEuros: 1500 };
  const { sentences } = await patiently(() => workflows.dryRun(WORKFLOW_ID, example));
  story.tell('trial', 'the office tries its workflow out on a supplement of € 1,500:');
  for (const { en } of sentences) story.tell('', en);
}
