import type { FilingFacts, MessageKind, Residence } from '@akkoord/contracts';
import { uuidv7 } from '@akkoord/persistence';

/** How a filing of a test is approved; `times` tells it in events of their own. */
export interface Approving {
  readonly times?: number;
  readonly keepDocument?: boolean;
  readonly kind?: MessageKind;
  readonly document?: Buffer;
  readonly residence?: Residence;
}

/** The facts of an approved filing over the third quarter of 2026. */
export const approvedFacts = (
  { kind = 'vat-return', residence }: Approving,
  document: { readonly sha256: string; readonly size: number },
): FilingFacts => ({
  clientEnvironmentId: uuidv7(),
  externalMessageId: 'OB-1',
  kind,
  period: { start: '2026-07-01', end: '2026-09-30' },
  document: { ...document, mediaType: 'application/xml' },
  totalEuros: 0,
  ...(residence ? { residence } : {}),
});
