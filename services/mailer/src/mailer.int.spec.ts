import { randomUUID } from 'node:crypto';
import { ApprovalQuestionAsked, ApprovalRejected, FilingSendFailed } from '@akkoord/contracts';
import { eventually } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { validateSync } from 'class-validator';
import { simpleParser } from 'mailparser';
import { OfficeMailHandler } from './office/office-mail.handler.js';
import { EraseOldMails } from './retention/erase-old-mails.js';
import {
  aContact,
  aRequest,
  anAcceptance,
  anEmployee,
  MailerUnderTest,
  steps,
  TENANT,
} from './testing/mailer-under-test.js';

let test: MailerUnderTest;

beforeAll(async () => {
  test = await MailerUnderTest.start(connect);
  await test.publish(anEmployee('ineke@vanvliet.example'), 'employee.changed.v1');
  await eventually(async () => expect(await test.rows('select from employee')).toHaveLength(1));
});
afterAll(async () => test?.remove());

/** A filing that a contact is asked about. */
async function asked(email: string): Promise<{ filingId: string; contactId: string; eventId: string }> {
  const [organisationId, filingId] = [randomUUID(), randomUUID()];
  const contact = aContact(organisationId, email);
  await test.publish(contact, 'contact.changed.v1');
  await eventually(async () =>
    expect(await test.rows('select from contact where contact_id = $1', [contact.contactId])).toHaveLength(1),
  );
  const eventId = await test.publish(aRequest(organisationId, [contact.contactId], filingId), 'approval.requested.v1');
  return { filingId, contactId: contact.contactId, eventId };
}
const states = (filingId: string) =>
  test.rows<{ state: string; kind: string; attempts: number; reply: string | null }>(
    'select state, kind, attempts, reply from mail where filing_id = $1 order by planned_at, mail_id',
    [filingId],
  );

describe('a filing that waits', () => {
  it('is told to who decides, from the office, with its logo, a link and no secret', async () => {
    const { filingId } = await asked('sanne@korenaar.example');
    await eventually(() => expect(test.to('sanne@korenaar.example')).toHaveLength(1));
    const [mail] = test.to('sanne@korenaar.example');
    const parsed = await simpleParser(test.catcher.mails.source(mail!.id));
    expect(parsed.from?.text).toBe('"Van Vliet Accountants" <portal@akkoord.example>');
    expect(parsed.replyTo?.text).toBe('info@vanvliet.example');
    expect(parsed.subject).toBe('Graag uw akkoord: Btw-aangifte 3e kwartaal 2026 – Bakkerij De Korenaar');
    expect(parsed.text).toContain(`https://portal.vanvliet.example/#/filings/${filingId}`);
    expect(parsed.attachments).toHaveLength(1);
    expect(parsed.html).toContain('data:image/png');
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    await eventually(async () =>
      expect(await states(filingId)).toMatchObject([{ state: 'sent', kind: 'filing-ready', attempts: 1 }]),
    );
  });

  it('told twice is mailed once, and the office hears of a question and a refusal', async () => {
    const { filingId, contactId, eventId } = await asked('twice@korenaar.example');
    await eventually(() => expect(test.to('twice@korenaar.example')).toHaveLength(1));
    const [{ organisation_id: organisationId } = { organisation_id: '' }] = await test.rows<{
      organisation_id: string;
    }>('select organisation_id from contact where contact_id = $1', [contactId]);
    await test.publish(aRequest(organisationId, [contactId], filingId), 'approval.requested.v1', eventId);
    const question = Object.assign(new ApprovalQuestionAsked(), {
      filingId,
      statuses: steps(4, 35),
      questionId: randomUUID(),
      actor: { kind: 'contact', contactId },
      documentSha256: 'a'.repeat(64),
      box: '5b',
      text: 'Klopt dit, met nummer 123456782B01?',
      askedAt: new Date().toISOString(),
    });
    await test.publish(question, 'approval.question-asked.v1');
    await eventually(() =>
      expect(test.to('ineke@vanvliet.example').map(({ subject }) => subject)).toContainEqual(
        expect.stringMatching(/^Vraag van/),
      ),
    );
    const asked35 = test.to('ineke@vanvliet.example').find(({ subject }) => subject.startsWith('Vraag van'));
    expect(asked35?.text).toContain('twice vraagt iets over rubriek 5b');
    expect(asked35?.text).not.toContain('12345678');
    const rejection = Object.assign(new ApprovalRejected(), {
      filingId,
      statuses: steps(5, 40),
      contactId,
      documentSha256: 'a'.repeat(64),
      reason: { code: 'figures-wrong', text: 'De omzet klopt niet' },
    });
    await test.publish(rejection, 'approval.rejected.v1');
    await eventually(async () =>
      expect((await states(filingId)).filter(({ state }) => state === 'sent')).toHaveLength(3),
    );
    expect(test.to('twice@korenaar.example')).toHaveLength(1);
  });

  it('whose news comes in another order is told all the same, once its filing is known', async () => {
    const [organisationId, filingId] = [randomUUID(), randomUUID()];
    const contact = aContact(organisationId, 'order@korenaar.example');
    await test.publish(anAcceptance(filingId), 'filing.accepted.v1');
    await eventually(async () => expect(await test.rows('select from waiting_occasion')).toHaveLength(1));
    await test.publish(contact, 'contact.changed.v1');
    await eventually(async () =>
      expect(await test.rows('select from contact where email like $1', ['order@%'])).toHaveLength(1),
    );
    await test.publish(aRequest(organisationId, [contact.contactId], filingId), 'approval.requested.v1');
    await eventually(() =>
      expect(test.to('order@korenaar.example').map(({ subject }) => subject)).toContainEqual(
        expect.stringMatching(/^Aangenomen/),
      ),
    );
    expect(await test.rows('select from waiting_occasion')).toEqual([]);
    await eventually(async () =>
      expect((await states(filingId)).find(({ kind }) => kind === 'accepted')).toMatchObject({ state: 'sent' }),
    );
  });

  it.each([
    ['not told any more to who left before the mail could go', 'left@korenaar.example', false],
    ['told to who is still there as the contact of another company', 'stays@korenaar.example', true],
  ])('is %s', async (_, email, isElsewhere) => {
    const { filingId, contactId } = await asked(email);
    await eventually(async () => expect(await states(filingId)).toMatchObject([{ state: 'sent' }]));
    const mailId = randomUUID();
    await test.rows(
      `insert into mail (tenant, mail_id, kind, audience, filing_id, person_id, name, email, language, story, state, planned_at, changed_at)
       select tenant, $1, kind, audience, filing_id, person_id, name, email, language, story, 'waiting', now(), now() from mail where filing_id = $2`,
      [mailId, filingId],
    );
    if (isElsewhere) await test.publish(aContact(randomUUID(), email), 'contact.changed.v1');
    const left = { ...aContact(randomUUID(), email, contactId), isActive: false, version: 2 };
    await test.publish(left, 'contact.changed.v1');
    await eventually(async () =>
      expect(await test.rows('select is_active from contact where email = $1 order by is_active', [email])).toEqual([
        { is_active: false },
        ...(isElsewhere ? [{ is_active: true }] : []),
      ]),
    );
    await test.rows('insert into mail_job (tenant, mail_id) select tenant, mail_id from mail where mail_id = $1', [
      mailId,
    ]);
    const state = isElsewhere ? 'sent' : 'outdated';
    await eventually(async () =>
      expect(await test.rows('select state from mail where mail_id = $1', [mailId])).toEqual([{ state }]),
    );
    expect(test.to(email)).toHaveLength(isElsewhere ? 2 : 1);
  });

  it('is not asked about any more when somebody decided before the mail could go', async () => {
    const { filingId } = await asked('late+busy@korenaar.example');
    await test.publish(anAcceptance(filingId), 'filing.accepted.v1');
    await eventually(async () => {
      const all = await states(filingId);
      expect(all.every(({ state }) => state !== 'waiting')).toBe(true);
      expect(all.map(({ kind }) => kind)).toContain('accepted');
    });
  });
});

describe('what a mail server says', () => {
  it('busy: it is tried again until it is taken', async () => {
    const { filingId } = await asked('patience+busy@korenaar.example');
    await eventually(async () => expect(await states(filingId)).toMatchObject([{ state: 'sent', attempts: 3 }]));
    expect(test.to('patience+busy@korenaar.example')).toHaveLength(1);
  });

  it('no such mailbox: at once, told to the office, and nothing else goes there until the office says so', async () => {
    const email = 'gone+refuse@korenaar.example';
    const { filingId } = await asked(email);
    await eventually(async () => expect(await states(filingId)).toMatchObject([{ state: 'refused', attempts: 1 }]));
    expect((await states(filingId))[0]?.reply).toContain('5.1.1');
    const next = await asked(email);
    await eventually(async () => expect(await states(next.filingId)).toMatchObject([{ state: 'suppressed' }]));
  });

  it('full: this mail is refused, the next is tried', async () => {
    const email = 'much+full@korenaar.example';
    const first = await asked(email);
    const second = await asked(email);
    for (const { filingId } of [first, second]) {
      await eventually(async () => expect(await states(filingId)).toMatchObject([{ state: 'refused' }]));
    }
  });

  it('taken, but it comes back later', async () => {
    const { filingId } = await asked('later+bounce@korenaar.example');
    await eventually(async () => expect(await states(filingId)).toMatchObject([{ state: 'bounced' }]));
    expect((await states(filingId))[0]?.reply).toBe('5.1.1 550 5.1.1 The mailbox does not exist');
    expect(await test.rows('select from suppression where email = $1', ['later+bounce@korenaar.example'])).toHaveLength(
      1,
    );
  });

  it('a report of nothing, or from a stranger, is refused', async () => {
    expect(await test.report(Buffer.from('Subject: hello\r\n\r\nworld'))).toBe(422);
    expect(await test.report(Buffer.from('Subject: hello\r\n\r\nworld'), 'somebody-else')).toBe(401);
  });
});

describe('a failure at Digipoort', () => {
  it('is told to the office once when a person has to act, and not while it mends itself', async () => {
    const { filingId } = await asked('failure@korenaar.example');
    await eventually(() => expect(test.to('failure@korenaar.example')).toHaveLength(1));
    const failed = (attempt: number, nextAttemptAt?: string) =>
      Object.assign(new FilingSendFailed(), {
        filingId,
        statuses: steps(4 + attempt, 70),
        code: 'CERTIFICATE_MISSING',
        message: 'x',
        attempt,
        ...(nextAttemptAt ? { nextAttemptAt } : {}),
      });
    await test.publish(failed(1, new Date().toISOString()), 'filing.send-failed.v1');
    await test.publish(failed(2), 'filing.send-failed.v1');
    await test.publish(failed(3), 'filing.send-failed.v1');
    await eventually(async () =>
      expect((await states(filingId)).map(({ kind, state }) => [kind, state])).toEqual([
        ['filing-ready', 'sent'],
        ['send-failed', 'sent'],
      ]),
    );
  });
});

describe('a filing nobody was asked about', () => {
  it('brings no mail and leaves nothing behind', async () => {
    const filingId = randomUUID();
    const { approverContactIds: _, ...request } = aRequest(randomUUID(), [], filingId);
    await test.publish({ ...request, statuses: steps(4, 50) }, 'filing.approved.v1');
    await asked('after@korenaar.example');
    await eventually(() => expect(test.to('after@korenaar.example')).toHaveLength(1));
    expect(await test.rows('select from filing where filing_id = $1', [filingId])).toEqual([]);
  });
});

describe('a mailer that dies between the answer of the mail server and its commit', () => {
  it('sends again, with the same Message-ID, and says that it may be double', async () => {
    const email = 'double@korenaar.example';
    const { filingId } = await asked(email);
    await eventually(async () => expect(await states(filingId)).toMatchObject([{ state: 'sent' }]));
    // What a kill leaves: the attempt was committed before the call, its outcome never was.
    await test.rows(`update mail set state = 'waiting', sent_at = null where filing_id = $1`, [filingId]);
    await test.database.inSystem((tx) =>
      tx.query(`insert into mail_job (tenant, mail_id, attempts, is_open) select $1, $2::uuid, 1, true`, [
        TENANT,
        test.to(email)[0]!.messageId.split('.').slice(1).join('.').split('@')[0],
      ]),
    );
    await eventually(() => expect(test.to(email)).toHaveLength(2));
    const [first, second] = test.to(email);
    expect(second?.messageId).toBe(first?.messageId);
    expect(second?.isRepeat).toBe(true);
    await eventually(async () =>
      expect(
        await test.rows('select state, attempts, may_be_double from mail where filing_id = $1', [filingId]),
      ).toEqual([{ state: 'sent', attempts: 2, may_be_double: true }]),
    );
  });
});

describe('mail whose time is over', () => {
  const DAY_MS = 86_400_000;
  const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
  const erase = (now: Date) => test.service!.app.get(EraseOldMails, { strict: false }).run(now);
  const kept = (filingId: string) =>
    test.rows<Record<string, unknown>>('select * from mail where filing_id = $1', [filingId]);

  it('loses address, name and content, and nothing else; also the office sees that it was sent', async () => {
    const { filingId, contactId } = await asked('lang.geleden@korenaar.example');
    await eventually(async () => expect(await states(filingId)).toMatchObject([{ state: 'sent' }]));
    await erase(inDays(399));
    const [before] = await kept(filingId);
    expect(before).toMatchObject({ email: 'lang.geleden@korenaar.example', erased_at: null });
    const later = inDays(401);
    expect(await erase(later)).toBeGreaterThan(0);
    const [after] = await kept(filingId);
    const emptied = { name: '', email: '', story: {}, subject: null, reply: null, erased_at: later };
    expect(after).toEqual({ ...before, ...emptied });
    expect(after).toMatchObject({
      person_id: contactId,
      kind: 'filing-ready',
      state: 'sent',
      sent_at: before!['sent_at'],
    });
    expect(JSON.stringify(after)).not.toMatch(/lang\.geleden|Korenaar/i);
    const handler = test.service!.app.get(OfficeMailHandler, { strict: false });
    const list = await handler.mails({ tenant: TENANT, data: { filingId, onlyUndelivered: false } } as never);
    expect(list.mails).toMatchObject([{ erasedAt: later.toISOString(), personId: contactId, state: 'sent' }]);
    expect(list.mails[0]).not.toHaveProperty('email');
    expect(validateSync(list.mails[0]!)).toEqual([]);
  });

  it('is emptied once, whoever else is at it; what waits is left alone', async () => {
    await asked('straks@korenaar.example');
    await eventually(() => expect(test.to('straks@korenaar.example')).toHaveLength(1));
    await eventually(async () => expect(await test.rows('select from mail_job')).toEqual([]));
    const due = await test.rows('select from mail where erased_at is null');
    const waiting = randomUUID();
    await test.rows(
      `insert into mail (tenant, mail_id, kind, audience, name, email, language, story, state, planned_at, changed_at)
       values ($1, $2, 'reminder', 'client', 'Wacht', 'wacht@korenaar.example', 'nl', '{}', 'waiting', now(), now())`,
      [TENANT, waiting],
    );
    const counts = await Promise.all([erase(inDays(402)), erase(inDays(402))]);
    expect(counts[0] + counts[1]).toBe(due.length);
    expect(await erase(inDays(402))).toBe(0);
    expect(await test.rows('select email from mail where mail_id = $1', [waiting])).toEqual([
      { email: 'wacht@korenaar.example' },
    ]);
  });
});
