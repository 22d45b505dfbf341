import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unpackWoff } from './unpack-woff.js';

/** Parts of Source Sans 3 (SIL Open Font License 1.1) by script, the likeliest first. */
export const SCRIPTS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese', 'greek-ext', 'cyrillic-ext'] as const;

/** One part of the font. */
export type Script = (typeof SCRIPTS)[number];

/** Regular or semibold. */
export type Weight = 400 | 600;

// Through the package, not a path: this file runs from src and from dist.
const { resolve } = createRequire(import.meta.url);
const read = new Map<string, Buffer>();

/** One part of the font as TrueType; read once per process. */
export function fontFile(script: Script, weight: Weight): Buffer {
  const name = `source-sans-3-${script}-${weight}-normal.woff`;
  const known = read.get(name);
  if (known !== undefined) return known;
  const bytes = unpackWoff(readFileSync(resolve(`@fontsource/source-sans-3/files/${name}`)));
  read.set(name, bytes);
  return bytes;
}
