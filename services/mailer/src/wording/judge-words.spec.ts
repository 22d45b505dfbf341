import { Refusal } from '@akkoord/service-kit';
import { describe, expect, it } from '@jest/globals';
import { judgeNewWords, judgeWords } from './judge-words.js';
import {
  MailNotWordable,
  MailWordingAccount,
  MailWordingBlank,
  MailWordingBrace,
  MailWordingCharacter,
  MailWordingEmpty,
  MailWordingLineBreak,
  MailWordingLink,
  MailWordingNumber,
  MailWordingPlaceholder,
} from './wording.errors.js';

const READY = { kind: 'filing-ready', audience: 'client' } as const;
const REMINDER = { kind: 'reminder', audience: 'client' } as const;

function refusalOf(what: () => unknown): Refusal {
  try {
    what();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('the words of an office', () => {
  it('are kept tidy: lines end as everywhere, without spaces behind them, one blank line between paragraphs', () => {
    const closing = '\n  Tot ziens,  \r\n-- \r\n\r\n\r\n\r\nTeam {office} \n';
    expect(judgeWords(READY, { closing })).toEqual({ closing: 'Tot ziens,\n--\n\nTeam {office}' });
  });

  it.each([
    [MailWordingBlank, ' \n '],
    [MailWordingCharacter, 'Een\ttab'],
    [MailWordingLineBreak, 'Een\nTwee'],
    [MailWordingPlaceholder, 'Beste {naam}'],
    [MailWordingBrace, 'Beste {name'],
    [MailWordingLink, 'www.elders.example'],
    [MailWordingAccount, 'NL04 RABO 0200 1122 44'],
    [MailWordingNumber, '123456782B01'],
  ])('are refused with %p, which names the part in both languages and repeats nothing of the text', (why, subject) => {
    const refusal = refusalOf(() => judgeWords(READY, { opening: 'Goed zo.', subject }));
    expect(refusal).toBeInstanceOf(why);
    expect(refusal.messages?.nl).toContain('het onderwerp');
    expect(refusal.messages?.en).toContain('the subject');
    expect(refusal.params).toMatchObject({ part: 'subject' });
    if (subject.trim() !== '') expect(JSON.stringify(refusal)).not.toContain(subject);
  });

  it('may name what this mail knows, and are told what that is', () => {
    expect(judgeWords(REMINDER, { subject: 'Nog {count} voor {name}' })).toEqual({
      subject: 'Nog {count} voor {name}',
    });
    const refusal = refusalOf(() => judgeWords(REMINDER, { subject: 'Denkt u aan {organisation}?' }));
    expect(refusal).toBeInstanceOf(MailWordingPlaceholder);
    expect(refusal.messages?.nl).toContain('{name}, {office}, {count}');
    expect(refusal.params).toEqual({ part: 'subject', known: ['name', 'office', 'count'] });
  });

  it('are for a mail that exists', () => {
    expect(refusalOf(() => judgeWords({ ...READY, audience: 'office' }, { subject: 'x' }))).toBeInstanceOf(
      MailNotWordable,
    );
  });

  it('are at least one part to be kept; an example needs none', () => {
    expect(refusalOf(() => judgeNewWords(READY, {}))).toBeInstanceOf(MailWordingEmpty);
    expect(judgeWords(READY, {})).toEqual({});
  });
});
