// Programs and files that others made, for the tests of libs/wus. What is not there is named, and its tests are skipped.
import { afterAll, describe } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { NS, type XmlElement } from '@akkoord/wus';

const data = resolve(process.env['AKKOORD_SHARED'] ?? '../shared', 'data/digipoort');

/** True when the published files and replies are at hand. */
export const hasData = existsSync(data);
export const has = (program: string) => spawnSync(program, ['--version']).error === undefined;

/** `describe`, or a skip that says what is missing. */
export function when(available: boolean, what: string): typeof describe | typeof describe.skip {
  if (!available) console.log(`skipped: ${what} is not there`);
  return available ? describe : describe.skip;
}

export const dataFile = (name: string) => readFileSync(join(data, name));
export const DATA = data;

// Made when first asked for: what would remove it does not run in a file whose tests are all skipped.
let folder: string | undefined;
afterAll(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});
let written = 0;
/** A file with this content, gone when the tests of the file that asked are done. */
export function temporary(content: string | Buffer, ending = 'xml'): string {
  folder ??= mkdtempSync(join(tmpdir(), 'akkoord-wus-'));
  const path = join(folder, `${(written += 1)}.${ending}`);
  writeFileSync(path, content);
  return path;
}

const IDS = [
  [NS.soap, 'Body'],
  [NS.wsu, 'Timestamp'],
  [NS.wsse, 'BinarySecurityToken'],
  ...['To', 'Action', 'MessageID', 'ReplyTo', 'RelatesTo'].map((name) => [NS.wsa, name]),
].flatMap(([uri, name]) => ['--id-attr:Id', `${uri}:${name}`]);

/** Exit status of `xmlsec1 --verify` with the certificate of the signer: 0 when it accepts every message. */
export function xmlsec(messages: readonly string[], certificate: string): number | null {
  const key = ['--pubkey-cert-pem', temporary(certificate, 'pem')];
  const files = messages.map((message) => temporary(message));
  return spawnSync('xmlsec1', ['--verify', ...IDS, ...key, '--enabled-key-data', 'rsa', ...files]).status;
}

/** Exclusive canonical form by libxml2. */
export const xmllintC14n = (xml: string) =>
  execFileSync('xmllint', ['--huge', '--exc-c14n', temporary(xml)], { maxBuffer: 1e9 }).toString('utf8');

/** What libxml2 finds wrong with documents held against the published XSD; empty when nothing. */
export function schemaProblems(documents: readonly string[]): string {
  const xsd = join(data, 'wsdl/digipoort-koppelvlak-1.2.xsd');
  const files = documents.map((document) => temporary(document));
  const { status, stderr } = spawnSync('xmllint', ['--huge', '--noout', '--schema', xsd, ...files]);
  return status === 0 ? '' : stderr.toString('utf8');
}

export function find(element: XmlElement, local: string): XmlElement | undefined {
  if (element.local === local) return element;
  for (const child of element.children) {
    const found = typeof child === 'string' ? undefined : find(child, local);
    if (found) return found;
  }
  return undefined;
}

export const LIMITS = { maxBytes: 1e7, maxDepth: 64, maxElements: 1e5 };
