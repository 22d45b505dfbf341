// The proof of an approval: kept as a file, and checked the way a third party would.
import { join, relative } from 'node:path';
import { cwd } from 'node:process';
import { writePrivate } from '../machine/files.mjs';

/**
 * Writes the certificate to the folder, verifies it with what a third party has, and says how to do that again; throws when it does not hold.
 * @param {import('./drive-filings.mjs').Proof} proof
 * @param {{ folder: string, print: (line: string) => void }} where
 */
export async function tellProof({ reference, certificate }, { folder, print }) {
  const file = join(folder, 'approval-certificate.json');
  writePrivate(file, certificate);
  const { run } = await import('@akkoord/verify-approval');
  let [told, complaint] = ['', ''];
  const status = await run([file, '--language', 'en'], process.env, {
    out: (text) => (told += text),
    err: (text) => (complaint += text),
  });
  if (status !== 0) throw new Error(`the approval certificate of ${reference} does not hold: ${complaint || told}`);
  print(`\nApproval certificate of ${reference}: ${told.split('\n')[0]}`);
  print(`Anyone can check it: npx akkoord-verify ${relative(cwd(), file)}`);
}
