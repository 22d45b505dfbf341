import { ReturnView } from '@akkoord/contracts';
import type { StoredReturn } from './return.js';

/** A return as the ERP sees it. */
export function returnView(stored: StoredReturn): ReturnView {
  const newest = stored.history.at(-1);
  return Object.assign(new ReturnView(), {
    returnId: stored.id,
    reference: stored.reference,
    kind: stored.kind,
    period: stored.period,
    documentSha256: stored.documentSha256,
    // A status can overtake the answer to the delivery it belongs to.
    delivery: newest ? 'delivered' : stored.delivery,
    ...(stored.deliveryProblem && !newest ? { deliveryProblem: stored.deliveryProblem } : {}),
    ...(stored.nextDeliveryAt && !newest ? { nextDeliveryAt: stored.nextDeliveryAt.toISOString() } : {}),
    ...(stored.messageId ? { messageId: stored.messageId } : {}),
    ...(newest ? { status: newest.status } : {}),
    history: [...stored.history],
    ...(stored.details ? { details: stored.details } : {}),
    receivedAt: stored.receivedAt.toISOString(),
    findings: [...stored.findings],
    ...(stored.rounding ? { rounding: [...stored.rounding] } : {}),
  });
}
