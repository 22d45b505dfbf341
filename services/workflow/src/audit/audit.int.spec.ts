import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { isAnchorSigned, readSigningKey } from '@akkoord/evidence';
import { AuditWithoutBroker, KEY } from '../testing/audit-without-broker.js';
import { AT } from '../testing/builders.js';
import { allAnchors, knownKeys, officesToAnchor } from './anchor.repository.js';
import { ChainBroken } from './audit.errors.js';
import { verifyOffice } from './verify/verify-office.js';
import { run } from './verify/verify-audit.cli.js';

let first: AuditWithoutBroker;
let office: AuditWithoutBroker;
beforeAll(async () => {
  first = await AuditWithoutBroker.open();
});
afterAll(() => first?.close());
beforeEach(() => {
  office = first.anotherOffice();
});

const verify = () => office.database.inTenant(office.tenant, (tx) => verifyOffice(tx));
const problems = async () => (await verify()).problems.map(({ code, at }) => `${code} ${at}`);
const due = (before: string, now = '2030-01-01T00:00:00Z') =>
  office.database.inSystem((tx) => {
    const moments = { before: new Date(before), now: new Date(now) };
    return officesToAnchor((sql, parameters) => tx.query(sql, parameters), moments);
  });

describe('an anchor', () => {
  it('covers what came since the one before it, is signed, published, and kept with its key', async () => {
    await office.anApprovedFiling();
    const one = await office.anchor();
    await office.otherEntries(3);
    const two = await office.anchor(new Date('2026-10-06T09:00:00Z'), 'ab'.repeat(32));
    expect([one, two]).toMatchObject([
      { statement: { number: 1, firstPosition: 1, lastPosition: 2 } },
      { statement: { number: 2, firstPosition: 3, lastPosition: 5 } },
    ]);
    expect(await office.anchor()).toBeUndefined();
    const { anchors, keys, told } = await office.database.inTenant(office.tenant, async (tx) => ({
      anchors: await allAnchors(tx),
      keys: await knownKeys(tx),
      told: await tx.query<{ type: string }>('select type from outbox'),
    }));
    expect(anchors).toEqual([one, two]);
    expect(anchors.map((anchor) => isAnchorSigned(anchor, keys))).toEqual([true, true]);
    expect(keys.map(({ keyId }) => keyId)).toContain(readSigningKey(KEY).keyId);
    expect(told).toEqual([{ type: 'audit.anchored.v1' }, { type: 'audit.anchored.v1' }]);
    await expect(problems()).resolves.toEqual([]);
  });

  it('is made once when ten processes try at the same moment', async () => {
    await office.otherEntries(2);
    const made = await Promise.all(Array.from({ length: 10 }, () => office.anchor()));
    expect(made.filter((anchor) => anchor !== undefined)).toHaveLength(1);
  });

  it('is due when the last one is old enough and something happened since', async () => {
    await office.otherEntries(1);
    expect(await due('2026-01-01T00:00:00Z')).toContain(office.tenant);
    await office.anchor();
    expect(await due('2027-01-01T00:00:00Z')).not.toContain(office.tenant);
    await office.otherEntries(1);
    expect(await due('2026-10-04T00:00:00Z')).not.toContain(office.tenant);
    expect(await due(AT)).toContain(office.tenant);
  });

  it('is due when the last one was made by a clock that ran ahead: nobody waits until that day comes', async () => {
    await office.otherEntries(1);
    await office.anchor(new Date('2031-01-01T00:00:00Z'));
    const [yesterday, today] = ['2026-10-05T00:00:00Z', '2026-10-06T00:00:00Z'];
    expect(await due(yesterday, today)).not.toContain(office.tenant);
    await office.otherEntries(1);
    expect(await due(yesterday, today)).toContain(office.tenant);
    await office.anchor(new Date(today));
    await office.otherEntries(1);
    expect(await due(yesterday, today)).not.toContain(office.tenant);
    await expect(problems()).resolves.toEqual([]);
  });

  it('is not made without a key, and never of a chain that is not whole', async () => {
    await office.otherEntries(3);
    expect(await office.anchor(new Date(AT), '')).toBeUndefined();
    await office.asAdmin(`update audit_entry set content = '{}' where tenant = '${office.tenant}' and position = 2`);
    await expect(office.anchor()).rejects.toThrow(ChainBroken);
  });

  it('cannot be changed or removed by the service itself, nor evidence, nor a key', async () => {
    for (const table of ['audit_anchor', 'audit_evidence', 'audit_key']) {
      for (const sql of [`delete from ${table}`, `update ${table} set tenant = tenant`]) {
        await expect(office.database.inTenant(office.tenant, (tx) => tx.query(sql))).rejects.toThrow(
          /permission denied/,
        );
      }
    }
  });
});

describe('the verification of an audit trail', () => {
  beforeEach(async () => {
    await office.otherEntries(2);
    await office.anApprovedFiling();
    await office.otherEntries(2);
    await office.anchor();
    await office.otherEntries(2);
  });
  const tamper = (sql: string) => office.asAdmin(sql.replaceAll('MINE', `tenant = '${office.tenant}'`));

  it('finds nothing where nothing is wrong', async () => {
    const report = await verify();
    expect(report).toMatchObject({ entries: 8, anchors: 1, notAnchored: 2, evidence: 1, erased: 0, problems: [] });
    expect(report.keys).toEqual({ [readSigningKey(KEY).keyId]: 1 });
  });

  it('finds a changed row', async () => {
    await tamper(
      `update audit_entry set content = replace(content, '"status":50', '"status":40') where MINE and position = 4`,
    );
    await expect(problems()).resolves.toEqual(['ENTRY_CHANGED 4']);
  });

  it('finds a changed row whose hash was made to fit', async () => {
    await tamper(`update audit_entry set content = 'x', hash = encode(sha256(convert_to(previous_hash || E'\\n3\\nx', 'UTF8')), 'hex')
                  where MINE and position = 3`);
    await expect(problems()).resolves.toEqual(['ENTRY_OUT_OF_PLACE 4', 'ANCHOR_ROOT 1']);
  });

  it('finds a removed row, in the middle and at the end', async () => {
    await tamper('delete from audit_entry where MINE and position in (5, 8)');
    await expect(problems()).resolves.toEqual(['ENTRY_MISSING 5', 'HEAD_DIFFERS 8', 'ANCHOR_ROOT 1']);
  });

  it('finds that the end was removed and the head made to fit: an anchor knows better', async () => {
    await tamper('delete from audit_entry where MINE and position > 3');
    await tamper(
      `update audit_head set position = 3, hash = (select hash from audit_entry where MINE and position = 3) where MINE`,
    );
    const found = await problems();
    expect(found.slice(0, 2)).toEqual(['ANCHOR_BEYOND 1', expect.stringMatching(/^EVIDENCE_UNKNOWN/)]);
  });

  it('finds an inserted row', async () => {
    await tamper(
      `insert into audit_entry select tenant, 9, content, hash, hash from audit_entry where MINE and position = 8`,
    );
    await expect(problems()).resolves.toEqual(['ENTRY_CHANGED 9', 'HEAD_DIFFERS 8']);
  });

  it('finds rows that changed places', async () => {
    await tamper('update audit_entry set position = -position where MINE and position in (6, 7)');
    await tamper('update audit_entry set position = 13 + position where MINE and position < 0');
    expect(await problems()).toEqual(
      expect.arrayContaining(['ENTRY_OUT_OF_PLACE 6', 'ENTRY_CHANGED 6', 'ENTRY_CHANGED 7']),
    );
  });

  it('finds a whole chain made anew: the anchor was signed', async () => {
    await tamper('delete from audit_entry where MINE');
    await tamper('delete from audit_head where MINE');
    await office.otherEntries(8);
    expect(await problems()).toEqual(expect.arrayContaining(['ANCHOR_ROOT 1']));
  });

  it('finds an anchor that was changed, and one that was removed', async () => {
    await office.anchor(new Date('2026-10-07T00:00:00Z'));
    await tamper(`update audit_anchor set statement = replace(statement, '"number":1', '"number":1 ') where MINE`);
    await expect(problems()).resolves.toEqual([]); // the same statement, written in another way
    await tamper(
      `update audit_anchor set statement = replace(statement, '2026-10-05', '2026-10-04') where MINE and number = 1`,
    );
    expect(await problems()).toEqual(['ANCHOR_SIGNATURE 1', 'ANCHOR_SEQUENCE 2']);
    await tamper('delete from audit_anchor where MINE and number = 1');
    expect(await problems()).toContain('ANCHOR_SEQUENCE 2');
  });

  it('finds evidence that was changed, removed or added', async () => {
    await tamper(`update audit_evidence set content = replace(content, 'omzet', 'winst') where MINE`);
    await expect(problems()).resolves.toEqual(['EVIDENCE_CHANGED 4']);
    await tamper('delete from audit_evidence where MINE');
    await expect(problems()).resolves.toEqual(['EVIDENCE_MISSING 4']);
    await tamper(`insert into audit_evidence values ('${office.tenant}', repeat('a', 64), null, '{}')`);
    await expect(problems()).resolves.toEqual(['EVIDENCE_MISSING 4', `EVIDENCE_UNKNOWN ${'a'.repeat(64)}`]);
  });

  it('finds a decision that nothing speaks of', async () => {
    await tamper(`insert into approval_decision (tenant, decision_id, filing_id, contact_id, choice, document_sha256, idempotency_key, decided_at, led_to, salt)
                  select tenant, gen_random_uuid(), filing_id, gen_random_uuid(), 'approve', repeat('a', 64), 'k', now(), 50, 's' from approval where MINE`);
    expect((await problems())[0]).toMatch(/^DECISION_UNKNOWN/);
  });

  it('stays whole when a person is erased, and says so', async () => {
    await tamper('update audit_evidence set content = null where MINE');
    expect(await verify()).toMatchObject({ erased: 1, problems: [] });
  });

  it('as a command tells people and scripts, and its exit status', async () => {
    let [out, err] = ['', ''];
    const write = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
    const env = { WORKFLOW_DATABASE_URL: office.url, LANG: 'nl_NL.UTF-8' };
    await expect(run(['--office', office.tenant], env, write)).resolves.toBe(0);
    expect(out).toContain(`Kantoor ${office.tenant}: IN ORDE`);
    await tamper('delete from audit_entry where MINE and position = 5');
    await expect(run(['--office', office.tenant, '--language', 'en'], env, write)).resolves.toBe(1);
    expect(out).toContain('! ENTRY_MISSING 5: entry is missing');
    out = '';
    await expect(run(['--json'], env, write)).resolves.toBe(1);
    expect(JSON.parse(out)).toContainEqual(expect.objectContaining({ participantNumber: office.tenant }));
    await expect(run(['--office', 'x'], env, write)).resolves.toBe(2);
    await expect(run([], {}, write)).resolves.toBe(2);
    expect(err).toContain('WORKFLOW_DATABASE_URL');
  });
});
