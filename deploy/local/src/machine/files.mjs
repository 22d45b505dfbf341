import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @template T
 * @param {string} file
 * @returns {T | null} null when it is not there or not whole
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Writes a file that only this user may read, whole or not at all.
 * @param {string} file
 * @param {unknown} content a string as it is, anything else as JSON
 */
export function writePrivate(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  const half = `${file}.${process.pid}.half`;
  writeFileSync(half, typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  chmodSync(half, 0o600);
  renameSync(half, file);
}

/**
 * How long a file is, to read afterwards what was added to it.
 * @param {string} file
 * @returns {number} bytes; 0 when it is not there
 */
export function lengthOf(file) {
  return existsSync(file) ? statSync(file).size : 0;
}

/**
 * What stands in a log from byte `from` on.
 * @param {string} file
 * @param {number} [from]
 */
export function writtenSince(file, from = 0) {
  return existsSync(file) ? readFileSync(file).subarray(from).toString('utf8') : '';
}

/**
 * The last lines of a text, for an error that a person reads.
 * @param {string} text
 * @param {number} [lines]
 */
export function lastLines(text, lines = 12) {
  return text.trim().split('\n').slice(-lines).join('\n');
}
