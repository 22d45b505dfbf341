import { createHash } from 'node:crypto';
import type { MailAudience } from '@akkoord/contracts';
import { normaliseEmail, type PlannedMail } from '../mail/mail.js';
import type { FilingInMail, Story } from '../mail/story.js';
import type { Occasion, Target } from '../occasion/occasion.js';
import type { Known, KnownEmployee, KnownFiling, KnownPerson } from './known.js';
import { mailRule } from './mail-kinds.js';

/** Who gets which mail because of what happened; each person at most one mail per occasion, and none of a kind that the office switched off. */
export function planMails(tenant: string, occasion: Occasion, known: Known): PlannedMail[] {
  const filing = occasion.filingId === undefined ? undefined : known.filings.get(occasion.filingId);
  if (occasion.filingId !== undefined && !filing) return [];
  const story = storyOf(occasion, filing, known);
  const mails = new Map<string, PlannedMail>();
  for (const target of occasion.targets) {
    const audience = audienceOf(target);
    if (!isWanted(occasion, audience, known)) continue;
    // What the client never saw cannot be taken away from him; who is informed hears of it now.
    if (audience === 'client' && filing && !filing.wasWithClient && occasion.kind !== 'for-information') continue;
    for (const person of peopleOf(target, filing, known)) {
      const email = normaliseEmail(person.email);
      const mailId = mailIdOf([tenant, occasion.key, occasion.kind, audience, email]);
      mails.set(mailId, {
        mailId,
        kind: occasion.kind,
        audience,
        ...(occasion.filingId === undefined ? {} : { filingId: occasion.filingId }),
        ...(person.personId === '' ? {} : { personId: person.personId }),
        name: person.name,
        email,
        language: known.languages.get(email) ?? known.office.language,
        story,
      });
    }
  }
  return [...mails.values()];
}

/** Whether the office sends this kind to this audience. */
function isWanted({ kind }: Occasion, audience: MailAudience, { switches }: Known): boolean {
  const rule = mailRule(kind, audience);
  const chosen = switches.find((one) => one.kind === kind && one.audience === audience);
  return rule !== undefined && (chosen?.isOn ?? rule.isOn);
}

function audienceOf({ to }: Target): MailAudience {
  switch (to) {
    case 'approvers':
    case 'contacts':
      return 'client';
    case 'office':
    case 'employees':
    case 'managers':
      return 'office';
    default:
      return to satisfies never;
  }
}

function peopleOf(target: Target, filing: KnownFiling | undefined, known: Known): readonly KnownPerson[] {
  switch (target.to) {
    case 'approvers':
      return known.contacts.filter(
        ({ organisationId, isApprover }) => isApprover && organisationId === filing?.organisationId,
      );
    case 'contacts':
      return known.contacts.filter(({ personId }) => target.contactIds.includes(personId));
    case 'office':
      return ofOffice(
        known,
        ({ isManager, organisationIds }) =>
          isManager ||
          organisationIds.length === 0 ||
          (filing !== undefined && organisationIds.includes(filing.organisationId)),
      );
    case 'employees':
      return ofOffice(known, ({ personId }) => target.employeeIds.includes(personId));
    case 'managers':
      return ofOffice(known, ({ isManager }) => isManager);
    default:
      return target satisfies never;
  }
}

/** Employees who fit, else the office's own address: what concerns the office is never told to nobody. */
function ofOffice({ employees, office }: Known, fits: (employee: KnownEmployee) => boolean): readonly KnownPerson[] {
  const found = employees.filter(fits);
  if (found.length > 0 || office.email === undefined) return found;
  return [{ personId: '', name: office.name, email: office.email }];
}

function storyOf(
  { actor, story, targets: _, ...occasion }: Occasion,
  filing: KnownFiling | undefined,
  known: Known,
): Story {
  const id = actor?.contactId ?? actor?.employeeId;
  const name = [...known.contacts, ...known.employees].find(({ personId }) => personId === id)?.name;
  return {
    ...story,
    ...(occasion.filingId !== undefined && filing ? { filing: filingInMail(filing) } : {}),
    ...(name === undefined ? {} : { actor: name }),
  };
}

/** A filing as a mail speaks of it. */
export function filingInMail({ filingId, facts, organisationName }: KnownFiling): FilingInMail {
  const { kind, period, totalEuros, residence } = facts;
  return {
    filingId,
    kind,
    period: { start: period.start, end: period.end },
    ...(residence === undefined ? {} : { residence }),
    ...(totalEuros === undefined ? {} : { totalEuros }),
    organisation: organisationName,
  };
}

/** A UUID (version 8, RFC 9562) made from what is told to whom. */
function mailIdOf(parts: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const variant = ((parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}
