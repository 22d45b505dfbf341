// Reads the text of one PDF, in a thread of its own: pdf.js works without a pause, so only ending the thread can stop it.
// This file runs as it is (Node strips its types) or built; it imports no other file of the lib at run time.
import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';
import type { PdfTextResult, TextItem } from './pdf-text.js';

interface Task {
  readonly bytes: Uint8Array;
  readonly maxPages: number;
  readonly maxSigns: number;
}

// A PDF is data: it may name no address to fetch, and its scripts are never run (pdf.js runs none without a sandbox, and gets none).
Reflect.deleteProperty(globalThis, 'fetch');

async function read({ bytes, maxPages, maxSigns }: Task): Promise<PdfTextResult> {
  const document = await getDocumentProxy(bytes, {
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  });
  if (document.numPages > maxPages) return { kind: 'too-many-pages', pages: document.numPages };
  const pages: TextItem[][] = [];
  let signs = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const texts = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
    signs += texts.reduce((sum, item) => sum + item.str.length, 0);
    if (signs > maxSigns) return { kind: 'too-much-text' };
    pages.push(
      texts.map(({ str, transform, width, height }) => {
        const [x, y] = [Number(transform[4]), Number(transform[5])];
        return { text: str, x, y, width, size: height };
      }),
    );
    page.cleanup();
  }
  return { kind: 'text', pages };
}

function problem(error: unknown): PdfTextResult {
  const name = error instanceof Error ? error.name : '';
  return { kind: name === 'PasswordException' ? 'encrypted' : 'broken' };
}

parentPort?.postMessage(await read(workerData as Task).catch(problem));
