import { crc32, inflateSync } from 'node:zlib';
import { DocumentInputError } from '../../document.errors.js';

const MOST_BYTES = 1024 * 1024;
const MOST_PIXELS = 4_000_000;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Samples per pixel and allowed bit depths by colour type (PNG specification, 11.2.2). */
const COLOUR_TYPES: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};
/** First column and row, and steps, of the seven passes of an interlaced image (PNG specification, 8.2). */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** A PNG that was read to its last pixel and holds nothing but its picture. */
export interface Logo {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * Checks an office's logo, PNG, before a PDF depends on it: pdfkit decodes pictures after the fact, where an error cannot be caught.
 * Throws DocumentInputError LOGO_UNREADABLE or LOGO_TOO_LARGE.
 */
export function checkLogo(png: Uint8Array): Logo {
  if (png.byteLength > MOST_BYTES) throw new DocumentInputError('LOGO_TOO_LARGE');
  try {
    return readLogo(Buffer.from(png));
  } catch (cause) {
    if (cause instanceof DocumentInputError) throw cause;
    throw new DocumentInputError('LOGO_UNREADABLE', { cause });
  }
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
  readonly whole: Buffer;
}

function readLogo(png: Buffer): Logo {
  const chunks = chunksOf(png);
  const header = chunks[0];
  if (header?.type !== 'IHDR' || header.data.length !== 13 || chunks.at(-1)?.type !== 'IEND') unreadable();
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  if (width === 0 || height === 0) unreadable();
  if (width * height > MOST_PIXELS) throw new DocumentInputError('LOGO_TOO_LARGE');
  checkPixels(header.data, chunks, width, height);
  const kept = chunks.filter(({ type }) => ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'].includes(type));
  return { bytes: Buffer.concat([SIGNATURE, ...kept.map((chunk) => chunk.whole)]), width, height };
}

function chunksOf(png: Buffer): Chunk[] {
  if (!png.subarray(0, 8).equals(SIGNATURE)) unreadable();
  const chunks: Chunk[] = [];
  for (let at = 8; at < png.length;) {
    const end = at + 12 + png.readUInt32BE(at);
    if (end > png.length || crc32(png.subarray(at + 4, end - 4)) !== png.readUInt32BE(end - 4)) unreadable();
    const type = png.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: png.subarray(at + 8, end - 4), whole: png.subarray(at, end) });
    if (type === 'IEND') break;
    at = end;
  }
  return chunks;
}

function checkPixels(header: Buffer, chunks: readonly Chunk[], width: number, height: number): void {
  const [depth = 0, colour = 0, compression, filter, interlace] = header.subarray(8);
  const format = COLOUR_TYPES[colour];
  if (format?.depths.includes(depth) !== true || compression !== 0 || filter !== 0 || (interlace ?? 2) > 1)
    unreadable();
  checkPalette(chunks, colour);
  const bits = depth * format.samples;
  const rows = rowsOf(width, height, interlace === 1).map((pixels) => Math.ceil((pixels * bits) / 8) + 1);
  const size = rows.reduce((sum, row) => sum + row, 0);
  const data = Buffer.concat(chunks.filter((chunk) => chunk.type === 'IDAT').map((chunk) => chunk.data));
  const pixels = inflateSync(data, { maxOutputLength: size + 1 });
  if (pixels.length !== size) unreadable();
  let at = 0;
  for (const row of rows) {
    if ((pixels[at] ?? 5) > 4) unreadable(); // the five filters of the PNG specification, 9.2
    at += row;
  }
}

function checkPalette(chunks: readonly Chunk[], colour: number): void {
  const named = (type: string) => chunks.filter((chunk) => chunk.type === type);
  const [palettes, transparencies] = [named('PLTE'), named('tRNS')];
  const entries = (palettes[0]?.data.length ?? 0) / 3;
  if (palettes.length > 1 || !Number.isInteger(entries) || entries > 256) unreadable();
  if ((colour === 3) !== palettes.length > 0 && colour !== 2 && colour !== 6) unreadable();
  const transparency = transparencies[0]?.data.length;
  if (transparency === undefined) return;
  const fits = colour === 3 ? transparency <= entries : transparency === { 0: 2, 2: 6 }[colour];
  if (!fits || transparencies.length > 1) unreadable();
}

/** Pixels of each stored row. */
function rowsOf(width: number, height: number, interlaced: boolean): number[] {
  if (!interlaced) return Array.from({ length: height }, () => width);
  return PASSES.flatMap(([x, y, dx, dy]) => {
    const [columns, rows] = [Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)];
    return columns <= 0 || rows <= 0 ? [] : Array.from({ length: rows }, () => columns);
  });
}

function unreadable(): never {
  throw new DocumentInputError('LOGO_UNREADABLE');
}
