import {
  MAIL_AUDIENCES,
  MAIL_KINDS,
  MAIL_LANGUAGES,
  type MailPlaceholderView,
  type MailWordingView,
} from '@akkoord/contracts';
import { mailRule } from '../planning/mail-kinds.js';
import { contentOf } from '../template/content-of.js';
import { exampleOf } from './example.js';
import { PLACEHOLDERS_OF, PLACEHOLDER_WORDS, valuesOf } from './placeholders.js';
import type { Sender } from './preview-mail.js';
import type { KeptWording, WordedMail } from './wording.repository.js';

/** Every mail there is, of these kinds, audiences and languages. */
export const mailsThatExist = (asked: Partial<WordedMail>): WordedMail[] =>
  MAIL_KINDS.flatMap((kind) =>
    MAIL_AUDIENCES.filter((audience) => mailRule(kind, audience)).flatMap((audience) =>
      MAIL_LANGUAGES.map((language) => ({ kind, audience, language })),
    ),
  ).filter(
    ({ kind, audience, language }) =>
      kind === (asked.kind ?? kind) &&
      audience === (asked.audience ?? audience) &&
      language === (asked.language ?? language),
  );

/** A mail as the office worded it, with what it can choose from. */
export function viewOf(mail: WordedMail, kept: readonly KeptWording[], sender: Sender): MailWordingView {
  const { kind, audience, language } = mail;
  const own = kept.find((one) => one.kind === kind && one.audience === audience && one.language === language);
  const example = exampleOf(mail, sender);
  const values = valuesOf(example);
  return {
    kind,
    audience,
    language,
    ...(own && Object.keys(own.own).length > 0 ? { own: own.own } : {}),
    ...(own ? { lastChange: changeOf(own) } : {}),
    standardSubject: contentOf(example).subject,
    placeholders: PLACEHOLDERS_OF[kind].map((name): MailPlaceholderView => ({
      name,
      ...PLACEHOLDER_WORDS[name],
      example: values[name] ?? '',
    })),
  };
}

const changeOf = ({ changedBy, changedByName, changedAt }: KeptWording): MailWordingView['lastChange'] => ({
  employeeId: changedBy,
  ...(changedByName === null ? {} : { name: changedByName }),
  at: changedAt.toISOString(),
});
