import type { BilingualText } from '@akkoord/contracts';
import { actorId } from './known-actor.js';
import { stepOf } from './approval-state.js';
import type { Counted, Quorum } from './quorum.js';

/** What the office has to do when fewer people are left who may approve than are needed; undefined while there are enough. */
export function tooFewAdvice(state: Counted, quorum: Pick<Quorum, 'tooFew' | 'barred'>): BilingualText | undefined {
  if (quorum.tooFew === 0) return undefined;
  const parts = [...whoMayNot(state, quorum.barred), whatToDo(state, quorum.tooFew)];
  return { nl: parts.map(({ nl }) => nl).join(' '), en: parts.map(({ en }) => en).join(' ') };
}

function whoMayNot({ facts, acts }: Counted, barred: ReadonlySet<string>): BilingualText[] {
  if (barred.size === 0) return [];
  const repairers = new Set(acts.filter(({ choice }) => choice === 'repair').map(({ actor }) => actorId(actor)));
  const reasons: BilingualText[] = [];
  const { name } = facts.submittedBy ?? {};
  if ([...barred].some((id) => !repairers.has(id)))
    reasons.push({
      nl: `${name ?? 'Wie dit bericht maakte,'} ${name ? 'maakte dit bericht en ' : ''}mag het niet zelf controleren (vier ogen).`,
      en: `${name ?? 'Who made this filing'} ${name ? 'made this filing and ' : ''}may not review it (four eyes).`,
    });
  if ([...barred].some((id) => repairers.has(id)))
    reasons.push({
      nl: 'Wie dit bericht herstelde, mag het niet zelf controleren (vier ogen).',
      en: 'Who repaired this filing may not review it (four eyes).',
    });
  return reasons;
}

function whatToDo(state: Counted, missing: number): BilingualText {
  const { kind } = stepOf(state);
  const [isOne, nl, en] = [missing === 1, `Er ${missing === 1 ? 'is' : 'zijn'}`, `${missing} more`];
  switch (kind) {
    case 'office-review':
      return {
        nl: `${nl} nog ${missing} ${isOne ? 'controleur' : 'controleurs'} te weinig. Geef een andere medewerker de rol controleur voor deze organisatie; tot dan blijft het bericht hier staan.`,
        en: `${en} ${isOne ? 'reviewer is' : 'reviewers are'} needed. Give another employee the role of reviewer for this organisation; until then the filing stays here.`,
      };
    case 'client-approval':
    case 'inform':
      return {
        nl: `${nl} nog ${missing} ${isOne ? 'persoon' : 'personen'} te weinig die mogen goedkeuren. Geef een contactpersoon van deze organisatie de rol Beheerder accountancyportal; tot dan blijft het bericht hier staan.`,
        en: `${en} ${isOne ? 'person is' : 'people are'} needed who may approve. Give a contact of this organisation the role of approver; until then the filing stays here.`,
      };
    default:
      return kind satisfies never;
  }
}
