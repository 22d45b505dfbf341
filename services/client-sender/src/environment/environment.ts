/** What a filing made here states about its sender (communication profile). */
export interface CommunicationProfile {
  /** BPL = the entrepreneur is the contact, INT = an intermediary is. */
  readonly contactType: 'BPL' | 'INT';
  /** Becon number, six digits. */
  readonly taxConsultantNumber?: string;
}

/** A client environment (klantomgeving): whose ERP this is, and where its office's connector is. */
export interface ClientEnvironment {
  /** As registered at the connector. */
  readonly id: string;
  /** Participant number of its office. */
  readonly tenant: string;
  readonly name: string;
  readonly connectorUrl: string;
  readonly connectorToken: string;
  readonly profile: CommunicationProfile;
}
