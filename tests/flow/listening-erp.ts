import { httpErp } from '@akkoord/local';
import { eventually } from '@akkoord/testing';
import { expect } from '@jest/globals';
import type { Installation } from './installation.js';

interface StatusChange {
  readonly reference: string;
  readonly step: { readonly status: number };
  readonly details?: object;
}

/** The ERP of the demonstration's clients, which remembers what it heard. */
export type ListeningErp = Awaited<ReturnType<typeof httpErp>> & {
  /** Waits until it hears that a return of this reference has this status. */
  changeTo(reference: string, status: number): Promise<StatusChange>;
};

export async function listeningErp(installation: Installation): Promise<ListeningErp> {
  const heard: StatusChange[] = [];
  const erp = await httpErp({
    clientSender: installation.url('client-sender'),
    token: installation.erpToken,
    hear: (change) => heard.push(change),
  });
  const changeTo = (reference: string, status: number) =>
    eventually(() => {
      const change = heard.find((one) => one.reference === reference && one.step.status === status);
      expect(change).toBeDefined();
      return change!;
    });
  return Object.assign(erp, { changeTo });
}
