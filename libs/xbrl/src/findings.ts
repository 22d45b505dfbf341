import type { Finding, FindingDetails, Severity } from './filing.js';
import { finding, XbrlRefused, type XbrlCode } from './xbrl.errors.js';

const KEPT = 100;

/** Collects what is wrong with one instance, so that a sender sees more than the first fault; keeps the first hundred. */
export class Findings {
  private readonly kept: Finding[] = [];
  private firstRefusal: Finding | undefined;

  /** Notes a fault and goes on. */
  add(code: XbrlCode, details: FindingDetails = {}, severity: Severity = 'refuse'): void {
    this.push(finding(code, severity, details));
  }

  /** Notes a finding made elsewhere. */
  push(found: Finding): void {
    if (found.severity === 'refuse') this.firstRefusal ??= found;
    if (this.kept.length < KEPT) this.kept.push(found);
  }

  /** Stops reading here: nothing after this point can be trusted. */
  refuse(code: XbrlCode, details: FindingDetails = {}): never {
    const fatal = finding(code, 'refuse', details);
    throw new XbrlRefused(fatal, [...this.kept, fatal]);
  }

  /** Stops reading when something was noted that refuses. */
  refuseIfAny(): void {
    if (this.firstRefusal !== undefined) throw new XbrlRefused(this.firstRefusal, [...this.kept]);
  }

  /** True when something was noted that refuses. */
  refuses(): boolean {
    return this.firstRefusal !== undefined;
  }

  /** All findings in the order they were made. */
  all(): readonly Finding[] {
    return this.kept;
  }
}
