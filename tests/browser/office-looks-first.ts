import { randomUUID } from 'node:crypto';
import type { logIn } from '@akkoord/local';
import { eventually } from '@akkoord/testing';

const HOUR_S = 3600;

/** The office looks first at filings of this kind, and their approval can be taken back for an hour. */
export async function officeLooksFirst({ workflows }: Awaited<ReturnType<typeof logIn>>, kind: string): Promise<void> {
  const definitionId = randomUUID();
  // News of who works at the office takes a moment to reach the portal.
  const known = (await eventually(() => workflows.list())) as { definitionId: string; isDelivered: boolean }[];
  const copyOf = known.find(({ isDelivered }) => isDelivered)!.definitionId;
  const { revision, content } = await workflows.copy(definitionId, { copyOf, name: 'Eerst het kantoor' });
  const review = {
    key: 'office',
    status: 25,
    kind: 'office-review',
    nl: 'Controle door het kantoor',
    en: 'Review by the office',
    policy: { kind: 'any-one' },
    isFourEyes: true,
    performers: 'office-reviewer',
    actions: [
      { name: 'approve', nl: 'Naar de klant', en: 'On to the client', leadsTo: content.start, needsReason: false },
      { name: 'reject', nl: 'Afkeuren', en: 'Reject', leadsTo: 'rejected', needsReason: true },
    ],
  };
  const changed = { ...content, start: 'office', steps: [review, ...content.steps], undoGraceSeconds: HOUR_S };
  const draft = await workflows.save(definitionId, { revision, content: changed });
  await workflows.publish(definitionId, draft.revision);
  await workflows.link(kind, definitionId);
}
