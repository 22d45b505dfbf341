import type { ConsumeMessage } from 'amqplib';

/** Short of the delivery limit by enough to act before it. */
const SUSPECT_AFTER = 3;

/** A message handed out again so often was in hand when consumer after consumer ended, which the broker counts against all they held (DELIVERY_LIMIT). */
export const isSuspect = ({ properties }: ConsumeMessage): boolean =>
  Number(properties.headers?.['x-delivery-count'] ?? 0) >= SUSPECT_AFTER;
