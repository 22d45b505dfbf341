import { deflateSync } from 'node:zlib';

// Objects per stream: a reader unpacks all of a stream to find one.
const PER_STREAM = 200;

/** A PDF as pdfkit writes it: one object after the other, a table of where they are, a trailer. */
interface PlainObject {
  readonly id: number;
  readonly offset: number;
  readonly end: number;
}

/**
 * Packs the objects of a PDF that pdfkit made into object streams (ISO 32000-1, 7.5.7 and 7.5.8), which pdfkit cannot: the structure
 * tree of a long table shrinks to a tenth. Throws for a PDF of another make.
 */
export function compact(pdf: Buffer): Buffer {
  const { objects, trailer } = objectsOf(pdf);
  const parts: Buffer[] = [pdf.subarray(0, objects[0]?.offset ?? 0)];
  const entries = new Map<number, readonly [kind: number, place: number, index: number]>();
  let length = parts[0]?.length ?? 0;
  const write = (id: number, body: Buffer) => {
    entries.set(id, [1, length, 0]);
    parts.push(body);
    length += body.length;
  };
  const packable: PlainObject[] = [];
  for (const object of objects) {
    const body = pdf.subarray(object.offset, object.end);
    if (isStream(body)) write(object.id, body);
    else packable.push(object);
  }
  let next = Math.max(...objects.map((object) => object.id)) + 1;
  for (let from = 0; from < packable.length; from += PER_STREAM) {
    const group = packable.slice(from, from + PER_STREAM);
    group.forEach((object, index) => entries.set(object.id, [2, next, index]));
    write(next, objectStream(next, group, pdf));
    next += 1;
  }
  entries.set(next, [1, length, 0]);
  parts.push(referenceStream(next, entries, trailer), Buffer.from(`startxref\n${length}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(parts);
}

function objectsOf(pdf: Buffer): { objects: PlainObject[]; trailer: string } {
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/u.exec(pdf.toString('latin1', Math.max(0, pdf.length - 64)))?.[1]);
  const [, table, trailer] =
    /^xref\n0 \d+\n([\s\S]*?)trailer\n<<([\s\S]*?)>>\nstartxref/u.exec(pdf.toString('latin1', start)) ?? [];
  if (table === undefined || trailer === undefined) throw new Error('This PDF has no table of its objects.');
  const offsets = [...table.matchAll(/(\d{10}) \d{5} n/gu)].map(([, offset], index) => ({
    id: index + 1,
    offset: Number(offset),
  }));
  const sorted = offsets.sort((a, b) => a.offset - b.offset);
  const objects = sorted.map((each, index) => ({ ...each, end: sorted[index + 1]?.offset ?? start }));
  return { objects, trailer: trailer.replace(/\/Size \d+/u, '') };
}

function isStream(body: Buffer): boolean {
  return body.subarray(-24).toString('latin1').includes('endstream');
}

function objectStream(id: number, group: readonly PlainObject[], pdf: Buffer): Buffer {
  const bodies = group.map(({ offset, end }) => {
    const whole = pdf.toString('latin1', offset, end);
    return whole.slice(whole.indexOf('obj\n') + 4, whole.lastIndexOf('endobj'));
  });
  let at = 0;
  const index = group.map((object, position) => {
    const pair = `${object.id} ${at}`;
    at += bodies[position]?.length ?? 0;
    return pair;
  });
  const head = `${index.join(' ')}\n`;
  return stream(
    id,
    `/Type /ObjStm /N ${group.length} /First ${head.length}`,
    Buffer.from(head + bodies.join(''), 'latin1'),
  );
}

function referenceStream(id: number, entries: ReadonlyMap<number, readonly number[]>, trailer: string): Buffer {
  const rows = Buffer.alloc((id + 1) * 7);
  rows.writeUInt16BE(65535, 5); // object 0 heads the list of free objects
  for (const [object, [kind = 0, place = 0, index = 0]] of entries) {
    rows.writeUInt8(kind, object * 7);
    rows.writeUInt32BE(place, object * 7 + 1);
    rows.writeUInt16BE(index, object * 7 + 5);
  }
  return stream(id, `/Type /XRef /Size ${id + 1} /W [1 4 2] ${trailer.replaceAll('\n', ' ').trim()}`, rows);
}

function stream(id: number, dictionary: string, content: Buffer): Buffer {
  const packed = deflateSync(content);
  const head = `${id} 0 obj\n<< ${dictionary} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from('\nendstream\nendobj\n', 'latin1')]);
}
