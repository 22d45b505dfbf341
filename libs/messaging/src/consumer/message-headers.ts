/** Headers we put on a message that is tried again or set aside. */
export const HEADERS = {
  attempt: 'x-attempt',
  errorCode: 'x-error-code',
  errorMessage: 'x-error-message',
  failedAt: 'x-failed-at',
  originalType: 'x-original-type',
  exchange: 'x-original-exchange',
  routingKey: 'x-original-routing-key',
  eventId: 'x-event-id',
  replayedAt: 'x-replayed-at',
} as const;

/**
 * Headers that must not travel on with a republished message: `x-death` makes the broker see a cycle and drop it,
 * CC and BCC would send it to the sender's other targets once more.
 */
const NOT_CARRIED = /^(x-death|x-(first|last)-death-.*|x-delivery-count|x-acquired-count|CC|BCC)$/i;

/** The headers of a message without those the broker added. */
export function carriedHeaders(headers: Readonly<Record<string, unknown>> | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers ?? {}).filter(([name]) => !NOT_CARRIED.test(name)));
}
