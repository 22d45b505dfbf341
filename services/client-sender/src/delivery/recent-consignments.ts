import { Injectable } from '@nestjs/common';
import type { CheckedReturn } from '../return/return.js';
import { type Consignment, LARGE_CONSIGNMENT } from './delivery.repository.js';

const MOST_BYTES = 16 * 1024 * 1024;
const MOST = 5000;

const bytesOf = ({ content, pdf }: Consignment): number => content.length + (pdf?.length ?? 0);

/**
 * What was stored here a moment ago and is about to be delivered by this process: it need not come back from the database, where it never
 * changes. Each is given once, so that whatever is sent again is read again. The oldest go first.
 */
@Injectable()
export class RecentConsignments {
  private readonly consignments = new Map<string, Consignment>();
  private bytes = 0;

  /** After the commit. */
  add(tenant: string, stored: CheckedReturn): void {
    const consignment = consignmentOf(stored);
    if (!consignment || bytesOf(consignment) > LARGE_CONSIGNMENT) return;
    this.consignments.set(keyOf(tenant, stored.id), consignment);
    this.bytes += bytesOf(consignment);
    for (const [oldest] of this.consignments) {
      if (this.bytes <= MOST_BYTES && this.consignments.size <= MOST) return;
      this.remove(oldest);
    }
  }

  take(tenant: string, returnId: string): Consignment | undefined {
    return this.remove(keyOf(tenant, returnId));
  }

  private remove(key: string): Consignment | undefined {
    const consignment = this.consignments.get(key);
    if (consignment && this.consignments.delete(key)) this.bytes -= bytesOf(consignment);
    return consignment;
  }
}

const keyOf = (tenant: string, returnId: string): string => `${tenant} ${returnId}`;

/** What has to be sent for a return; undefined for a new version, of which the database knows whose place it takes at the office. */
function consignmentOf(stored: CheckedReturn): Consignment | undefined {
  const { reference, kind, document, pdf = null, returnFiledElsewhere, supersedes, submittedBy = null } = stored;
  if (supersedes !== undefined) return undefined;
  return { reference, kind, ...document, pdf, returnFiledElsewhere, supersedes: null, submittedBy };
}
