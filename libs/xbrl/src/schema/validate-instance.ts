import { isUtf8 } from 'node:buffer';
import type { Finding } from '../filing.js';
import { DEFAULT_LIMITS, type ReadLimits } from '../limits.js';
import { TAXONOMIES } from '../taxonomies/taxonomies.js';
import type { Taxonomy } from '../taxonomies/taxonomy.js';
import { finding } from '../xbrl.errors.js';
import type * as Validator from './validator.js';

/** Options of validation: the size at which it stops, the taxonomy versions known, and what the schemaRef says where reading told that. */
export interface ValidateOptions {
  readonly limits?: Partial<Pick<ReadLimits, 'maxBytes'>>;
  readonly taxonomies?: readonly Taxonomy[];
  readonly schemaRef?: string;
}

/**
 * What an instance breaks of XBRL 2.1 and of its report, by XML Schema: findings with `line` and `element`, none when it is
 * valid. A few times the cost of reading, so meant for where a document arrives. The validator (some 20 MB) is loaded at the
 * first call, so that a process that never validates does not pay for it.
 */
export async function validateInstance(
  bytes: Buffer,
  { limits = {}, taxonomies = TAXONOMIES, schemaRef }: ValidateOptions = {},
): Promise<readonly Finding[]> {
  const { maxBytes } = { ...DEFAULT_LIMITS, ...limits };
  if (bytes.length > maxBytes) return [finding('XBRL_TOO_LARGE', 'refuse', { bytes: bytes.length, limit: maxBytes })];
  if (bytes.length === 0) return [finding('XBRL_EMPTY')];
  if (!isUtf8(bytes)) return [finding('FR-NL-1.05')];
  if (bytes.includes('<!DOCTYPE')) return [finding('FR-NL-1.03')];
  // Also of a module that is loaded an import() is looked up anew, at the cost of a tenth of the validation.
  validator ??= await import('./validator.js');
  return validator.validateBytes(bytes, taxonomies, schemaRef);
}

let validator: typeof Validator | undefined;
