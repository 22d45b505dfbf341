import { canonicalJson, sha256, type ChainEntry, type Json } from '@akkoord/evidence';
import type { Transaction } from '@akkoord/persistence';
import { FIRST_FORM } from '../../certificate/certificate.repository.js';
import type { AuditProblem } from './audit-problem.js';

interface Fact {
  readonly at?: string;
  readonly status?: number;
  readonly documentSha256?: string;
  readonly evidenceSha256?: string;
  readonly decisionId?: string;
}

interface DecisionRow {
  readonly decisionId: string;
  readonly at: Date;
  readonly ledTo: number;
  readonly documentSha256: string;
  /** Text of before there was a table for evidence; null since. */
  readonly firstForm: string | null;
  readonly actor: Json;
  readonly authentication: Json;
  readonly reason: Json;
  readonly words: Json;
}

/** Holds the rows beside the chain, evidence and decisions, against the entries that speak of them. */
export class BesideChain {
  readonly problems: AuditProblem[] = [];
  erased = 0;
  private readonly mentioned = { evidence: new Set<string>(), decisions: new Set<string>() };
  private readonly known = { evidence: [] as string[], decisions: [] as string[] };

  private constructor(private readonly tx: Transaction) {}

  /** Notes which rows there are before the chain is read: what is committed later than a row stands further on in the chain. */
  static async open(tx: Transaction): Promise<BesideChain> {
    const beside = new BesideChain(tx);
    const ids = async (sql: string) => (await tx.query<{ id: string }>(sql)).map(({ id }) => id);
    beside.known.evidence.push(...(await ids('select sha256 as id from audit_evidence')));
    beside.known.decisions.push(...(await ids('select decision_id::text as id from approval_decision')));
    return beside;
  }

  get evidence(): number {
    return this.mentioned.evidence.size;
  }

  async take(entries: readonly ChainEntry[]): Promise<void> {
    const facts = entries.map(({ position, content }) => ({ position, fact: factOf(content) }));
    const digests = facts.flatMap(({ fact }) => fact.evidenceSha256 ?? []);
    const ids = facts.flatMap(({ fact }) => fact.decisionId ?? []);
    const evidence = await this.evidenceOf(digests);
    const decisions = await this.decisionsOf(ids);
    for (const { position, fact } of facts) {
      const decision = fact.decisionId === undefined ? undefined : decisions.get(fact.decisionId);
      const text = this.lookAtEvidence(position, fact, evidence, decision);
      if (fact.decisionId !== undefined) this.lookAtDecision(fact, decision, text);
    }
  }

  /** Rows that no entry speaks of. */
  close(): void {
    for (const digest of this.known.evidence)
      if (!this.mentioned.evidence.has(digest)) this.tell('EVIDENCE_UNKNOWN', digest);
    for (const id of this.known.decisions) if (!this.mentioned.decisions.has(id)) this.tell('DECISION_UNKNOWN', id);
  }

  private lookAtEvidence(
    position: number,
    { evidenceSha256: digest }: Fact,
    evidence: ReadonlyMap<string, string | null>,
    decision: DecisionRow | undefined,
  ): string | undefined {
    if (digest === undefined) return undefined;
    this.mentioned.evidence.add(digest);
    const kept = evidence.has(digest) ? evidence.get(digest) : (decision?.firstForm ?? undefined);
    if (kept === null) this.erased += 1;
    else if (kept === undefined) this.tell('EVIDENCE_MISSING', position);
    else if (sha256(kept) !== digest) this.tell('EVIDENCE_CHANGED', position);
    else return kept;
    return undefined;
  }

  private lookAtDecision(fact: Fact, decision: DecisionRow | undefined, evidence: string | undefined): void {
    const id = fact.decisionId!;
    this.mentioned.decisions.add(id);
    if (!decision) return this.tell('DECISION_MISSING', id);
    const isSame =
      decision.documentSha256 === fact.documentSha256 &&
      decision.at.toISOString() === fact.at &&
      decision.ledTo === fact.status &&
      (evidence === undefined || evidence === decision.firstForm || agrees(decision, evidence));
    if (!isSame) this.tell('DECISION_CHANGED', id);
  }

  private async evidenceOf(digests: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    if (digests.length === 0) return new Map();
    const rows = await this.tx.query<{ sha256: string; content: string | null }>(
      'select sha256, content from audit_evidence where sha256 = any($1::text[])',
      [digests],
    );
    return new Map(rows.map((row) => [row.sha256, row.content]));
  }

  private async decisionsOf(ids: readonly string[]): Promise<ReadonlyMap<string, DecisionRow>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx.query<DecisionRow>(
      `select decision_id as "decisionId", decided_at as at, led_to as "ledTo", document_sha256 as "documentSha256",
              ${FIRST_FORM} as "firstForm", authentication, reason, words,
              json_strip_nulls(json_build_object('kind', actor_kind, 'contactId', contact_id, 'employeeId', employee_id,
                'clientEnvironmentId', client_environment_id)) as actor
       from approval_decision where decision_id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.decisionId, row]));
  }

  private tell(code: AuditProblem['code'], at: number | string): void {
    this.problems.push({ code, at: String(at) });
  }
}

/** Whether a decision says of the person what the evidence says. */
function agrees({ actor, authentication, reason, words }: DecisionRow, evidence: string): boolean {
  const said = JSON.parse(evidence) as Readonly<Record<string, Json | undefined>>;
  const pairs: [Json, Json | undefined][] = [
    [actor, said['actor']],
    [authentication, said['authentication']],
    [reason, said['reason']],
    [words, said['text']],
  ];
  return pairs.every(([one, other]) => canonicalJson(one) === canonicalJson(other ?? null));
}

/** An entry that is no JSON was changed; the chain tells. */
function factOf(content: string): Fact {
  try {
    return JSON.parse(content) as Fact;
  } catch {
    return {};
  }
}
