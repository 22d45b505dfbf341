import type { Filing } from '../filing.js';

/** What of a filing is shown to the one who approves it, as text; findings, hash and size are about the file. */
export function shown(filing: Filing): string {
  const { findings: _findings, sha256: _sha256, size: _size, ...meaning } = filing;
  return JSON.stringify(meaning);
}
