import { IsIn, IsOptional, IsString, IsUrl, Length, Matches, ValidateIf } from 'class-validator';

/**
 * How one office talks to Digipoort. Keys and certificates are named by file and read when they are used; nothing secret
 * is stored here, so that envelope encryption can take their place.
 */
export class CommunicationProfile {
  @Matches(/^\d{5}$/) participantNumber!: string;
  /** Host of the aanleverservice, such as https://wus.digipoort.logius.nl; the paths are those of the interface. */
  @IsUrl({ require_tld: false, protocols: ['https'], require_protocol: true }) aanleverUrl!: string;
  /** Host of the statusinformatieservice. */
  @IsUrl({ require_tld: false, protocols: ['https'], require_protocol: true }) statusUrl!: string;
  /** PEM of the office's private key. */
  @IsString() @Length(1, 1000) keyFile!: string;
  /** PEM of the office's certificate, with its chain. */
  @IsString() @Length(1, 1000) certificateFile!: string;
  /** PEM of the authorities: of the server's TLS certificate and, without `replyCertificateFile`, of the signer of replies. */
  @IsString() @Length(1, 1000) caFile!: string;
  /** PEM of the one certificate that may sign replies. */
  @IsOptional() @IsString() @Length(1, 1000) replyCertificateFile?: string;
  /** OIN of who signs replies; needed where no certificate is named. Default: that of Logius. */
  @ValidateIf((profile: CommunicationProfile) => profile.replyOin !== undefined)
  @Matches(/^\d{20}$/)
  replyOin?: string;
  /** Signature and digests: sha1 is what the WSDL prescribes (digipoort.md 2.2). */
  @IsIn(['sha1', 'sha256']) algorithm: 'sha1' | 'sha256' = 'sha1';
  /** Kind of number in identiteitBelanghebbende; both are in real use (digipoort.md 4). */
  @IsIn(['BTW', 'Fi']) type: 'BTW' | 'Fi' = 'Fi';
  /** rolBelanghebbende: an office files for others, a company for itself. */
  @IsIn(['Intermediair', 'Bedrijf']) role: 'Intermediair' | 'Bedrijf' = 'Intermediair';
  /** autorisatieAdres; the default says that there is no AuSP. */
  @IsString() @Length(1, 255) authorisationAddress: string = 'http://geenausp.nl';
}
