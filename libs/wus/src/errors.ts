/** A request that does not fit the message tables of the XSD; thrown before anything is signed or sent. */
export class WusRequestInvalid extends Error {
  readonly code = 'WUS_REQUEST_INVALID';
  constructor(
    /** Path of the field, such as `berichtInhoud.bestandsnaam`. */
    readonly field: string,
    readonly problem:
      | 'missing'
      | 'too-long'
      | 'not-collapsed'
      | 'illegal-character'
      | 'wrong-type'
      | 'unknown-field'
      | 'not-an-address',
    readonly limit?: number,
  ) {
    super(`${field}: ${problem}${limit === undefined ? '' : ` (at most ${limit})`}`);
    this.name = 'WusRequestInvalid';
  }
}

/** Why a message was refused; stable, shown in logs and metrics. */
export type RefusalCode =
  | 'WUS_TOO_LARGE'
  | 'WUS_NOT_UTF8'
  | 'WUS_NOT_WELL_FORMED'
  | 'WUS_TRUNCATED'
  | 'WUS_TOO_DEEP'
  | 'WUS_DOCTYPE'
  | 'WUS_PROCESSING_INSTRUCTION'
  | 'WUS_COMMENT'
  | 'WUS_CDATA'
  | 'WUS_NOT_SOAP'
  | 'WUS_BODY_DUPLICATE'
  | 'WUS_ID_DUPLICATE'
  | 'WUS_HEADER_MISSING'
  | 'WUS_HEADER_DUPLICATE'
  | 'WUS_HEADER_UNKNOWN'
  | 'WUS_HEADER_VALUE'
  | 'WUS_SECURITY_MISSING'
  | 'WUS_SIGNATURE_MISSING'
  | 'WUS_SIGNATURE_DUPLICATE'
  | 'WUS_SIGNATURE_SHAPE'
  | 'WUS_SIGNATURE_WRAPPED'
  | 'WUS_SIGNED_INFO_DUPLICATE'
  | 'WUS_ALGORITHM'
  | 'WUS_REFERENCE_UNRESOLVED'
  | 'WUS_REFERENCE_DUPLICATE'
  | 'WUS_PART_NOT_SIGNED'
  | 'WUS_DIGEST'
  | 'WUS_SIGNATURE_VALUE'
  | 'WUS_TOKEN'
  | 'WUS_CERTIFICATE_UNTRUSTED'
  | 'WUS_CERTIFICATE_EXPIRED'
  | 'WUS_CERTIFICATE_REVOKED'
  | 'WUS_REVOCATION_UNKNOWN'
  | 'WUS_OIN'
  | 'WUS_TIMESTAMP'
  | 'WUS_TIMESTAMP_EXPIRED'
  | 'WUS_TIMESTAMP_FUTURE'
  | 'WUS_TO'
  | 'WUS_ACTION'
  | 'WUS_RELATES_TO'
  | 'WUS_BODY';

/** A message that was refused; carries no content, only the stable code and the name of the part. */
export class WusMessageRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    /** Name of the element or check concerned; never its content. */
    readonly part: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${part}`, options);
    this.name = new.target.name;
  }
}

/** A reply of Digipoort that may not be believed. */
export class WusReplyRefused extends WusMessageRefused {}

/** A request that does not meet the interface specification (the simulator's side). */
export class WusRequestRefused extends WusMessageRefused {}
