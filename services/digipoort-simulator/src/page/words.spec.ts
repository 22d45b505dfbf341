import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { REQUEST_CHECKS } from '@akkoord/wus';
import { ORDERS } from '../scenario/orders.js';
import { OVERLOAD_ANSWERS, SWITCHABLE_CHECKS } from '../state/settings.js';

type Words = Record<string, string | Record<string, string>>;

const folder = new URL('../../public/', import.meta.url);
const words = (
  await Promise.all(['nl', 'en'].map((language) => import(new URL(`words.${language}.js`, folder).href)))
).map((module, index) => (module as Record<string, Words>)[['nl', 'en'][index]!]!);
const keysOf = (from: Words): string[] =>
  Object.entries(from)
    .flatMap(([key, value]) => (typeof value === 'string' ? key : Object.keys(value).map((inner) => `${key}.${inner}`)))
    .sort();

describe('the words of the page', () => {
  it('are the same in both languages', () => {
    expect(keysOf(words[0]!)).toEqual(keysOf(words[1]!));
  });

  it('are there for everything that can be ordered, checked or answered, and for every word the page asks for', () => {
    const known = new Set(keysOf(words[0]!));
    const files = ['app', 'received', 'processes', 'orders', 'switches'];
    const asked = files.flatMap((name) => {
      const text = readFileSync(new URL(`${name}.js`, folder), 'utf8');
      return [...text.matchAll(/word\('([\w.-]+)'\)/g)].map(([, key]) => key!);
    });
    const needed = [
      ...asked,
      ...ORDERS.map((order) => `order.${order}`),
      ...[...REQUEST_CHECKS, ...SWITCHABLE_CHECKS].map((check) => `check.${check}`),
      ...OVERLOAD_ANSWERS.map((answer) => `overload.${answer}`),
    ];
    expect(needed.filter((key) => !known.has(key))).toEqual([]);
  });
});
