import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type ImportRefusalCode, ImportRefused } from './certificate.errors.js';

/** What lies in a container, in DER: keys as PKCS#8. The caller wipes the keys. */
export interface ContainerContent {
  readonly keys: readonly Uint8Array[];
  readonly certificates: readonly Uint8Array[];
}

/** What reading may cost. */
export interface ReadLimits {
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

/** A container with a key and a chain is a few kB; RSA 4096 with five certificates stays below 16 kB. */
const MOST_BYTES = 128 * 1024;

type Answer = ContainerContent | { readonly refusal: ImportRefusalCode };

/**
 * Reads a PKCS#12 container (AES, 3DES and the legacy RC2 that OpenSSL 3 refuses) in a thread with little memory, no environment
 * and little time. Throws ImportRefused.
 */
export async function readPkcs12(bytes: Buffer, password: string, limits: ReadLimits): Promise<ContainerContent> {
  if (bytes.length > MOST_BYTES) throw new ImportRefused('CERTIFICATE_FILE_TOO_LARGE');
  const answer = await inThread({ bytes: new Uint8Array(bytes), password }, limits);
  if ('refusal' in answer) throw new ImportRefused(answer.refusal);
  return answer;
}

async function inThread(job: { bytes: Uint8Array; password: string }, limits: ReadLimits): Promise<Answer> {
  const worker = new Worker(new URL(`./read-pkcs12.worker${extname(import.meta.url)}`, import.meta.url), {
    workerData: job,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  });
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const timer = setTimeout(() => resolve({ refusal: 'CERTIFICATE_FILE_TOO_HEAVY' }), limits.timeoutMs);
  worker.once('message', resolve);
  worker.once('error', (error) => resolve({ refusal: meaningOf(error) }));
  worker.once('exit', () => resolve({ refusal: 'CERTIFICATE_FILE_BROKEN' }));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

const meaningOf = (error: unknown): ImportRefusalCode =>
  (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'CERTIFICATE_FILE_TOO_HEAVY'
    : 'CERTIFICATE_FILE_BROKEN';
