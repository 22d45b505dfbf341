import type { Findings } from '../findings.js';
import type { ReadLimits } from '../limits.js';
import { checkInstance } from './check-instance.js';
import { decodeText } from './decode-text.js';
import type { Instance } from './instance.js';
import { parseInstance } from './parse-instance.js';

/** Bytes to an XBRL instance that keeps the SBR filing rules; throws XbrlRefused with every rule it saw broken. */
export function readInstance(bytes: Buffer, limits: ReadLimits, findings: Findings): Instance {
  const instance = parseInstance(decodeText(bytes, limits, findings), limits, findings);
  checkInstance(instance, findings);
  findings.refuseIfAny();
  return instance;
}
