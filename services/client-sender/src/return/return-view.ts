import { ReturnView, type ReturnWithdrawal } from '@akkoord/contracts';
import type { Withdrawal } from '../withdrawal/withdrawal-state.js';
import type { StoredReturn } from './return.js';

const withdrawalView = ({ state, requestedAt, problem }: Withdrawal): ReturnWithdrawal => ({
  state: state === 'queued' ? 'requested' : state,
  requestedAt: requestedAt.toISOString(),
  ...(problem ? { problem } : {}),
});

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
    delivery: newest && stored.delivery !== 'withdrawn' ? 'delivered' : stored.delivery,
    ...(stored.deliveryProblem && !newest ? { deliveryProblem: stored.deliveryProblem } : {}),
    ...(stored.nextDeliveryAt && !newest ? { nextDeliveryAt: stored.nextDeliveryAt.toISOString() } : {}),
    ...(stored.messageId ? { messageId: stored.messageId } : {}),
    ...(newest ? { status: newest.status } : {}),
    history: [...stored.history],
    ...(stored.details ? { details: stored.details } : {}),
    receivedAt: stored.receivedAt.toISOString(),
    findings: [...stored.findings],
    ...(stored.rounding ? { rounding: [...stored.rounding] } : {}),
    ...(stored.supersedes ? { supersedes: stored.supersedes } : {}),
    ...(stored.withdrawal ? { withdrawal: withdrawalView(stored.withdrawal) } : {}),
  });
}
