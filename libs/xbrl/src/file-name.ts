import type { Finding } from './filing.js';
import { finding } from './xbrl.errors.js';

/** FR-NL-1.06: letters, digits, hyphen and underscore before one extension; undefined when the name may be used. */
export function checkFileName(name: string): Finding | undefined {
  return /^[0-9A-Za-z_-]+\.(xbrl|xml)$/.test(name) ? undefined : finding('FR-NL-1.06');
}
