/** A party: its number (≤ 35) and the kind of number (≤ 20), such as `BTW`, `Fi` or `OIN`. */
export interface Identiteit {
  nummer: string;
  type: string;
}

/** foutType: an error of Digipoort; foutcode ≤ 20, foutbeschrijving ≤ 1,048,576 characters. */
export interface Fout {
  foutcode: string;
  foutbeschrijving: string;
}

/** The file that is delivered: mimeType ≤ 255, bestandsnaam ≤ 80, inhoud ≤ 20,971,520 bytes. */
export interface BerichtInhoud {
  mimeType: string;
  bestandsnaam: string;
  inhoud: Buffer;
}

/** aanleverRequest of the XSD; without `kenmerk` each request starts a new process. */
export interface AanleverRequest {
  kenmerk?: string;
  berichtsoort: string;
  aanleverkenmerk?: string;
  eerderAanleverkenmerk?: string;
  identiteitBelanghebbende: Identiteit;
  rolBelanghebbende: string;
  identiteitOntvanger?: Identiteit;
  rolOntvanger?: string;
  berichtInhoud: BerichtInhoud;
  autorisatieAdres?: string;
}

/** aanleverResponse of the XSD: the receipt; the outcome comes by asking for statuses. */
export interface AanleverResponse {
  kenmerk: string;
  berichtsoort: string;
  aanleverkenmerk?: string;
  eerderAanleverkenmerk?: string;
  tijdstempelAangeleverd: Date;
  identiteitBelanghebbende: Identiteit;
  rolBelanghebbende: string;
  identiteitOntvanger?: Identiteit;
  rolOntvanger?: string;
  autorisatieAdres?: string;
  statuscode?: string;
  tijdstempelStatus?: Date;
  statusomschrijving?: string;
  statusFoutcode?: Fout;
  statusdetails?: string;
}

/** getStatussenProcesRequest: every status of one process, optionally within a time window. */
export interface GetStatussenProcesRequest {
  kenmerk: string;
  autorisatieAdres?: string;
  tijdstempelVanaf?: Date;
  tijdstempelTot?: Date;
}

/** One status of a process; order by tijdstempelStatus, then by place in the list. */
export interface StatusResultaat {
  kenmerk: string;
  identiteitBelanghebbende: Identiteit;
  statuscode: string;
  tijdstempelStatus: Date;
  statusomschrijving: string;
  statusFoutcode?: Fout;
  statusdetails?: string;
}

/** getProcessenRequest: the processes of one party and kind of message (repair after a lost reply). */
export interface GetProcessenRequest {
  berichtsoort: string;
  identiteitBelanghebbende: Identiteit;
  autorisatieAdres?: string;
}

/** One process of the party that was asked about. */
export interface ProcesResultaat {
  kenmerk: string;
  berichtsoort: string;
  identiteitBelanghebbende: Identiteit;
  identiteitOntvanger?: Identiteit;
}
