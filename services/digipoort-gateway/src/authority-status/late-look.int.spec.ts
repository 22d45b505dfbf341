import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Outbox } from '@akkoord/messaging';
import { type Database, openDatabase } from '@akkoord/persistence';
import { migrationsOf } from '@akkoord/service-kit';
import { createTestDatabase, type TestDatabase } from '@akkoord/testing';
import { pino } from 'pino';
import { ArchiveRepository } from '../archive/archive.repository.js';
import type { AuthorityOfProcess } from '../authority/authority-of-process.js';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import type { GatewayMetrics } from '../gateway.metrics.js';
import type { Breakers } from '../host-health/breakers.js';
import { digipoortGateway } from '../index.js';
import { JobRepository, type ClaimedJob } from '../job/job.repository.js';
import { WorkBell } from '../job/work-bell.js';
import { ForeignProcessRepository } from '../reconciliation/foreign-process.repository.js';
import { AdvanceSubmissions } from '../submission/advance-submissions.js';
import { AttemptRepository } from '../submission/attempt.repository.js';
import { FilingCommandRepository } from '../submission/filing-command.repository.js';
import { SubmissionRepository } from '../submission/submission.repository.js';
import { AuthorityStatusRepository } from './authority-status.repository.js';
import { FollowFiling } from './follow-filing.js';

const TENANT = '12345';
const jobs = (): JobRepository => new JobRepository(database);
let made: TestDatabase;
let database: Database;

beforeAll(async () => {
  made = await createTestDatabase(digipoortGateway.schema, migrationsOf(digipoortGateway));
  database = await openDatabase({ url: made.url, schema: digipoortGateway.schema });
});
afterAll(async () => {
  await database?.close();
  await made?.drop();
});

/** Follows with an authority that gives this one status. */
function following(code: string, foutcode?: string): FollowFiling {
  const status = {
    statuscode: code,
    tijdstempelStatus: new Date(),
    statusomschrijving: 'Status',
    ...(foutcode ? { statusFoutcode: { foutcode, foutbeschrijving: 'Storing' } } : {}),
  };
  const answer = { kind: 'answered', reply: [status], exchange: {} };
  const authority = { hosts: { status: 'host:443' }, statuses: async () => answer };
  const config = new DigipoortGatewayConfig();
  const [statuses, archive, bell] = [new AuthorityStatusRepository(), new ArchiveRepository(), new WorkBell()];
  const submissions = new AdvanceSubmissions(
    config,
    database,
    new Outbox('digipoort-gateway', () => undefined),
    new SubmissionRepository(),
    new AttemptRepository(),
    statuses,
    archive,
    new FilingCommandRepository(),
    new ForeignProcessRepository(),
    jobs(),
    bell,
  );
  return new FollowFiling(
    config,
    database,
    { find: async () => authority } as unknown as AuthorityOfProcess,
    { call: async (_host: string, make: () => unknown) => make() } as unknown as Breakers,
    statuses,
    archive,
    jobs(),
    submissions,
    bell,
    { asked: () => undefined, unknownCode: () => undefined } as unknown as GatewayMetrics,
    pino({ level: 'silent' }),
  );
}

/** A filing that the authority has, in the lane that follows. */
async function aSentFiling(): Promise<string> {
  const filingId = randomUUID();
  await database.inTenant(TENANT, async (tx) => {
    await tx.query(
      `insert into submission (tenant, filing_id, kind, document_sha256, document_size, phase, attempts, sequence, kenmerk)
       values ($1, $2::uuid, 'vat-return', 'ab', 1, 'sent', 1, 7, $2::text)`,
      [TENANT, filingId],
    );
    await tx.query(`insert into job (tenant, filing_id, lane) values ($1, $2, 'follow')`, [TENANT, filingId]);
  });
  return filingId;
}

/** Takes the lease; whoever had it no longer has. */
async function takeOver(): Promise<ClaimedJob> {
  await database.inTenant(TENANT, (tx) => tx.query('update job set due_at = now() where tenant = $1', [TENANT]));
  const { jobs: claimed } = await jobs().claim(TENANT, 'follow', 1, 60_000);
  return claimed[0]!;
}

const lane = async (filingId: string): Promise<string | undefined> => {
  const sql = 'select lane from job where tenant = $1 and filing_id = $2';
  const [job] = await database.inTenant(TENANT, (tx) => tx.query<{ lane: string }>(sql, [TENANT, filingId]));
  return job?.lane;
};

describe('a look whose lease ran out while its process stood still', () => {
  it('does not bring back to following what broke down meanwhile and has to be sent again', async () => {
    const filingId = await aSentFiling();
    const late = await takeOver();
    await following('230', 'VAS400').follow(await takeOver());
    expect(await lane(filingId)).toBe('submit');
    await following('105').follow(late);
    expect(await lane(filingId)).toBe('submit');
    const sql = 'select code from authority_status where tenant = $1 and filing_id = $2 order by code';
    const kept = await database.inTenant(TENANT, (tx) => tx.query(sql, [TENANT, filingId]));
    expect(kept).toEqual([{ code: '105' }, { code: '230' }]);
  });

  it('asks again later while nobody took over', async () => {
    const filingId = await aSentFiling();
    await following('105').follow(await takeOver());
    const sql = 'select lane, tries from job where tenant = $1 and filing_id = $2';
    const rows = await database.inTenant(TENANT, (tx) => tx.query(sql, [TENANT, filingId]));
    expect(rows).toEqual([{ lane: 'follow', tries: 1 }]);
  });
});
