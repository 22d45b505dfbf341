import type { FilingFacts, FilingStatus, MailAudience, MailKind, MailLanguage } from '@akkoord/contracts';

/** A person as mail knows him. */
export interface KnownPerson {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
}

/** A contact person of an organisation, active. */
export interface KnownContact extends KnownPerson {
  readonly organisationId: string;
  readonly isApprover: boolean;
}

/** An employee of the office, active. */
export interface KnownEmployee extends KnownPerson {
  readonly isManager: boolean;
  /** Empty: for all. */
  readonly organisationIds: readonly string[];
}

/** A filing as mail knows it. */
export interface KnownFiling {
  readonly filingId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly facts: FilingFacts;
  readonly status: FilingStatus;
  /** The client was asked at some time. */
  readonly wasWithClient: boolean;
}

/** What an office chose about a kind of mail. */
export interface KnownSwitch {
  readonly kind: MailKind;
  readonly audience: MailAudience;
  readonly isOn: boolean;
}

/** Everything that decides who gets which mail. */
export interface Known {
  readonly filings: ReadonlyMap<string, KnownFiling>;
  readonly contacts: readonly KnownContact[];
  readonly employees: readonly KnownEmployee[];
  readonly switches: readonly KnownSwitch[];
  /** By e-mail address. */
  readonly languages: ReadonlyMap<string, MailLanguage>;
  readonly office: { readonly name: string; readonly email?: string; readonly language: MailLanguage };
}
