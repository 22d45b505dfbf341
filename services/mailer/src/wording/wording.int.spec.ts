import { randomUUID } from 'node:crypto';
import { MailWordingList, type MailWordingView, type MailWording } from '@akkoord/contracts';
import { eventually } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { validateSync } from 'class-validator';
import { simpleParser } from 'mailparser';
import { aContact, anEmployee, aRequest, MailerUnderTest, TENANT } from '../testing/mailer-under-test.js';
import { MailWordingEmpty, MailWordingLink, MailWordingNumber } from './wording.errors.js';
import { WordingHandler } from './wording.handler.js';

const OTHER_OFFICE = '54321';
const INEKE = anEmployee('ineke@vanvliet.example');
const READY = { kind: 'filing-ready', audience: 'client', language: 'nl' } as const;
const OWN = {
  subject: '{office}: {filing} staat klaar',
  opening: 'Fijn dat u kijkt, {name}.\n\nHet gaat om {organisation}.',
  closing: 'Met vriendelijke groet,\n<Team> Van Vliet',
};
const STANDARD_SUBJECT = 'Graag uw akkoord: Btw-aangifte 3e kwartaal 2026 – Bakkerij De Korenaar';

let test: MailerUnderTest;
let handler: WordingHandler;

beforeAll(async () => {
  test = await MailerUnderTest.start(connect);
  handler = test.service!.app.get(WordingHandler, { strict: false });
  await test.publish(INEKE, 'employee.changed.v1');
  await eventually(async () => expect(await test.rows('select from employee')).toHaveLength(1));
});
afterAll(async () => test?.remove());

const received = (data: object, tenant = TENANT) => ({ tenant, data }) as never;
const set = (words: Partial<MailWording>, { tenant = TENANT, by = INEKE.employeeId } = {}) =>
  handler.set(received({ ...READY, ...words, employeeId: by }, tenant));
const wordingOf = async (tenant = TENANT): Promise<MailWordingView | undefined> =>
  (await handler.list(received(READY, tenant))).wordings[0];

/** The mail that a client gets because a filing waits for him. */
async function mailTo(email: string, tenant = TENANT) {
  const [organisationId, filingId] = [randomUUID(), randomUUID()];
  const contact = aContact(organisationId, email);
  await test.publish(contact, 'contact.changed.v1', randomUUID(), tenant);
  await eventually(async () => {
    const sql = 'select from contact where contact_id = $1';
    const known = await test.database.inTenant(tenant, (tx) => tx.query(sql, [contact.contactId]));
    expect(known).toHaveLength(1);
  });
  await test.publish(
    aRequest(organisationId, [contact.contactId], filingId),
    'approval.requested.v1',
    randomUUID(),
    tenant,
  );
  await eventually(() => expect(test.to(email)).toHaveLength(1));
  const mail = await simpleParser(test.catcher.mails.source(test.to(email)[0]!.id));
  return { subject: mail.subject, text: mail.text ?? '', html: String(mail.html), filingId };
}

describe("an office's own words", () => {
  it('are in the mail that is sent from then on, around what the product says, and kept with who said so', async () => {
    const answer = await set(OWN);
    const lastChange = { employeeId: INEKE.employeeId, name: INEKE.name };
    expect(answer).toMatchObject({ ...READY, own: OWN, lastChange });
    expect(validateSync(answer)).toEqual([]);
    const mail = await mailTo('sanne@korenaar.example');
    expect(mail.subject).toBe('Van Vliet Accountants: Btw-aangifte 3e kwartaal 2026 staat klaar');
    const order = [
      'Beste sanne,',
      'Fijn dat u kijkt, sanne.\n\nHet gaat om Bakkerij De Korenaar.\n\n',
      'Van Vliet Accountants heeft deze aangifte',
      'Te betalen:  € 1.250',
      `https://portal.vanvliet.example/#/filings/${mail.filingId}`,
      'Met vriendelijke groet,\n<Team> Van Vliet\n\n-- \nVan Vliet Accountants',
      'nooit om uw wachtwoord',
    ].map((words) => mail.text.indexOf(words));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(mail.html).toContain('Met vriendelijke groet,<br>&lt;Team&gt; Van Vliet</p>');
    await eventually(async () =>
      expect(await test.rows('select subject from mail where email = $1', ['sanne@korenaar.example'])).toEqual([
        { subject: mail.subject },
      ]),
    );
  });

  it('are never in the mail of another office, which has its own', async () => {
    expect((await wordingOf(OTHER_OFFICE))?.own).toBeUndefined();
    expect((await mailTo('mo@elders.example', OTHER_OFFICE)).subject).toBe(STANDARD_SUBJECT);
    await set({ subject: 'Kijkt u even?' }, { tenant: OTHER_OFFICE, by: randomUUID() });
    const mail = await mailTo('els@elders.example', OTHER_OFFICE);
    expect(mail.subject).toBe('Kijkt u even?');
    expect(mail.text).not.toContain('Van Vliet');
    expect((await wordingOf())?.own).toEqual(OWN);
    expect((await wordingOf(OTHER_OFFICE))?.lastChange).not.toHaveProperty('name');
  });

  it('are of one language and kind', async () => {
    await test.rows(`insert into mail_language values ($1, 'piet@korenaar.example', 'en')`, [TENANT]);
    const mail = await mailTo('piet@korenaar.example');
    expect(mail.subject).toMatch(/^Please approve: VAT return/);
    expect(mail.text).not.toContain('Met vriendelijke groet');
  });

  it('that the product cannot use any more make place for its own; the mail goes all the same', async () => {
    await test.rows(`update mail_wording set subject = 'Nog {vroeger}', opening = 'Zie www.elders.example'`);
    const mail = await mailTo('karin@korenaar.example');
    expect(mail.subject).toBe(STANDARD_SUBJECT);
    expect(mail.text).not.toContain('elders');
    expect(mail.text).toContain('<Team> Van Vliet');
  });

  it('that are refused change nothing', async () => {
    const before = await wordingOf();
    await expect(set({ closing: 'Zie https://elders.example' })).rejects.toThrow(MailWordingLink);
    await expect(set({})).rejects.toThrow(MailWordingEmpty);
    expect(before?.own?.closing).toBe(OWN.closing);
    expect(await wordingOf()).toEqual(before);
    // As long as the contract lets through, which counts an emoji and what colours it as one.
    const closing = '😀\ufe0f'.repeat(1500);
    expect(await set({ closing })).toMatchObject({ own: { closing } });
  });

  it('go when the office takes them back, and who did stays', async () => {
    const karin = anEmployee('karin@vanvliet.example');
    const answer = await handler.remove(received({ ...READY, employeeId: karin.employeeId }));
    expect(answer).not.toHaveProperty('own');
    expect(answer.lastChange).toEqual({ employeeId: karin.employeeId, at: expect.any(String) });
    expect((await mailTo('joost@korenaar.example')).subject).toBe(STANDARD_SUBJECT);
    await handler.remove(received({ ...READY, employeeId: karin.employeeId }));
    expect(await test.rows('select from mail_wording')).toHaveLength(1);
  });
});

describe('the list of wordings', () => {
  it('has every mail there is, with what can be filled in and an example', async () => {
    const all = await handler.list(received({}));
    expect(validateSync(all)).toEqual([]);
    expect(all).toBeInstanceOf(MailWordingList);
    const keys = all.wordings.map(({ kind, audience, language }) => `${kind} ${audience} ${language}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('accepted office en');
    expect(keys).not.toContain('filing-ready office nl');
    const reminder = all.wordings.find(({ kind, language }) => kind === 'reminder' && language === 'nl');
    expect(reminder).toMatchObject({
      standardSubject: 'Herinnering: 2 aangiften',
      placeholders: [
        { name: 'name' },
        { name: 'office', example: 'Van Vliet Accountants' },
        { name: 'count', example: '2' },
      ],
    });
    const { wordings } = await handler.list(received({ kind: 'reminder', audience: 'office' }));
    expect(wordings.map(({ language }) => language)).toEqual(['nl', 'en']);
  });
});

describe('an example', () => {
  it('has the words and the look of the office, fetches nothing, and keeps nothing', async () => {
    const before = await test.rows('select * from mail_wording');
    const mail = await handler.preview(received({ ...READY, kind: 'accepted', closing: 'Groet van {office}' }));
    expect(mail.subject).toMatch(/^Aangenomen: Btw-aangifte/);
    expect(mail.text).toContain('Groet van Van Vliet Accountants\n\n-- \n');
    expect(mail.html).toContain('<img src="data:image/png;base64,');
    expect(mail.html).toContain('#1f4e79');
    expect(mail.html).not.toMatch(/src="(?!data:)|url\(|@import|<link|<script/);
    await expect(handler.preview(received({ ...READY, opening: 'BSN 123456782' }))).rejects.toThrow(MailWordingNumber);
    expect((await handler.preview(received(READY))).subject).toMatch(/^Graag uw akkoord/);
    expect(await test.rows('select * from mail_wording')).toEqual(before);
  });
});
