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

/** A file, delivered or fetched: mimeType ≤ 255, bestandsnaam ≤ 80, inhoud ≤ 20,971,520 bytes. */
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
  /** At least one when present; VAT messages have none. */
  berichtBijlagen?: BerichtInhoud[];
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

/** A window of time; the authority decides whether its ends belong to it. */
export interface Tijdvenster {
  tijdstempelVanaf?: Date;
  tijdstempelTot?: Date;
}

/** getBerichtsoortenRequest: the kinds of message that can be delivered for one party. */
export interface GetBerichtsoortenRequest {
  identiteitBelanghebbende: Identiteit;
  autorisatieAdres?: string;
}

/** getStatussenProcesRequest and getNieuweStatussenProcesRequest: statuses of one process, optionally within a time window. */
export interface GetStatussenProcesRequest extends Tijdvenster {
  kenmerk: string;
  autorisatieAdres?: string;
}

/** getNieuweStatussenRequest: statuses not fetched before, of every process of one party and kind of message. */
export interface GetNieuweStatussenRequest extends Tijdvenster {
  berichtsoort: string;
  identiteitBelanghebbende: Identiteit;
  autorisatieAdres?: string;
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

/** getBerichtenRequest and getNieuweBerichtenRequest: messages for one party, such as a copy of an assessment. */
export interface GetBerichtenRequest extends Tijdvenster {
  berichtsoort?: string;
  identiteitBelanghebbende: Identiteit;
  autorisatieAdres?: string;
}

/** getBerichtenLijstRequest and getNieuweBerichtenLijstRequest: which messages there are, for whichever party. */
export interface GetBerichtenLijstRequest extends Tijdvenster {
  berichtsoort?: string;
  autorisatieAdres?: string;
}

/** getBerichtenKenmerkRequest and getNieuweBerichtenKenmerkRequest: the messages of one process. */
export interface GetBerichtenKenmerkRequest extends Tijdvenster {
  kenmerk: string;
  autorisatieAdres?: string;
}

/** Something found while a message was processed: code ≤ 20, beschrijving ≤ 1,048,576 characters. */
export interface Constatering {
  code: string;
  beschrijving: string;
}

/** An extra element of a message: naam ≤ 40, waarde ≤ 255 characters. */
export interface AdditioneelElement {
  naam: string;
  waarde: string;
}

/** One message that was fetched; `berichtkenmerk` (≤ 256) is the wsa:MessageID of its delivery. */
export interface BerichtResultaat {
  kenmerk: string;
  berichtsoort: string;
  berichtkenmerk: string;
  aanleverkenmerk?: string;
  eerderAanleverkenmerk?: string;
  tijdstempelAangeleverd: Date;
  identiteitBelanghebbende: Identiteit;
  rolBelanghebbende: string;
  identiteitAanleveraar?: string;
  identiteitOntvanger?: Identiteit;
  rolOntvanger?: string;
  berichtInhoud: BerichtInhoud;
  berichtBijlagen?: BerichtInhoud[];
  constateringenLijst?: Constatering[];
  additioneleElementenLijst?: AdditioneelElement[];
}

/** One line of the list of messages. */
export interface BerichtLijstResultaat {
  berichtsoort: string;
  identiteitBelanghebbende: Identiteit;
  kenmerk: string;
}
