/** What the rules about filings say, and what to do; the filings in the way are named after the message. Never retried, shown to a person. */
export const RULE_REFUSALS = {
  RULE_ANNUAL_SUPPLEMENT_WAITS: {
    messages: {
      nl: 'Een jaarsuppletie kan nog niet: van deze organisatie wacht nog een btw-aangifte of opgaaf ICP op akkoord van de klant.',
      en: 'An annual supplement is not possible yet: a VAT return or ICP statement of this organisation still awaits the approval of the client.',
    },
    advice: {
      nl: 'Laat eerst over elke genoemde aangifte beslissen: goedkeuren of afkeuren. Maak de suppletie daarna opnieuw en stuur haar met een nieuwe referentie.',
      en: 'First have each of these filings decided on: approved or rejected. Then make the supplement anew and send it with a new reference.',
    },
  },
  RULE_PERIOD_HAS_OPEN_FILING: {
    messages: {
      nl: 'Van deze soort en over dit tijdvak is al een aangifte onderweg.',
      en: 'A filing of this kind for this period is already under way.',
    },
    advice: {
      nl: 'Moet de nieuwe in de plaats van die aangifte komen? Stuur haar met een nieuwe referentie en noem in supersedes de referentie van de vorige, of trek de vorige eerst in. Anders: wacht tot die is afgehandeld.',
      en: 'Is the new one to take the place of that filing? Send it with a new reference and name the reference of the former in supersedes, or take the former back first. Otherwise wait until it has ended.',
    },
  },
  RULE_PERIOD_HAS_ACCEPTED_RETURN: {
    messages: {
      nl: 'Over dit tijdvak heeft de Belastingdienst al een btw-aangifte geaccepteerd.',
      en: 'The tax office has already accepted a VAT return for this period.',
    },
    advice: {
      nl: 'Is die aangifte niet goed? Dien dan een suppletie in. Is het verschil niet meer dan € 1.000, dan mag het ook in de volgende aangifte.',
      en: 'Is that return not right? File a supplement. If the difference is no more than € 1,000, it may also go into the next return.',
    },
  },
  RULE_SUPPLEMENT_WITHOUT_RETURN: {
    messages: {
      nl: 'Een suppletie verbetert een aangifte die de Belastingdienst heeft geaccepteerd. Over dit tijdvak is die hier niet bekend.',
      en: 'A supplement corrects a return that the tax office accepted. No such return for this period is known here.',
    },
    advice: {
      nl: 'Is de aangifte op een andere manier gedaan? Stuur de suppletie dan met returnFiledElsewhere: true. Anders: dien eerst de aangifte in.',
      en: 'Was the return filed another way? Then send the supplement with returnFiledElsewhere: true. Otherwise file the return first.',
    },
  },
  RULE_SUPPLEMENT_RETURN_UNDER_WAY: {
    messages: {
      nl: 'Een suppletie verbetert een aangifte die de Belastingdienst heeft geaccepteerd. De aangifte over dit tijdvak is nog onderweg.',
      en: 'A supplement corrects a return that the tax office accepted. The return for this period is still under way.',
    },
    advice: {
      nl: 'Wacht de aangifte op akkoord? Laat haar afkeuren en stuur haar verbeterd opnieuw; een suppletie is dan niet nodig. Is zij al goedgekeurd? Wacht tot zij is geaccepteerd.',
      en: 'Does the return await approval? Have it rejected and send it again, corrected; then no supplement is needed. Was it approved already? Wait until it is accepted.',
    },
  },
  RULE_SUPERSEDED_APPROVED: {
    messages: {
      nl: 'De aangifte die u wilt vervangen is al goedgekeurd. De nieuwe versie is niet in behandeling genomen.',
      en: 'The filing you want to supersede was approved already. The new version was not taken up.',
    },
    advice: {
      nl: 'Kan de klant zijn akkoord nog herroepen? Laat hem dat doen en stuur de nieuwe versie met een nieuwe referentie. Anders: wacht op het antwoord van de Belastingdienst en maak zo nodig een suppletie.',
      en: 'Can the client still undo his approval? Have him do so and send the new version with a new reference. Otherwise wait for the answer of the tax office and make a supplement if one is needed.',
    },
  },
  RULE_SUPERSEDED_BY_ANOTHER: {
    messages: {
      nl: 'De aangifte die u wilt vervangen is al door een andere versie vervangen, en die is nog onderweg.',
      en: 'The filing you want to supersede was superseded by another version already, which is still under way.',
    },
    advice: {
      nl: 'Stuur de nieuwe versie met een nieuwe referentie en noem bij supersedes de nieuwste versie, of trek die eerst in.',
      en: 'Send the new version with a new reference and name the newest version in supersedes, or withdraw that one first.',
    },
  },
  RULE_SUPERSEDED_EARLIER: {
    messages: {
      nl: 'Deze aangifte is vervangen door een nieuwe versie, die eerder binnenkwam.',
      en: 'This filing was superseded by a new version that came in before it.',
    },
    advice: {
      nl: 'U hoeft niets te doen: de nieuwe versie is in behandeling.',
      en: 'There is nothing to do: the new version is being dealt with.',
    },
  },
  RULE_KIND_BLOCKED: {
    messages: {
      nl: 'Het kantoor neemt deze soort berichten nu niet aan.',
      en: 'The office does not take this kind of message now.',
    },
    advice: {
      nl: 'Vraag het kantoor om deze berichtsoort toe te laten. Wat u nu stuurt, blijft bij het kantoor liggen.',
      en: 'Ask the office to let in this kind of message. What you send now stays on the desk of the office.',
    },
  },
  RULE_FIXED: {
    httpStatus: 409,
    messages: {
      nl: 'Deze regel geldt voor elk kantoor en kan niet worden uitgezet.',
      en: 'This rule holds for every office and cannot be switched.',
    },
  },
} as const;

/** Stable code of a rule a filing can break. */
export type BrokenRuleCode = Exclude<keyof typeof RULE_REFUSALS, 'RULE_FIXED'>;
