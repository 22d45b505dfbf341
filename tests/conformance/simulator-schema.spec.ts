// Our own WSDL and XSD, written from the message tables, against the published XSD: the same verdict on every message that either side
// sends, and on thousands that are wrong in one place. What is not there is named, and its tests are skipped.
import { describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NS, OPERATIONS, WUS_SERVICES } from '@akkoord/wus';
import { verdicts } from './xmllint-verdicts.js';

type Field = (typeof OPERATIONS)['aanleveren']['request'][number];

const wsdlFolder = resolve(import.meta.dirname, '../../services/digipoort-simulator/wsdl');
const own = join(wsdlFolder, 'digipoort-koppelvlak-1.2.xsd');
const published = resolve(
  process.env['AKKOORD_SHARED'] ?? '../shared',
  'data/digipoort/wsdl/digipoort-koppelvlak-1.2.xsd',
);
const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined;
const isPublishedThere = existsSync(published);
if (!hasXmllint) console.log('skipped: xmllint is not installed');
if (!isPublishedThere) console.log(`skipped: the published XSD is not at ${published}; set AKKOORD_SHARED`);

/** A leaf or group of a sample; a sample is written from these, whole or wrong in one place. */
interface Sample {
  name: string;
  content: string | Sample[];
}

/** Every message of every operation, with all its optional elements and with none. */
function messages(): { name: string; samples: Sample[] }[] {
  const faults = ['aanleverFault', 'statusinformatieFault', 'ophaalFault'].map((name) => ({
    name,
    samples: [leaf('foutcode', 'ALS100'), leaf('foutbeschrijving', 'a &lt; b')],
  }));
  const sides = Object.values(OPERATIONS).flatMap(({ requestElement, request, responseElement, response }) => [
    [requestElement, request] as const,
    [responseElement, response] as const,
  ]);
  return [
    ...faults,
    ...sides.flatMap(([name, fields]) => [
      { name, samples: sampled(fields, true) },
      { name, samples: sampled(fields, false) },
    ]),
  ];
}

const leaf = (name: string, content: string): Sample => ({ name, content });

function sampled(fields: readonly Field[], whole: boolean): Sample[] {
  return fields.filter((field) => whole || !field.optional).map((field) => sample(field, whole));
}

function sample(field: Field, whole: boolean): Sample {
  switch (field.kind) {
    case 'text':
      return leaf(field.name, 'x'.repeat(Math.min(field.max, 300)));
    case 'uri':
      return leaf(field.name, 'http://geenausp.nl');
    case 'time':
      return leaf(field.name, '2026-11-22T12:00:00.123Z');
    case 'base64':
      return leaf(field.name, 'PHhicmwvPg==');
    case 'group':
      return { name: field.name, content: sampled(field.fields, whole) };
    case 'list': {
      const items = whole ? 2 : field.min;
      return { name: field.name, content: Array.from({ length: items }, () => sample(field.item, whole)) };
    }
    default:
      return field satisfies never;
  }
}

const written = ({ name, content }: Sample): string =>
  `<${name}>${typeof content === 'string' ? content : content.map(written).join('')}</${name}>`;
const document = (name: string, samples: readonly Sample[]): string =>
  `<${name} xmlns="${NS.types}">${samples.map(written).join('')}</${name}>`;

const WRONG_CONTENT = [
  '',
  'not a date',
  '====',
  'http://a b',
  '2026-02-30T25:00:00Z',
  ' a  b ',
  'x'.repeat(21),
  'x'.repeat(41),
];
const LONG = [36, 81, 256, 257, 1_048_577].map((length) => 'x'.repeat(length));

/** The same list wrong in one place: something left out, twice, moved, unknown, or with other content. */
function* wrong(samples: readonly Sample[]): Generator<Sample[]> {
  for (const [index, { name, content }] of samples.entries()) {
    const replaced = (...by: Sample[]) => [...samples.slice(0, index), ...by, ...samples.slice(index + 1)];
    const here = samples[index] as Sample;
    yield replaced();
    yield replaced(here, here);
    yield replaced(leaf('onbekend', 'x'), here);
    if (index > 0)
      yield [...samples.slice(0, index - 1), here, samples[index - 1] as Sample, ...samples.slice(index + 1)];
    if (typeof content === 'string') for (const other of WRONG_CONTENT) yield replaced(leaf(name, other));
    else for (const inner of wrong(content)) yield replaced({ name, content: inner });
  }
}

(hasXmllint ? describe : describe.skip)('the WSDL and XSD of our own', () => {
  it('are well-formed, and name the actions of every operation', () => {
    for (const service of WUS_SERVICES) {
      const path = join(wsdlFolder, `${service}-1.2.wsdl`);
      execFileSync('xmllint', ['--noout', path], { stdio: 'pipe' });
      const text = readFileSync(path, 'utf8');
      for (const operation of Object.values(OPERATIONS).filter((one) => one.service === service)) {
        const { requestAction, responseAction, faultAction, requestElement, responseElement, faultElement } = operation;
        expect(text).toContain(`soapAction="${requestAction}"`);
        for (const action of [requestAction, responseAction, faultAction]) expect(text).toContain(`Action="${action}"`);
        for (const element of [requestElement, responseElement, faultElement]) {
          expect(text).toContain(`element="k:${element}"`);
        }
      }
    }
  });

  it('find every message valid, with all optional elements and with none', () => {
    const all = messages().map(({ name, samples }) => document(name, samples));
    expect(all.length).toBeGreaterThanOrEqual(51);
    expect(verdicts(own, all).every(Boolean)).toBe(true);
  });

  (isPublishedThere ? it : it.skip)(
    'give the same verdict as the published XSD on every message, right or wrong',
    () => {
      const documents = messages().flatMap(({ name, samples }) => [
        document(name, samples),
        ...[...wrong(samples)].map((changed) => document(name, changed)),
      ]);
      const receipt = messages().find(({ name }) => name === 'aanleverResponse')!;
      for (const long of LONG) {
        for (const [index, { name, content }] of receipt.samples.entries()) {
          if (typeof content === 'string')
            documents.push(document(receipt.name, receipt.samples.with(index, leaf(name, long))));
        }
      }
      const [theirs, ours] = [verdicts(published, documents), verdicts(own, documents)];
      const differing = documents.filter((_, index) => theirs[index] !== ours[index]);
      expect(differing.map((text) => text.slice(0, 400))).toEqual([]);
      expect(theirs.filter((valid) => !valid).length).toBeGreaterThan(1000);
      expect(theirs.filter(Boolean).length).toBeGreaterThan(51);
    },
  );
});
