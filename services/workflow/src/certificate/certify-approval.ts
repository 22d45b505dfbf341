import type { ApprovalCertified, CertifyApproval } from '@akkoord/contracts';
import {
  actsOf,
  signCertificate,
  type ApprovalCertificate,
  type CertifiedEntry,
  type CertifiedPerson,
  type ChainEntry,
} from '@akkoord/evidence';
import type { ReceivedRequest } from '@akkoord/messaging';
import { Database, type Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { keepKey, knownKeys } from '../audit/anchor.repository.js';
import { EvidenceKey } from '../audit/evidence-key.js';
import { requirePermission } from '../people/require-permission.js';
import { NoEvidenceKey, NotDecidedYet, NothingToCertify, OtherDocument } from './certificate.errors.js';
import {
  entriesOfFiling,
  evidenceBeside,
  findDecided,
  peopleKnownAs,
  type DecidedFiling,
} from './certificate.repository.js';
import { proofsOf, type Proofs } from './proofs.repository.js';

/** A filing below this status waits for somebody: nothing is certain yet. */
const DECIDED_FROM = 40;

/** Certifies who approved what: the entries of the audit trail about a filing, their evidence and their proofs, signed. */
@Injectable()
export class CertifyApprovalUseCase {
  constructor(
    private readonly database: Database,
    private readonly key: EvidenceKey,
  ) {}

  /** Throws NoEvidenceKey, NothingToCertify, NotPermitted, NotDecidedYet, OtherDocument. */
  async execute({ tenant, data }: ReceivedRequest<CertifyApproval>, now: Date): Promise<ApprovalCertified> {
    const key = this.key.current;
    if (!key) throw new NoEvidenceKey();
    const filingId = data.filingId.toLowerCase();
    return this.database.inTenant(tenant, async (tx) => {
      const decided = await findDecided(tx, filingId);
      if (!decided) throw new NothingToCertify();
      if (data.actor) await requirePermission(tx, data.actor, 'see-certificate', decided.organisationId);
      if (decided.status < DECIDED_FROM) throw new NotDecidedYet();
      if (decided.facts.document.sha256 !== data.documentSha256) throw new OtherDocument();
      await keepKey(tx, key, now.toISOString());
      const certificate = await this.make(tx, filingId, decided, data.figures, now);
      return { file: JSON.stringify(signCertificate(certificate, key, await knownKeys(tx)), null, 2) };
    });
  }

  private async make(
    tx: Transaction,
    filingId: string,
    { facts, organisation, status }: DecidedFiling,
    figures: Readonly<Record<string, number>>,
    now: Date,
  ): Promise<ApprovalCertificate> {
    const { kind, period, externalMessageId: reference, document } = facts;
    const links = await entriesOfFiling(tx, filingId);
    const proofs = await proofsOf(
      tx,
      links.map(({ position }) => position),
    );
    const entries = certified(links, await evidenceBeside(tx, filingId, digestsOf(links)), proofs);
    return {
      type: 'akkoord.approval-certificate.v1',
      issuedAt: now.toISOString(),
      office: { participantNumber: String(tx.tenant) },
      filing: {
        ...{ filingId, kind, period: { start: period.start, end: period.end }, reference, organisation, status },
        document: { sha256: document.sha256, size: document.size, mediaType: document.mediaType },
        figures: { ...figures },
      },
      people: await peopleIn(tx, entries),
      entries,
      anchors: proofs.anchors,
    };
  }
}

/** Each entry with its evidence: null where the chain says that there was one and it is gone. */
function certified(
  links: readonly ChainEntry[],
  evidence: ReadonlyMap<string, string | null>,
  { byPosition }: Proofs,
): CertifiedEntry[] {
  return links.map((link) => {
    const digest = digestOf(link);
    const proof = byPosition.get(link.position);
    return {
      ...link,
      ...(digest === undefined ? {} : { evidence: evidence.get(digest) ?? null }),
      ...(proof ? { proof } : {}),
    };
  });
}

function digestOf({ content }: ChainEntry): string | undefined {
  const { evidenceSha256 } = JSON.parse(content) as { evidenceSha256?: string };
  return evidenceSha256;
}

const digestsOf = (links: readonly ChainEntry[]): string[] =>
  links.map(digestOf).filter((digest) => digest !== undefined);

/** Everybody the evidence names. */
function peopleIn(tx: Transaction, entries: readonly CertifiedEntry[]): Promise<CertifiedPerson[]> {
  const parties = actsOf({ entries, people: [] }).flatMap(({ actor, onBehalfOf }) => [actor, ...(onBehalfOf ?? [])]);
  return peopleKnownAs(tx, [...new Set(parties.flatMap((party) => party?.id ?? []))]);
}
