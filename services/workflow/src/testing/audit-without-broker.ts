import { randomInt, randomUUID } from 'node:crypto';
import { CertifyApproval } from '@akkoord/contracts';
import { readCertificate, type SignedCertificate } from '@akkoord/evidence';
import { Outbox } from '@akkoord/messaging';
import { openDatabase, type Database } from '@akkoord/persistence';
import { migrationsOf } from '@akkoord/service-kit';
import { createTestDatabase, type TestDatabase } from '@akkoord/testing';
import { Client } from 'pg';
import { AnchorAudit } from '../audit/anchor-audit.js';
import { appendAudit, withEvidence } from '../audit/audit-trail.js';
import { EvidenceKey } from '../audit/evidence-key.js';
import { CertifyApprovalUseCase } from '../certificate/certify-approval.js';
import { workflow } from '../index.js';
import { WorkflowConfig } from '../workflow.config.js';
import { AT, ORGANISATION, REASON, SHA, someFacts } from './builders.js';

export const KEY = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
/** The contact who approves. */
export const APPROVER = '0199a000-0000-7000-8000-0000000000c1';
const quiet = { warn: () => undefined };
const keyOf = (evidenceKey: string): EvidenceKey =>
  new EvidenceKey(Object.assign(new WorkflowConfig(), evidenceKey === '' ? {} : { evidenceKey }), quiet);

/** Audit trail, anchors and certificates of one office on a database of their own. For tests. */
export class AuditWithoutBroker {
  readonly tenant = String(randomInt(10_000, 99_999));

  private constructor(
    private readonly made: TestDatabase,
    readonly database: Database,
  ) {}

  static async open(): Promise<AuditWithoutBroker> {
    const made = await createTestDatabase('workflow', migrationsOf(workflow));
    return new AuditWithoutBroker(made, await openDatabase({ url: made.url, schema: 'workflow', poolSize: 4 }));
  }

  /** Another office in the same database. */
  anotherOffice(): AuditWithoutBroker {
    return new AuditWithoutBroker(this.made, this.database);
  }

  get url(): string {
    return this.made.url;
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.made.drop();
  }

  /** Runs SQL as somebody who can do everything: an intruder, or the owner who erases a person. */
  async asAdmin(sql: string): Promise<void> {
    const client = new Client({ connectionString: this.made.adminUrl });
    await client.connect();
    await client.query('set search_path = workflow');
    await client.query(sql);
    await client.end();
  }

  anchor(now = new Date(AT), key = KEY) {
    return new AnchorAudit(this.database, new Outbox('workflow', () => undefined), keyOf(key)).anchor(this.tenant, now);
  }

  /** A filing that was asked for and approved by a contact, as the audit trail tells it. */
  async anApprovedFiling({ status = 50, reason = REASON } = {}): Promise<string> {
    const [filingId, contactId] = [randomUUID(), APPROVER];
    const about = { filingId, documentSha256: SHA };
    await this.database.inTenant(this.tenant, async (tx) => {
      await tx.query(
        `insert into approval (tenant, filing_id, organisation_id, organisation_name, facts, status, sequence, version, started_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, 4, 2, $7, $7)`,
        [tx.tenant, filingId, ORGANISATION.organisationId, ORGANISATION.name, JSON.stringify(someFacts()), status, AT],
      );
      await tx.query(
        `insert into contact (tenant, contact_id, organisation_id, roles, is_active, version, name)
         values ($1, $2, $3, '{approver}', true, 1, 'Karin de Vries') on conflict do nothing`,
        [tx.tenant, contactId, ORGANISATION.organisationId],
      );
      await appendAudit(tx, [{ kind: 'approval-requested', at: AT, ...about, status: 30, sequence: 3 }]);
      const fact = { kind: 'approval-granted', at: AT, ...about, status, sequence: 4 };
      const authentication = { method: 'password', authenticatedAt: AT };
      await appendAudit(tx, [withEvidence(fact, { actor: { kind: 'contact', contactId }, authentication, reason })]);
    });
    return filingId;
  }

  /** Entries of the office that are about no filing. */
  async otherEntries(count: number): Promise<void> {
    const fact = { kind: 'rule-switched', at: AT };
    await this.database.inTenant(this.tenant, (tx) =>
      appendAudit(
        tx,
        Array.from({ length: count }, (_, place) => ({ ...fact, place })),
      ),
    );
  }

  async certify(filingId: string, changes: Partial<CertifyApproval> = {}, key = KEY): Promise<SignedCertificate> {
    const data = Object.assign(new CertifyApproval(), {
      filingId,
      documentSha256: SHA,
      figures: { total: 1250 },
      ...changes,
    });
    const useCase = new CertifyApprovalUseCase(this.database, keyOf(key));
    const { file } = await useCase.execute({ tenant: this.tenant, data } as never, new Date(AT));
    return readCertificate(file);
  }
}
