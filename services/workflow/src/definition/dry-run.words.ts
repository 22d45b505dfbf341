import type { BilingualText, DryRunPerson } from '@akkoord/contracts';
import type { Mandate } from '../mandate/mandate.js';
import type { SimplePolicy, WorkflowDefinition, WorkflowStep } from './workflow-definition.js';

/** A step as it would be for an example. */
export interface StepInWords {
  readonly step: WorkflowStep;
  readonly policy: SimplePolicy;
  readonly performers: readonly DryRunPerson[];
  readonly needed: number;
  readonly isStuck: boolean;
  /** Name of who made the example and so does not review it. */
  readonly maker?: string;
  /** Four eyes: if one of them made it, too few are left. */
  readonly isJustEnough: boolean;
  /** Whether one of the performers may say who made a filing when the software does not. */
  readonly hasMakerNamer: boolean;
}

/** Who gets what at a step. */
export function stepSentence(state: StepInWords): BilingualText {
  const { step, performers, isStuck } = state;
  const names = { nl: listed(performers, 'nl'), en: listed(performers, 'en') };
  if (performers.length === 0) return joined([...makerPart(state), nobodySentence(step)]);
  const parts = [taskPart(step, names), ...(step.kind === 'inform' ? [] : [neededPart(state)])];
  if (step.isFourEyes) parts.push(...(state.maker === undefined ? [FOUR_EYES] : makerPart(state)));
  if (step.isFourEyes && step.needsSender) parts.push(state.hasMakerNamer ? MAKER_NAMED : NOBODY_NAMES_MAKER);
  if (isStuck) parts.push(tooFew(state));
  else if (state.isJustEnough) parts.push(JUST_ENOUGH);
  return joined(parts);
}

const joined = (parts: readonly BilingualText[]): BilingualText => ({
  nl: parts.map(({ nl }) => nl).join(' '),
  en: parts.map(({ en }) => en).join(' '),
});

const makerPart = ({ maker }: StepInWords): BilingualText[] =>
  maker === undefined
    ? []
    : [
        {
          nl: `${maker} maakte het bericht en controleert het niet zelf (vier ogen).`,
          en: `${maker} made the filing and does not review it (four eyes).`,
        },
      ];

function nobodySentence(step: WorkflowStep): BilingualText {
  switch (step.kind) {
    case 'inform':
      return {
        nl: `${step.nl}: er is niemand om te informeren; het bericht gaat verder.`,
        en: `${step.en}: there is nobody to inform; the filing goes on.`,
      };
    case 'office-review':
      return {
        nl: `${step.nl}: niemand kan dit controleren, dus het bericht blijft hier staan. Geef een medewerker de rol controleur voor deze organisatie.`,
        en: `${step.en}: nobody can review this, so the filing stays here. Give an employee the role of reviewer for this organisation.`,
      };
    case 'client-approval':
      return {
        nl: `${step.nl}: niemand kan dit goedkeuren, dus het bericht blijft hier staan. Geef een contactpersoon van deze organisatie de rol Beheerder accountancyportal.`,
        en: `${step.en}: nobody can approve this, so the filing stays here. Give a contact of this organisation the role of approver.`,
      };
    default:
      return step.kind satisfies never;
  }
}

function taskPart({ kind, nl, en }: WorkflowStep, names: BilingualText): BilingualText {
  switch (kind) {
    case 'inform':
      return {
        nl: `${nl}: ter informatie voor ${names.nl}; niemand hoeft iets te doen.`,
        en: `${en}: for the information of ${names.en}; nobody has to do anything.`,
      };
    case 'office-review':
      return { nl: `${nl}: een controle voor ${names.nl}.`, en: `${en}: a review for ${names.en}.` };
    case 'client-approval':
      return {
        nl: `${nl}: een verzoek om akkoord aan ${names.nl}.`,
        en: `${en}: a request to approve for ${names.en}.`,
      };
    default:
      return kind satisfies never;
  }
}

function neededPart({ policy, needed }: StepInWords): BilingualText {
  switch (policy.kind) {
    case 'any-one':
      return { nl: 'Eén van hen is genoeg.', en: 'One of them is enough.' };
    case 'all':
      return needed === 1
        ? { nl: 'Die moet goedkeuren.', en: 'That person has to approve.' }
        : { nl: `Alle ${needed} moeten goedkeuren.`, en: `All ${needed} have to approve.` };
    case 'number':
      return {
        nl: `${needed} van hen ${needed === 1 ? 'moet' : 'moeten'} goedkeuren.`,
        en: `${needed} of them ${needed === 1 ? 'has' : 'have'} to approve.`,
      };
    case 'sequence':
      return {
        nl: `${needed} van hen ${needed === 1 ? 'moet' : 'moeten'} goedkeuren, na elkaar in deze volgorde.`,
        en: `${needed} of them ${needed === 1 ? 'has' : 'have'} to approve, one after the other in this order.`,
      };
    default:
      return policy satisfies never;
  }
}

const FOUR_EYES: BilingualText = {
  nl: 'Wie het bericht stuurde, controleert het niet zelf.',
  en: 'Who sent the filing does not review it.',
};

const JUST_ENOUGH: BilingualText = {
  nl: 'Maakte een van deze controleurs het bericht, dan is er een te weinig: het blijft hier staan tot u een andere medewerker de rol controleur geeft.',
  en: 'If one of these reviewers made the filing there is one too few: it stays here until you give another employee the role of reviewer.',
};
const MAKER_NAMED: BilingualText = {
  nl: 'Noemt het programma de maker niet, dan laat alleen een kantoorbeheerder het door, die dan zegt wie het maakte.',
  en: 'If the software does not name the maker, only an office manager lets it through, and says who made it.',
};
const NOBODY_NAMES_MAKER: BilingualText = {
  nl: 'Noemt het programma de maker niet, dan blijft het bericht hier staan: er is geen kantoorbeheerder die kan zeggen wie het maakte.',
  en: 'If the software does not name the maker, the filing stays here: there is no office manager who can say who made it.',
};

function tooFew({ performers, needed }: StepInWords): BilingualText {
  const count = performers.filter(({ standsInFor }) => standsInFor === undefined).length;
  return {
    nl: `Er ${needed === 1 ? 'is' : 'zijn'} er ${needed} nodig en er ${count === 1 ? 'is' : 'zijn'} er maar ${count}: het bericht blijft hier staan.`,
    en: `${needed} are needed and there ${count === 1 ? 'is' : 'are'} only ${count}: the filing stays here.`,
  };
}

function listed(people: readonly DryRunPerson[], language: 'nl' | 'en'): string {
  const [and, instead] = language === 'nl' ? ['en', 'vervangt'] : ['and', 'stands in for'];
  const names = people.map(({ name, standsInFor }) =>
    standsInFor === undefined ? name : `${name} (${instead} ${standsInFor})`,
  );
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
}

/** Nobody is asked, for the client agreed beforehand. */
export function mandateSentence({ objectionHours, endsOn }: Mandate): BilingualText {
  return objectionHours === 0
    ? {
        nl: `Er geldt een doorlopend akkoord tot en met ${endsOn}: de klant hoeft niet te beslissen en het bericht is meteen goedgekeurd.`,
        en: `A standing approval holds up to and including ${endsOn}: the client does not have to decide and the filing is approved at once.`,
      }
    : {
        nl: `Er geldt een doorlopend akkoord tot en met ${endsOn}: de klant krijgt bericht en kan ${objectionHours} uur lang bezwaar maken. Doet hij dat niet, dan is het bericht goedgekeurd.`,
        en: `A standing approval holds up to and including ${endsOn}: the client is told and can object for ${objectionHours} hours. If he does not, the filing is approved.`,
      };
}

/** What follows when all have approved. */
export function endSentence({ undoGraceSeconds }: WorkflowDefinition): BilingualText {
  if (undoGraceSeconds === 0)
    return {
      nl: 'Daarna gaat het bericht meteen naar de Belastingdienst.',
      en: 'After that the filing goes to the tax office at once.',
    };
  const [nl, en] = duration(undoGraceSeconds);
  return {
    nl: `Daarna kan de klant zijn akkoord nog ${nl} lang ongedaan maken; dan gaat het bericht naar de Belastingdienst.`,
    en: `After that the client can undo his approval for ${en}; then the filing goes to the tax office.`,
  };
}

/** Seconds in the largest unit that fits, in Dutch and English. */
function duration(seconds: number): readonly [string, string] {
  const of = (count: number, nl: readonly [string, string], en: string): readonly [string, string] => [
    `${count} ${nl[count === 1 ? 0 : 1]}`,
    `${count} ${en}${count === 1 ? '' : 's'}`,
  ];
  if (seconds % 86_400 === 0) return of(seconds / 86_400, ['dag', 'dagen'], 'day');
  if (seconds % 3600 === 0) return of(seconds / 3600, ['uur', 'uur'], 'hour');
  if (seconds % 60 === 0) return of(seconds / 60, ['minuut', 'minuten'], 'minute');
  return of(seconds, ['seconde', 'seconden'], 'second');
}
