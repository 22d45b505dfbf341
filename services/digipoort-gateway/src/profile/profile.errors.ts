import { Refusal } from '@akkoord/service-kit';
import type { StrayHost } from './profile.rules.js';

/** The office has no communication profile. */
export class CommunicationProfileNotFound extends Refusal {
  constructor() {
    super('COMMUNICATION_PROFILE_NOT_FOUND', {
      nl: 'Dit kantoor heeft nog geen communicatieprofiel met Digipoort.',
      en: 'This office has no communication profile with Digipoort yet.',
      status: 404,
    });
  }
}

/** A production profile names a test host, or the reverse. */
export class HostOfOtherEnvironment extends Refusal {
  constructor({ field, host }: StrayHost) {
    super('HOST_OF_OTHER_ENVIRONMENT', {
      nl: `Het adres ${host} hoort niet bij de omgeving van dit profiel. Test en productie blijven gescheiden; kies het adres van de goede omgeving.`,
      en: `The address ${host} does not belong to the environment of this profile. Test and production stay apart; choose the address of the right environment.`,
      params: { field, host },
    });
  }
}

/** PEM of a profile that cannot be read; names the field. */
export class ProfileCertificatesUnreadable extends Refusal {
  constructor(field: 'authorities' | 'replyCertificate', cause?: unknown) {
    super('PROFILE_CERTIFICATES_UNREADABLE', {
      nl: `De certificaten in het veld ${field} zijn niet te lezen. Plak ze als PEM, met de regels BEGIN en END erbij.`,
      en: `The certificates in the field ${field} cannot be read. Paste them as PEM, with the BEGIN and END lines.`,
      params: { field },
      cause,
    });
  }
}

/** Filings of the office are under way: without a profile nobody would send or follow them. */
export class ProfileInUse extends Refusal {
  constructor(filings: number) {
    super('COMMUNICATION_PROFILE_IN_USE', {
      nl: `Er ${filings === 1 ? 'is 1 aangifte' : `zijn ${filings} aangiften`} van dit kantoor onderweg of gestopt. Wacht tot ze klaar zijn en verwijder het profiel daarna.`,
      en: `${filings === 1 ? '1 filing' : `${filings} filings`} of this office ${filings === 1 ? 'is' : 'are'} under way or stopped. Wait until they are finished and remove the profile after that.`,
      status: 409,
      params: { filings },
    });
  }
}

/** The bootstrap file would bring the profile back. */
export class ProfileInBootstrapFile extends Refusal {
  constructor() {
    super('COMMUNICATION_PROFILE_IN_FILE', {
      nl: 'Dit kantoor staat in het bestand waarmee de gateway start. Haal het daar eerst uit; anders komt het profiel terug.',
      en: 'This office stands in the file that the gateway starts with. Take it out there first; otherwise the profile comes back.',
      status: 409,
    });
  }
}

/** Why an office cannot file, besides having no profile; the filing goes by itself once it can. */
export const OBSTACLES = {
  NO_COMMUNICATION_PROFILE: {
    nl: 'Er is nog geen communicatieprofiel met Digipoort. De aangifte gaat vanzelf weg zodra het er is.',
    en: 'There is no communication profile with Digipoort yet. The filing goes out by itself once there is.',
  },
  OWN_CERTIFICATE_REQUIRED: {
    nl: 'Aangiften versturen kan alleen met een eigen certificaat. Zet in het communicatieprofiel de optie "eigen certificaat" aan; daarna gaat de aangifte vanzelf weg.',
    en: 'Filing is only possible with the office\'s own certificate. Switch on "own certificate" in the communication profile; after that the filing goes out by itself.',
  },
  NO_VALID_CERTIFICATE: {
    nl: 'Het kantoor heeft nu geen geldig certificaat om mee te ondertekenen en verbinding te maken. Lees een geldig certificaat in; daarna gaat de aangifte vanzelf weg.',
    en: 'The office has no valid certificate now for signing and connecting. Import a valid certificate; after that the filing goes out by itself.',
  },
} as const;

/** One of OBSTACLES. */
export type ObstacleCode = keyof typeof OBSTACLES;
