import type { SignedAnchor } from '@akkoord/evidence';
import type { Transaction } from '@akkoord/persistence';
import { allAnchors, chainHead, entriesAfter, knownKeys } from '../anchor.repository.js';
import type { OfficeReport } from './audit-problem.js';
import { BesideChain } from './beside-chain.js';
import { AnchorWalk } from './walk-anchors.js';
import { ChainWalk } from './walk-chain.js';

const PAGE = 2000;
/** Looks again when the office goes on working while it is being looked at; then a head without its entries is no work in progress. */
const LOOKS = 3;

/** Goes through the whole audit trail of the office of this transaction: chain, head, anchors, evidence and decisions. Changes nothing. */
export async function verifyOffice(tx: Transaction, published?: readonly SignedAnchor[]): Promise<OfficeReport> {
  const participantNumber = String(tx.tenant);
  const beside = await BesideChain.open(tx);
  const anchors = await allAnchors(tx);
  const own = published?.filter(({ statement }) => statement.participantNumber === participantNumber);
  const anchorWalk = new AnchorWalk(anchors, await knownKeys(tx), own);
  const chain = new ChainWalk();
  let entries = 0;
  const readOn = async (): Promise<void> => {
    for (;;) {
      const page = await entriesAfter(tx, chain.end.position, PAGE);
      if (page.length === 0) return;
      chain.take(page);
      anchorWalk.take(page);
      await beside.take(page);
      entries += page.length;
    }
  };
  await readOn();
  let head = await chainHead(tx);
  for (let look = 1; look < LOOKS && (head?.position ?? 0) > chain.end.position; look++) {
    await readOn();
    head = await chainHead(tx);
  }
  chain.close(head);
  anchorWalk.close();
  beside.close();
  const covered = anchors.at(-1)?.statement.lastPosition ?? 0;
  return {
    ...{ participantNumber, entries, headHash: chain.end.hash, anchors: anchors.length },
    notAnchored: Math.max(0, chain.end.position - covered),
    ...{ evidence: beside.evidence, erased: beside.erased, keys: signersOf(anchors) },
    problems: [...chain.problems, ...anchorWalk.problems, ...beside.problems],
  };
}

function signersOf(anchors: readonly SignedAnchor[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { signature } of anchors) counts[signature.keyId] = (counts[signature.keyId] ?? 0) + 1;
  return counts;
}

/** Every office that has an audit trail, in a system transaction. */
export async function officesWithAudit(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ tenant: string }>(
    'select tenant from audit_head union select tenant from audit_anchor order by tenant',
  );
  return rows.map(({ tenant }) => tenant);
}
