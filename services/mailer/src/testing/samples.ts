import { MAIL_AUDIENCES, MAIL_KINDS, type MailAudience, type MailKind, type MailLanguage } from '@akkoord/contracts';
import { mailRule } from '../planning/mail-kinds.js';
import type { WritingInput } from '../template/content-of.js';
import { exampleOf } from '../wording/example.js';

/** The office of the samples. */
export const SAMPLE_OFFICE = {
  name: 'Van Vliet Accountants',
  address: 'Keizersgracht 1\n1015 AA Amsterdam',
  email: 'info@vanvliet.example',
};

/** What a sample mail is written from. */
export const sampleOf = (kind: MailKind, audience: MailAudience, language: MailLanguage): WritingInput =>
  exampleOf({ kind, audience, language }, { office: SAMPLE_OFFICE, portalUrl: 'https://portal.vanvliet.example' });

/** Every kind for every audience it exists for. */
export const SAMPLES: readonly (readonly [MailKind, MailAudience])[] = MAIL_KINDS.flatMap((kind) =>
  MAIL_AUDIENCES.filter((audience) => mailRule(kind, audience) !== undefined).map(
    (audience) => [kind, audience] as const,
  ),
);
