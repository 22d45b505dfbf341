import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What can be wrong with a picture, for tests. */
export interface PngChanges {
  readonly width?: number;
  readonly height?: number;
  /** Colour type 6 has red, green, blue and opacity, 2 no opacity. */
  readonly colourType?: number;
  /** In place of the rows. */
  readonly pixels?: Buffer;
  readonly extra?: readonly Buffer[];
}

/** A PNG of one colour, 40 by 20 with opacity unless changed. */
export function aPng({ width = 40, height = 20, colourType = 6, pixels, extra = [] }: PngChanges = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = colourType;
  const samples = colourType === 6 ? [10, 122, 92, 200] : [10, 122, 92];
  const row = Buffer.from([0, ...Array.from({ length: Math.min(width, 5_000) }, () => samples).flat()]);
  const data = pixels ?? Buffer.concat(Array.from({ length: Math.min(height, 5_000) }, () => row));
  const chunks = [aChunk('IHDR', header), ...extra, aChunk('IDAT', deflateSync(data)), aChunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

/** One chunk with its checksum. */
export function aChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  chunk.writeUInt32BE(data.length, 0);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return chunk;
}
