import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { SHA256 } from '../parts.js';

/** The environments of the authority; each has its own hosts, profiles and certificates. */
export const DIGIPOORT_ENVIRONMENTS = ['test', 'production'] as const;

/** What a certificate is for: signing messages, the TLS connection, or both. */
export const CERTIFICATE_ROLES = ['signing', 'tls', 'both'] as const;

/** Path of a service, such as /wus/2.0/aanleverservice/1.2. */
const PATH = /^(\/[\w.~-]{1,100}){1,10}$/;

const HTTPS = { require_tld: false, protocols: ['https'], require_protocol: true };

/** How an office talks to Digipoort, without what it trusts; every default is the one that most clients in the field use. */
export class CommunicationProfileSettings {
  @IsIn(DIGIPOORT_ENVIRONMENTS) environment!: (typeof DIGIPOORT_ENVIRONMENTS)[number];
  /** The option "own certificate" (eigen certificaat): nothing is filed without it. */
  @IsBoolean() ownCertificate!: boolean;
  /** Host of the aanleverservice, such as https://wus.digipoort.logius.nl; default that of new Digipoort. */
  @IsOptional() @IsUrl(HTTPS) @MaxLength(255) aanleverUrl?: string;
  /** Host of the statusinformatieservice; default that of the aanleverservice. */
  @IsOptional() @IsUrl(HTTPS) @MaxLength(255) statusUrl?: string;
  /** Host of the ophaalservice; default that of the aanleverservice. */
  @IsOptional() @IsUrl(HTTPS) @MaxLength(255) ophaalUrl?: string;
  /** Paths on those hosts; default /wus/2.0/<service>/1.2. The stub of the Aansluit Suite has /cpl/<service>/1.2. */
  @IsOptional() @Matches(PATH) aanleverPath?: string;
  @IsOptional() @Matches(PATH) statusPath?: string;
  @IsOptional() @Matches(PATH) ophaalPath?: string;
  /** Whether messages that the authority puts ready, such as copies of assessments, are fetched; default true. */
  @IsOptional() @IsBoolean() fetchMessages?: boolean;
  /** OIN of who signs replies; default that of Logius where no certificate is named. */
  @IsOptional() @Matches(/^\d{20}$/) replyOin?: string;
  /** Signature and digests; default sha1, what the WSDL prescribes. */
  @IsOptional() @IsIn(['sha1', 'sha256']) algorithm?: 'sha1' | 'sha256';
  /** Kind of number in identiteitBelanghebbende; default Fi. */
  @IsOptional() @IsIn(['BTW', 'Fi']) type?: 'BTW' | 'Fi';
  /** rolBelanghebbende: an office files for others, a company for itself; default Intermediair. */
  @IsOptional() @IsIn(['Intermediair', 'Bedrijf']) role?: 'Intermediair' | 'Bedrijf';
  /** autorisatieAdres; default http://geenausp.nl, which says that there is no authorisation service. */
  @IsOptional() @IsString() @Length(1, 255) authorisationAddress?: string;
  /** Seconds after which a request is too old; default that of the gateway. */
  @IsOptional() @IsInt() @Min(1) @Max(600) timestampLifeSeconds?: number;
}

/** Body of `PUT /v1/offices/{participantNumber}/communication-profile`. */
export class PutCommunicationProfile extends CommunicationProfileSettings {
  /** PEM of the authorities: of the server's TLS certificate and, without `replyCertificate`, of the signer of replies. */
  @IsString() @Length(1, 100_000) authorities!: string;
  /** PEM of the one certificate that may sign replies. */
  @IsOptional() @IsString() @Length(1, 20_000) replyCertificate?: string;
}

/** A sentence in both languages with its stable code. */
export class CodedRemark {
  @IsString() @Length(1, 80) code!: string;
  @IsString() nl!: string;
  @IsString() en!: string;
}

/** An office's communication profile as it works now, defaults filled in. */
export class CommunicationProfileView extends PutCommunicationProfile {
  @IsString() declare aanleverUrl: string;
  @IsString() declare statusUrl: string;
  @IsString() declare ophaalUrl: string;
  @IsString() declare aanleverPath: string;
  @IsString() declare statusPath: string;
  @IsString() declare ophaalPath: string;
  @IsBoolean() declare fetchMessages: boolean;
  @IsInt() @Min(1) version!: number;
  @IsBoolean() canFile!: boolean;
  /** Why not, where it cannot. */
  @IsOptional() @ValidateNested() @Type(() => CodedRemark) obstacle?: CodedRemark;
}

/** Body of `POST …/certificates/preview` and `POST …/certificates`: a PKCS#12 file with its password, or PEM. Neither file nor password is kept. */
export class ImportCertificate {
  @IsIn(DIGIPOORT_ENVIRONMENTS) environment!: (typeof DIGIPOORT_ENVIRONMENTS)[number];
  @IsIn(CERTIFICATE_ROLES) role!: (typeof CERTIFICATE_ROLES)[number];
  /** The PKCS#12 file (.p12, .pfx), base64. */
  @IsOptional() @IsString() @MaxLength(2_000_000) container?: string;
  @IsOptional() @IsString() @MaxLength(1000) password?: string;
  /** PEM of the private key, without a password. */
  @IsOptional() @IsString() @MaxLength(2_000_000) privateKey?: string;
  /** PEM of the certificate and its issuers; beside a container: issuers that it lacks. */
  @IsOptional() @IsString() @MaxLength(2_000_000) certificates?: string;
  /** SHA-256 of the certificate that was shown: another one is refused. */
  @IsOptional() @Matches(SHA256) fingerprint?: string;
}

/** Whose number an OIN is. */
export class OinView {
  @IsString() kind!: string;
  @IsString() number!: string;
  @IsString() nl!: string;
  @IsString() en!: string;
}

/** One certificate of a chain. */
export class ChainLink {
  @IsString() subject!: string;
  @IsString() issuer!: string;
  @IsISO8601() validFrom!: string;
  @IsISO8601() validUntil!: string;
}

/** What a person sees before a certificate is saved; nothing has been stored. */
export class CertificatePreview extends ChainLink {
  /** What the certificate itself is. */
  @IsIn(DIGIPOORT_ENVIRONMENTS) nature!: (typeof DIGIPOORT_ENVIRONMENTS)[number];
  /** SHA-256 of the certificate. */
  @Matches(SHA256) fingerprint!: string;
  /** Number of the organisation, from the subject: twenty digits. */
  @IsString() oin!: string;
  /** Absent for a number of an unknown kind. */
  @IsOptional() @ValidateNested() @Type(() => OinView) oinDescription?: OinView;
  /** Issuers, the nearest first. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => ChainLink) chain!: ChainLink[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => CodedRemark) remarks!: CodedRemark[];
}

/** A stored certificate, without its key. */
export class CertificateView {
  @IsUUID() certificateId!: string;
  @IsIn(DIGIPOORT_ENVIRONMENTS) environment!: (typeof DIGIPOORT_ENVIRONMENTS)[number];
  @IsIn(CERTIFICATE_ROLES) role!: (typeof CERTIFICATE_ROLES)[number];
  @IsString() commonName!: string;
  @IsString() oin!: string;
  @Matches(SHA256) fingerprint!: string;
  @IsISO8601() validFrom!: string;
  @IsISO8601() validUntil!: string;
  @IsInt() @Min(0) daysLeft!: number;
  /** What it is used for at this moment in its environment. */
  @IsArray() @IsIn(['signing', 'tls'], { each: true }) usedFor!: ('signing' | 'tls')[];
  @IsIn(['administration', 'bootstrap']) source!: 'administration' | 'bootstrap';
  @IsISO8601() importedAt!: string;
}

/** A list of them, the one that begins last first. */
export class CertificateList {
  @IsArray() @ValidateNested({ each: true }) @Type(() => CertificateView) certificates!: CertificateView[];
}

/** How many private keys are under a key-encryption key. */
export class KeyEncryptionKeyView {
  @IsString() kekId!: string;
  @IsBoolean() isActive!: boolean;
  @IsBoolean() isConfigured!: boolean;
  @IsInt() @Min(0) keys!: number;
}

/** The key-encryption keys, the one that seals first; one without keys that is not active can go. */
export class KeyEncryptionView {
  @IsDefined()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => KeyEncryptionKeyView)
  keys!: KeyEncryptionKeyView[];
}

/** Answer of `POST /v1/key-encryption/rotations`: how many keys went under the active key-encryption key. */
export class KeysRotated extends KeyEncryptionView {
  @IsInt() @Min(0) rotated!: number;
}
