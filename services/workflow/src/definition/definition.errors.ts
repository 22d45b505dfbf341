/** What can be wrong with a workflow, and what to do; `{step}` is the name of the step it is about. */
export const DEFINITION_PROBLEMS = {
  DEFINITION_START_UNKNOWN: {
    nl: 'De eerste stap van de workflow bestaat niet. Kies een stap om mee te beginnen.',
    en: 'The first step of the workflow does not exist. Choose a step to start with.',
  },
  DEFINITION_STEP_NAME: {
    nl: 'De stap "{step}" heeft geen bruikbare sleutel. Gebruik kleine letters, cijfers en streepjes, en niet approved, rejected of question.',
    en: 'The step "{step}" has no usable key. Use small letters, digits and dashes, and not approved, rejected or question.',
  },
  DEFINITION_CLIENT_NOT_ASKED: {
    nl: 'In deze workflow wordt de klant nooit om akkoord gevraagd. Voeg een stap toe waarin hij goedkeurt of afkeurt.',
    en: 'This workflow never asks the client to approve. Add a step in which he approves or rejects.',
  },
  DEFINITION_APPROVE_MISSING: {
    nl: 'De stap "{step}" mist de actie Goedkeuren. Voeg die toe.',
    en: 'The step "{step}" lacks the action Approve. Add it.',
  },
  DEFINITION_REJECT_MISSING: {
    nl: 'De stap "{step}" mist de actie Afkeuren. Voeg die toe.',
    en: 'The step "{step}" lacks the action Reject. Add it.',
  },
  DEFINITION_ACTION_TWICE: {
    nl: 'De stap "{step}" heeft dezelfde actie twee keer. Haal er een weg.',
    en: 'The step "{step}" has the same action twice. Remove one.',
  },
  DEFINITION_TARGET_UNKNOWN: {
    nl: 'Een actie van de stap "{step}" leidt naar een stap die niet bestaat. Kies een bestaande stap of het einde.',
    en: 'An action of the step "{step}" leads to a step that does not exist. Choose an existing step or the end.',
  },
  DEFINITION_TARGET_WRONG: {
    nl: 'Een actie van de stap "{step}" leidt naar het verkeerde doel: Goedkeuren leidt naar een stap of naar goedgekeurd, Afkeuren naar afgekeurd, Stellen vraag naar de vraag.',
    en: 'An action of the step "{step}" leads to the wrong place: Approve leads to a step or to approved, Reject to rejected, Ask to the question.',
  },
  DEFINITION_STEP_UNREACHABLE: {
    nl: 'De stap "{step}" wordt nooit bereikt. Laat een actie erheen leiden of haal de stap weg.',
    en: 'The step "{step}" is never reached. Make an action lead to it or remove the step.',
  },
  DEFINITION_STEP_DEAD_END: {
    nl: 'Vanaf de stap "{step}" kan het bericht niet worden goedgekeurd of niet worden afgekeurd. Laat de acties naar een einde leiden.',
    en: 'From the step "{step}" the filing cannot be approved or cannot be rejected. Make the actions lead to an end.',
  },
  DEFINITION_REVIEW_NOT_FIRST: {
    nl: 'De controle door het kantoor in de stap "{step}" komt na de klant. Laat het kantoor eerst kijken.',
    en: 'The review by the office in the step "{step}" comes after the client. Let the office look first.',
  },
  DEFINITION_REVIEW_ENDS_IN_APPROVED: {
    nl: 'Na de controle in de stap "{step}" is het bericht meteen goedgekeurd. Laat Goedkeuren naar een stap met de klant leiden.',
    en: 'After the review in the step "{step}" the filing is approved at once. Make Approve lead to a step with the client.',
  },
  DEFINITION_STEP_KIND: {
    nl: 'In de stap "{step}" passen soort, status en uitvoerder niet bij elkaar: controle is status 25 met een controleur van het kantoor, akkoord is status 30 met een Beheerder accountancyportal, en informeren is status 30.',
    en: 'In the step "{step}" kind, status and performer do not fit: review is status 25 with an office reviewer, approval is status 30 with an approver, and inform is status 30.',
  },
  DEFINITION_INFORM_DECIDES: {
    nl: 'De stap "{step}" informeert alleen. Geef die alleen Goedkeuren, zonder reden en met één persoon als regel: de workflow gaat vanzelf verder.',
    en: 'The step "{step}" only informs. Give it Approve only, without a reason and with one person as its policy: the workflow goes on by itself.',
  },
  DEFINITION_ASK_IN_REVIEW: {
    nl: 'In de stap "{step}" controleert het kantoor zelf. Stellen vraag kan alleen in een stap met de klant.',
    en: 'In the step "{step}" the office itself reviews. Ask is possible only in a step with the client.',
  },
  DEFINITION_FOUR_EYES_WITHOUT_REVIEWER: {
    nl: 'De stap "{step}" vraagt vier ogen, maar er is geen controleur van het kantoor. Maak er een controle door het kantoor van of zet vier ogen uit.',
    en: 'The step "{step}" asks for four eyes, but has no office reviewer. Make it an office review or switch four eyes off.',
  },
  DEFINITION_SENDER_WITHOUT_FOUR_EYES: {
    nl: 'De stap "{step}" eist dat bekend is wie het bericht maakte, maar vraagt geen vier ogen. Zet vier ogen aan of haal de eis weg.',
    en: 'The step "{step}" demands that it is known who made the filing, but does not ask for four eyes. Switch four eyes on or drop the demand.',
  },
  DEFINITION_POLICY_IMPOSSIBLE: {
    nl: 'De regel van de stap "{step}" kan niet worden vervuld. Vraag 1 tot en met 20 personen.',
    en: 'The policy of the step "{step}" cannot be fulfilled. Ask for 1 to 20 people.',
  },
  DEFINITION_BANDS_WRONG: {
    nl: 'De bedragen van de stap "{step}" kloppen niet. Noem 1 tot en met 20 grenzen in hele euro’s vanaf 0, elke grens één keer.',
    en: 'The amounts of the step "{step}" are not right. Name 1 to 20 limits in whole euros from 0, each limit once.',
  },
  DEFINITION_REASONS_MISSING: {
    nl: 'Wie afkeurt moet een reden kunnen kiezen. Noem minstens één reden, elke code één keer.',
    en: 'Who rejects must be able to choose a reason. Name at least one reason, each code once.',
  },
  DEFINITION_TIMES_WRONG: {
    nl: 'Een termijn klopt niet. Ongedaan maken kan 0 seconden tot 7 dagen, herinneren 0 tot 60 dagen voor de uiterste datum, intrekken 0 tot 366 dagen erna.',
    en: 'A term is not right. Undo takes 0 seconds to 7 days, a reminder 0 to 60 days before the due date, expiry 0 to 366 days after it.',
  },
} as const;

/** Stable code of what is wrong with a workflow. */
export type DefinitionProblemCode = keyof typeof DEFINITION_PROBLEMS;

/** One thing that is wrong with a workflow, in words for who edits it. */
export interface DefinitionProblem {
  readonly code: DefinitionProblemCode;
  readonly step?: string;
  readonly nl: string;
  readonly en: string;
}

/** A problem in words, with the key of the step filled in. */
export function definitionProblem(code: DefinitionProblemCode, step?: string): DefinitionProblem {
  const { nl, en } = DEFINITION_PROBLEMS[code];
  const fill = (text: string): string => text.replaceAll('{step}', () => step ?? '');
  return { code, ...(step === undefined ? {} : { step }), nl: fill(nl), en: fill(en) };
}
