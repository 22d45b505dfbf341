import { Worker } from 'node:worker_threads';
import type { SuppliedPdfLimits } from './supplied-pdf-limits.js';

/** A piece of text on a page: lower left corner and width in points from the page's lower left corner, and size of its letters. */
export interface TextItem {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** The text of a PDF by page, or why there is none. */
export type PdfTextResult =
  | { readonly kind: 'text'; readonly pages: readonly (readonly TextItem[])[] }
  | { readonly kind: 'too-many-pages'; readonly pages: number }
  | { readonly kind: 'too-much-text' | 'encrypted' | 'broken' | 'too-heavy' };

/** Reads the text of a PDF within limits of pages, text, time and memory. Never rejects, whatever the bytes are. */
export async function readPdfText(bytes: Uint8Array, limits: SuppliedPdfLimits): Promise<PdfTextResult> {
  const { maxPages, maxSigns, maxMilliseconds, maxMegabytes } = limits;
  const worker = new Worker(workerFile(), {
    workerData: { bytes, maxPages, maxSigns },
    resourceLimits: { maxOldGenerationSizeMb: maxMegabytes },
    env: {},
    execArgv: [],
    stdout: true, // kept from ours: a PDF should not write in our log
    stderr: true,
  });
  try {
    return await new Promise<PdfTextResult>((resolve) => {
      const timer = setTimeout(() => resolve({ kind: 'too-heavy' }), maxMilliseconds);
      worker
        .once('message', (result: PdfTextResult) => resolve(result))
        .once('error', (error: NodeJS.ErrnoException) => {
          resolve({ kind: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-heavy' : 'broken' });
        })
        .once('exit', () => {
          clearTimeout(timer);
          resolve({ kind: 'broken' });
        });
    });
  } finally {
    await worker.terminate();
  }
}

/** Beside this file, which runs from src (`.ts`) and from dist (`.js`). */
function workerFile(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./pdf-text.worker.${extension}`, import.meta.url);
}
