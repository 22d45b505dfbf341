import type { Finding } from '../filing.js';
import type { ReadOptions } from '../read-filing.js';

/** Placeholder until the schema is there. */
export async function validateInstance(_bytes: Buffer, _options: ReadOptions = {}): Promise<readonly Finding[]> {
  return [];
}
