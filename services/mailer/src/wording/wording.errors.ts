import type { MailPlaceholder, WordingPart } from '@akkoord/contracts';
import { Refusal } from '@akkoord/service-kit';
import type { WordingProblem } from './find-problem.js';

interface Names {
  readonly nl: string;
  readonly en: string;
}

const PARTS: Readonly<Record<WordingPart, Names>> = {
  subject: { nl: 'het onderwerp', en: 'the subject' },
  opening: { nl: 'de opening', en: 'the opening' },
  closing: { nl: 'de afsluiting', en: 'the closing' },
};

/** This kind of mail does not exist for these people. */
export class MailNotWordable extends Refusal {
  constructor(kind: string, audience: string) {
    super('MAIL_NOT_WORDABLE', {
      nl: 'Deze mail bestaat niet voor deze ontvangers. Kies er een uit de lijst van eigen teksten.',
      en: 'This mail does not exist for these people. Choose one from the list of wordings.',
      params: { kind, audience },
    });
  }
}

/** No part was given. */
export class MailWordingEmpty extends Refusal {
  constructor() {
    super('MAIL_WORDING_EMPTY', {
      nl: 'Er staat geen eigen tekst in. Vul een onderwerp, een opening of een afsluiting in, of ga terug naar de standaardtekst.',
      en: 'There are no words of your own in it. Fill in a subject, an opening or a closing, or go back to the standard words.',
    });
  }
}

/** A part with nothing to read in it. */
export class MailWordingBlank extends Refusal {
  constructor(part: WordingPart, { nl, en }: Names) {
    super('MAIL_WORDING_BLANK', {
      nl: `In ${nl} staan alleen spaties. Vul een tekst in, of laat dit deel weg.`,
      en: `There are only spaces in ${en}. Fill in some words, or leave this part out.`,
      params: { part },
    });
  }
}

/** A tab, a sign that changes the direction of reading, and the like. */
export class MailWordingCharacter extends Refusal {
  constructor(part: WordingPart, { nl, en }: Names) {
    super('MAIL_WORDING_CHARACTER', {
      nl: `In ${nl} staan tekens die niemand ziet, zoals een tab. Typ de tekst opnieuw in plaats van hem te plakken.`,
      en: `There are signs that nobody sees in ${en}, such as a tab. Type the words instead of pasting them.`,
      params: { part },
    });
  }
}

/** A subject is one line. */
export class MailWordingLineBreak extends Refusal {
  constructor(part: WordingPart, { nl, en }: Names) {
    super('MAIL_WORDING_LINE_BREAK', {
      nl: `Er staat meer dan één regel in ${nl}. Zet alles op één regel.`,
      en: `There is more than one line in ${en}. Put everything on one line.`,
      params: { part },
    });
  }
}

/** Something between braces that this mail does not know. */
export class MailWordingPlaceholder extends Refusal {
  constructor(part: WordingPart, { nl, en }: Names, known: readonly MailPlaceholder[]) {
    const list = known.map((name) => `{${name}}`).join(', ');
    super('MAIL_WORDING_PLACEHOLDER', {
      nl: `Deze mail weet niet wat hij overal tussen accolades moet invullen in ${nl}. Gebruik alleen: ${list}.`,
      en: `This mail does not know what to fill in between all braces in ${en}. Use only: ${list}.`,
      params: { part, known },
    });
  }
}

/** A brace that belongs to no placeholder. */
export class MailWordingBrace extends Refusal {
  constructor(part: WordingPart, { nl, en }: Names) {
    super('MAIL_WORDING_BRACE', {
      nl: `Er staat een losse accolade in ${nl}. Haal hem weg, of maak er een invulveld van, zoals {name}.`,
      en: `There is a stray brace in ${en}. Remove it, or make a placeholder of it, such as {name}.`,
      params: { part },
    });
  }
}

/** People learn to trust one link in these mails: the button to the portal. */
export class MailWordingLink extends Refusal {
  constructor(part: WordingPart, { nl, en }: Names) {
    super('MAIL_WORDING_LINK', {
      nl: `Er staat een link of een webadres in ${nl}. Haal dat weg: de enige link in deze mail is de knop naar de portal. Een e-mailadres mag wel.`,
      en: `There is a link or a web address in ${en}. Remove it: the only link in this mail is the button to the portal. An e-mail address is allowed.`,
      params: { part },
    });
  }
}

/** Where to pay is said by the product, from the filing itself. */
export class MailWordingAccount extends Refusal {
  constructor(part: WordingPart, { nl, en }: Names) {
    super('MAIL_WORDING_ACCOUNT', {
      nl: `Er staat een rekeningnummer in ${nl}. Haal het weg: de mail zegt zelf waarheen de klant betaalt, en een tweede rekening lijkt op oplichting.`,
      en: `There is a bank account in ${en}. Remove it: the mail itself says where the client pays, and a second account looks like fraud.`,
      params: { part },
    });
  }
}

/** Mail travels and stays where nobody guards it. */
export class MailWordingNumber extends Refusal {
  constructor(part: WordingPart, { nl, en }: Names) {
    super('MAIL_WORDING_NUMBER', {
      nl: `Er staat een nummer in ${nl} dat een btw-nummer, BSN of betalingskenmerk kan zijn. Haal het weg: zulke nummers gaan nooit per mail. Is het een telefoonnummer, begin dan met een nul: 020 123 45 67.`,
      en: `There is a number in ${en} that can be a VAT number, a BSN or a payment reference. Remove it: such numbers never go by mail. If it is a telephone number, begin it with a zero: 020 123 45 67.`,
      params: { part },
    });
  }
}

/** What is told to who wrote it. */
export function wordingRefusal(part: WordingPart, problem: WordingProblem, known: readonly MailPlaceholder[]): Refusal {
  const names = PARTS[part];
  switch (problem) {
    case 'blank':
      return new MailWordingBlank(part, names);
    case 'character':
      return new MailWordingCharacter(part, names);
    case 'line-break':
      return new MailWordingLineBreak(part, names);
    case 'placeholder':
      return new MailWordingPlaceholder(part, names, known);
    case 'brace':
      return new MailWordingBrace(part, names);
    case 'link':
      return new MailWordingLink(part, names);
    case 'account':
      return new MailWordingAccount(part, names);
    case 'number':
      return new MailWordingNumber(part, names);
    default:
      return problem satisfies never;
  }
}
