import { Refusal } from '@akkoord/service-kit';

/** The list of key-encryption keys cannot be read; `entry` counts from 1 and no value is told. */
export class KeyEncryptionKeysInvalid extends Refusal {
  constructor(entry: number, cause?: unknown) {
    super('KEY_ENCRYPTION_KEYS_INVALID', {
      nl: `De lijst met hoofdsleutels klopt niet bij regel ${entry}. Schrijf elke sleutel als naam:waarde, met 32 bytes in hexadecimaal of base64.`,
      en: `The list of key-encryption keys is wrong at entry ${entry}. Write each key as name:value, with 32 bytes in hexadecimal or base64.`,
      status: 409,
      cause,
    });
  }
}

/** No key-encryption key is configured, so no private key can be kept. */
export class KeyEncryptionKeyMissing extends Refusal {
  constructor() {
    super('KEY_ENCRYPTION_KEY_MISSING', {
      nl: 'Er is geen hoofdsleutel ingesteld om sleutels van certificaten mee te bewaren. Stel DIGIPOORT_GATEWAY_KEY_ENCRYPTION_KEYS in.',
      en: 'No key-encryption key is configured to keep certificate keys with. Set DIGIPOORT_GATEWAY_KEY_ENCRYPTION_KEYS.',
      status: 409,
    });
  }
}

/** Stored keys need a key-encryption key that is not configured. */
export class KeyEncryptionKeyUnknown extends Refusal {
  constructor(kekId: string) {
    super('KEY_ENCRYPTION_KEY_UNKNOWN', {
      nl: `Bewaarde sleutels zijn versleuteld met hoofdsleutel "${kekId}", en die is niet ingesteld. Zet hem terug in de lijst.`,
      en: `Stored keys are encrypted with key-encryption key "${kekId}", which is not configured. Put it back in the list.`,
      status: 409,
      params: { kekId },
    });
  }
}

/** A configured key-encryption key has the right name but opens nothing that was stored under it. */
export class KeyEncryptionKeyWrong extends Refusal {
  constructor(kekId: string, cause?: unknown) {
    super('KEY_ENCRYPTION_KEY_WRONG', {
      nl: `Hoofdsleutel "${kekId}" opent geen enkele bewaarde sleutel. Het is een andere sleutel met dezelfde naam; zet de goede terug.`,
      en: `Key-encryption key "${kekId}" opens none of the stored keys. It is another key by the same name; put the right one back.`,
      status: 409,
      params: { kekId },
      cause,
    });
  }
}

/** The PKCS#11 token did not give a key-encryption key; the cause is in the log, the PIN never is. */
export class TokenUnusable extends Refusal {
  constructor(kekId: string, cause?: unknown) {
    super('KEY_TOKEN_UNUSABLE', {
      nl: `Het PKCS#11-token geeft hoofdsleutel "${kekId}" niet vrij. Kijk of het token er is en of module, naam, pincode en sleutelnummer kloppen.`,
      en: `The PKCS#11 token does not release key-encryption key "${kekId}". Check that the token is there and that module, label, PIN and key id are right.`,
      status: 409,
      params: { kekId },
      cause,
    });
  }
}
