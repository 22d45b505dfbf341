import { tryToLead as tryToGetRight, type Leadership } from '@akkoord/persistence';

export type { Leadership } from '@akkoord/persistence';

/** Channel on which the processes of one service wake its leader. */
export const channelOf = (schema: string): string => `akkoord_outbox_${schema}`;

export interface Candidacy {
  readonly url: string;
  readonly schema: string;
  /** Called on every notification. */
  readonly wake: () => void;
}

/** Tries to become the one relay of a service; null when another is. */
export const tryToLead = ({ url, schema, wake }: Candidacy): Promise<Leadership | null> =>
  tryToGetRight({ url, schema, right: 'relay', lock: [726002, schema], channel: channelOf(schema), wake });
