import type { PermissionAction, Role } from './permissions.js';

interface Words {
  readonly nl: string;
  readonly en: string;
}

/** Each role in a sentence, for people. */
export const ROLE_WORDS: Readonly<Record<Role, Words>> = {
  approver: {
    nl: 'Beheerder accountancyportal: contactpersoon van de klant die over aangiften beslist',
    en: 'contact person of the client who decides on filings',
  },
  viewer: {
    nl: 'Meelezer: contactpersoon van de klant die aangiften ziet',
    en: 'contact person of the client who sees filings',
  },
  'office-reviewer': {
    nl: 'Medewerker: kijkt aangiften na, voor het hele kantoor of voor de organisaties die bij hem genoemd zijn',
    en: 'employee who reviews filings, for all of the office or for the organisations named with him',
  },
  'office-manager': {
    nl: 'Kantoorbeheerder: doet wat een medewerker doet voor elke organisatie, en bepaalt hoe het kantoor werkt',
    en: 'does what a reviewer does for every organisation, and decides how the office works',
  },
  'client-environment': {
    nl: 'Klantomgeving: de software die aangiften instuurt; alleen voor wat zij zelf heeft gestuurd',
    en: 'the software that sends filings; only for what it sent itself',
  },
};

/** Each action in a few words, for people. */
export const ACTION_WORDS: Readonly<Record<PermissionAction, Words>> = {
  view: {
    nl: 'een aangifte zien, met uitleg, pdf en geschiedenis',
    en: 'see a filing, with explanation, PDF and history',
  },
  approve: { nl: 'een aangifte goedkeuren', en: 'approve a filing' },
  reject: {
    nl: 'een aangifte afkeuren, ook die onder een doorlopend akkoord valt',
    en: 'reject a filing, also one under a standing approval',
  },
  ask: { nl: 'een vraag stellen over een aangifte', en: 'ask a question about a filing' },
  answer: { nl: 'een vraag beantwoorden', en: 'answer a question' },
  review: {
    nl: 'een aangifte nakijken voordat de klant haar krijgt: doorlaten of terugsturen',
    en: 'review a filing before the client gets it: let it through or send it back',
  },
  'name-maker': {
    nl: 'een aangifte doorlaten waarvan het programma de maker niet noemt, en zelf zeggen wie dat was (waar het kantoor dat eist)',
    en: 'let a filing through whose maker the software does not name, and say who it was (where the office demands it)',
  },
  repair: {
    nl: 'een afgekeurde aangifte opnieuw laten beslissen',
    en: 'bring a rejected filing back for a new decision',
  },
  withdraw: {
    nl: 'een aangifte intrekken zolang zij niet is goedgekeurd',
    en: 'withdraw a filing that is not approved yet',
  },
  undo: {
    nl: 'een goedkeuring terugdraaien binnen de bedenktijd',
    en: 'undo an approval within the time to reconsider',
  },
  delegate: { nl: 'een ander tijdelijk voor zich laten handelen', en: 'let somebody else act for him for a while' },
  'give-mandate': { nl: 'een doorlopend akkoord vastleggen of beëindigen', en: 'record or end a standing approval' },
  'see-mail': { nl: 'zien welke e-mail over een aangifte is verstuurd', en: 'see which mail was sent about a filing' },
  'edit-mail': {
    nl: 'bepalen welke e-mail het kantoor verstuurt en welke eigen tekst erin staat',
    en: 'decide which mail the office sends, and what it says in its own words',
  },
  'see-certificate': { nl: 'het bewijs van akkoord ophalen', en: 'get the approval certificate' },
  'edit-workflow': { nl: 'workflows van het kantoor maken en koppelen', en: 'make and link workflows of the office' },
  'manage-people': { nl: 'contactpersonen en medewerkers beheren', en: 'manage contacts and employees' },
};
