import { randomUUID } from 'node:crypto';
import { migrate, openDatabase, type Database } from '@akkoord/persistence';
import { migrationsOf, personKey } from '@akkoord/service-kit';
import { createEmptyDatabase, createSchema } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mailer } from '../index.js';
import { mailerMigration } from '../migrations/0001-mailer.js';
import { erasePerson } from './erase-person.js';
import { officesWithMail } from './erased-mail.repository.js';

const [OFFICE, OTHER_OFFICE] = ['12345', '54321'];
const KARIN = { id: randomUUID(), name: 'Karin de Vries', email: 'karin@korenaar.example' };

let drop: () => Promise<void>;
let database: Database;

/** A mail that was sent before there was retention. */
async function aMail(tenant: string, { email = 'piet@korenaar.example', actor = '' }): Promise<string> {
  const mailId = randomUUID();
  await database.inTenant(tenant, (tx) =>
    tx.query(
      `insert into mail (tenant, mail_id, kind, audience, name, email, language, story, subject, state, planned_at, changed_at)
       values ($1, $2, 'question-asked', 'office', 'Piet', $3, 'nl', $4, 'Vraag van Karin de Vries', 'sent', now(), now())`,
      [tenant, mailId, email, JSON.stringify({ actor, text: 'Klopt dit?' })],
    ),
  );
  return mailId;
}
const storyOf = (tenant: string, mailId: string) =>
  database.inTenant(tenant, async (tx) => {
    const [mail] = await tx.query('select email, story, subject from mail where mail_id = $1', [mailId]);
    return mail;
  });

let before: string;
beforeAll(async () => {
  const made = await createEmptyDatabase();
  drop = made.drop;
  const all = migrationsOf(mailer);
  const first = all.filter(({ name }) => name <= mailerMigration.name);
  const url = await createSchema(made.adminUrl, 'mailer', first);
  database = await openDatabase({ url, schema: 'mailer', poolSize: 2 });
  before = await aMail(OFFICE, { actor: KARIN.name });
  await aMail(OTHER_OFFICE, {});
  // The next release comes, with the same role.
  const { username: role, password } = new URL(url);
  await migrate({ adminUrl: made.adminUrl, schema: 'mailer', role, password, migrations: all });
});
afterAll(async () => {
  await database?.close();
  await drop?.();
});

describe('mail of before there was retention', () => {
  it('is found by it, of every office', async () => {
    expect(await database.inSystem(officesWithMail)).toEqual([OFFICE, OTHER_OFFICE]);
    expect(await database.inSystem((tx) => tx.query('select from mail'))).toEqual([]);
  });
});

describe('a person who is erased', () => {
  it('is gone from mail to him and mail about him, and from what he chose; mail of another office stays', async () => {
    const own = await aMail(OFFICE, { email: KARIN.email });
    const elsewhere = await aMail(OTHER_OFFICE, { email: KARIN.email, actor: KARIN.name });
    const report = await database.inTenant(OFFICE, async (tx) => {
      await tx.query(
        `insert into contact (tenant, contact_id, organisation_id, name, email, roles, is_active, version)
         values ($1, $2, $2, $3, $4, '{}', false, 1)`,
        [OFFICE, KARIN.id, KARIN.name, KARIN.email],
      );
      await tx.query(`insert into mail_language values ($1, $2, 'en')`, [OFFICE, KARIN.email]);
      await tx.query(`insert into suppression values ($1, $2, 'no such mailbox', now())`, [OFFICE, KARIN.email]);
      return erasePerson(tx, { personKey: personKey(OFFICE, KARIN.email), personIds: [] }, new Date());
    });
    expect(report).toEqual({
      erased: [
        { thing: 'contact', count: 1 },
        { thing: 'mail', count: 1 },
        { thing: 'name-in-mail', count: 1 },
        { thing: 'mail-choice', count: 2 },
      ],
      kept: [],
    });
    expect(await storyOf(OFFICE, own)).toEqual({ email: '', story: {}, subject: null });
    expect(await storyOf(OFFICE, before)).toMatchObject({ story: { text: 'Klopt dit?' }, subject: null });
    expect(JSON.stringify(await storyOf(OFFICE, before))).not.toContain('Karin');
    expect(await storyOf(OTHER_OFFICE, elsewhere)).toMatchObject({ email: KARIN.email, story: { actor: KARIN.name } });
  });
});
