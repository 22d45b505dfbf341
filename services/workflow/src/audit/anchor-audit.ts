import { AuditAnchored } from '@akkoord/contracts';
import {
  anchorDigest,
  anchorText,
  blockRoots,
  CHAIN_START,
  firstBrokenLink,
  merkleRoot,
  type AnchorStatement,
  type ChainEnd,
  type SignedAnchor,
  type SigningKey,
} from '@akkoord/evidence';
import { Outbox } from '@akkoord/messaging';
import { Database, type Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { chainHead, entriesAfter, keepAnchor, keepKey, lastAnchor, lockAnchors } from './anchor.repository.js';
import { ChainBroken } from './audit.errors.js';
import { EvidenceKey } from './evidence-key.js';

/** Entries under one anchor at most; what is more gets the next one. */
const MOST = 1_048_576;
const PAGE = 5000;

/** States, signed, how an office's audit trail stands: Merkle root over what came since the last statement, and the hash of the head. */
@Injectable()
export class AnchorAudit {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly key: EvidenceKey,
  ) {}

  /** Undefined when there is no key or nothing new. Throws ChainBroken: a chain that is not whole is never signed. */
  async anchor(tenant: string, now: Date): Promise<SignedAnchor | undefined> {
    const key = this.key.current;
    if (!key) return undefined;
    return this.database.inTenant(tenant, async (tx) => {
      await lockAnchors(tx);
      const last = (await lastAnchor(tx))?.statement;
      const from = last ? { position: last.lastPosition, hash: last.headHash } : CHAIN_START;
      const head = await chainHead(tx);
      if (!head || head.position === from.position) return undefined;
      const read = await readOn(tx, from, head);
      const statement: AnchorStatement = {
        type: 'akkoord.audit-anchor.v1',
        participantNumber: tenant,
        number: (last?.number ?? 0) + 1,
        firstPosition: from.position + 1,
        lastPosition: read.end.position,
        root: merkleRoot(read.blocks),
        headHash: read.end.hash,
        ...(last ? { previousAnchor: anchorDigest(last) } : {}),
        at: now.toISOString(),
      };
      return this.keep(tx, key, statement, read.blocks);
    });
  }

  private async keep(
    tx: Transaction,
    key: SigningKey,
    statement: AnchorStatement,
    blocks: readonly string[],
  ): Promise<SignedAnchor> {
    const text = anchorText(statement);
    const signature = key.sign(text);
    await keepKey(tx, key, statement.at);
    await keepAnchor(tx, { statement, text, signature, blocks });
    const { participantNumber, number } = statement;
    const { publicKey } = key;
    const told = { participantNumber, number, statement: text, signature, publicKey };
    await this.outbox.add(tx, { event: plainToInstance(AuditAnchored, told) });
    return { statement, signature };
  }
}

/** Reads the chain on from `from` and checks each link; gives where it came and the roots of the blocks of what it read. */
async function readOn(tx: Transaction, from: ChainEnd, head: ChainEnd): Promise<{ end: ChainEnd; blocks: string[] }> {
  const hashes: string[] = [];
  let end = from;
  while (hashes.length < MOST && end.position < head.position) {
    const limit = Math.min(PAGE, MOST - hashes.length, head.position - end.position);
    const entries = await entriesAfter(tx, end.position, limit);
    const broken = firstBrokenLink(entries, end);
    const newest = entries.at(-1);
    if (broken !== undefined || !newest) throw new ChainBroken(broken ?? end.position + 1);
    hashes.push(...entries.map(({ hash }) => hash));
    end = newest;
  }
  if (end.position === head.position && end.hash !== head.hash) throw new ChainBroken(end.position);
  return { end: { position: end.position, hash: end.hash }, blocks: blockRoots(hashes) };
}
