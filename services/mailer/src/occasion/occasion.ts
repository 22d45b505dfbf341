import type { Actor, MailKind } from '@akkoord/contracts';
import type { Story } from '../mail/story.js';

/** Whom an occasion concerns. */
export type Target =
  /** Every active approver of the filing's organisation. */
  | { readonly to: 'approvers' }
  /** These contacts, as far as they are active. */
  | { readonly to: 'contacts'; readonly contactIds: readonly string[] }
  /** Reviewers and managers who work for the filing's organisation. */
  | { readonly to: 'office' }
  /** These employees, as far as they are active. */
  | { readonly to: 'employees'; readonly employeeIds: readonly string[] }
  | { readonly to: 'managers' };

/** Something that happened of which people are told by mail. */
export interface Occasion {
  readonly kind: MailKind;
  /** The same for the same thing, however often it is told: no second mail for it. */
  readonly key: string;
  /** Instant, ISO 8601. */
  readonly at: string;
  /** Absent for what is about no filing, or about several. */
  readonly filingId?: string;
  readonly targets: readonly Target[];
  /** Who did it; his name goes into the mail. */
  readonly actor?: Actor;
  /** What is told besides the filing itself. */
  readonly story: Story;
}
