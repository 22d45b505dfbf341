/** What happened, by the kind of the entry; one that is not known is shown by its own name. */
const ACTS: Readonly<Record<string, { readonly nl: string; readonly en: string }>> = {
  'review-requested': { nl: 'ter controle bij het kantoor', en: 'sent to the office for review' },
  'approval-requested': { nl: 'akkoord gevraagd', en: 'approval asked for' },
  'approval-partly-granted': { nl: 'goedgekeurd, nog niet door iedereen', en: 'approved, not yet by everybody' },
  'approval-granted': { nl: 'goedgekeurd', en: 'approved' },
  'approval-completed': { nl: 'goedgekeurd; kan nog worden teruggenomen', en: 'approved; can still be undone' },
  'performers-left': {
    nl: 'iedereen die er nog is heeft goedgekeurd',
    en: 'everybody who is still there has approved',
  },
  'approval-rejected': { nl: 'afgekeurd', en: 'rejected' },
  'approval-undone': { nl: 'goedkeuring teruggenomen', en: 'approval undone' },
  'approval-repaired': { nl: 'hersteld en opnieuw ter akkoord', en: 'repaired, approval asked for again' },
  'question-asked': { nl: 'vraag gesteld', en: 'question asked' },
  'question-answered': { nl: 'vraag beantwoord', en: 'question answered' },
  'filing-approved': { nl: 'klaar om in te dienen', en: 'ready to be filed' },
  'filing-blocked': { nl: 'tegengehouden door een regel', en: 'kept out by a rule' },
  'filing-withdrawn': { nl: 'ingetrokken', en: 'withdrawn' },
  'mandate-lapsed': {
    nl: 'doorlopend akkoord vervallen, akkoord wordt gevraagd',
    en: 'standing approval lapsed, approval is asked for',
  },
  'approval-expired': { nl: 'verlopen', en: 'expired' },
};

/** What happened, in words. */
export function actLabel(kind: string, language: 'nl' | 'en'): string {
  return ACTS[kind]?.[language] ?? kind;
}

/** Who a party is, without a name. */
const PARTIES: Readonly<Record<string, { readonly nl: string; readonly en: string }>> = {
  contact: { nl: 'contactpersoon', en: 'contact' },
  employee: { nl: 'medewerker van het kantoor', en: 'employee of the office' },
  'client-environment': { nl: 'software van de klant', en: "client's software" },
  workflow: { nl: 'het systeem', en: 'the system' },
  sender: { nl: 'maakte en verstuurde het bericht', en: 'made and sent the filing' },
};

/** What a party is, in words. */
export function partyLabel(kind: string, language: 'nl' | 'en'): string {
  return PARTIES[kind]?.[language] ?? kind;
}

/** Ways to log in. */
const METHODS: Readonly<Record<string, { readonly nl: string; readonly en: string }>> = {
  password: { nl: 'wachtwoord', en: 'password' },
};

/** How somebody logged in, in words. */
export function methodLabel(method: string, language: 'nl' | 'en'): string {
  return METHODS[method]?.[language] ?? method;
}
