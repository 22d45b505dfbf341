/** The settings with defaults filled in. */
export const MESSAGING_SETTINGS = Symbol('akkoord.messaging-settings');

/** The connection that publishing and requesting share. */
export const PUBLISHER_CONNECTION = Symbol('akkoord.publisher-connection');
