import type { Taxonomy } from '../taxonomies/taxonomy.js';
import type { Findings } from '../findings.js';
import type { Instance } from './instance.js';

// Dictionaries of the Dutch Taxonomy follow one habit, so that those of other domains are known as well.
const HABITS: readonly (readonly [RegExp, string])[] = [
  [/^http:\/\/www\.nltaxonomie\.nl\/.*\/dictionary\/nl-common-data$/, 'nl-cd'],
  [/^http:\/\/www\.nltaxonomie\.nl\/.*\/dictionary\/([a-z0-9-]+)-data$/, '$1-i'],
  [/^http:\/\/www\.nltaxonomie\.nl\/.*\/dictionary\/([a-z0-9-]+)-tuples$/, '$1-t'],
];

/** FG-NL-03: namespaces of the taxonomy have the prefix it recommends; `taxonomy` when the version is known. */
export function checkPrefixes({ namespaces }: Instance, taxonomy: Taxonomy | undefined, findings: Findings): void {
  const known = new Map(Object.values(taxonomy?.namespaces ?? {}).map(({ prefix, uri }) => [uri, prefix]));
  for (const { prefix, uri } of namespaces.declarations()) {
    const recommended = known.get(uri) ?? recommendedByHabit(uri);
    if (recommended === undefined || recommended === prefix) continue;
    findings.add('FG-NL-03', { recommended }, 'warn');
    return;
  }
}

function recommendedByHabit(uri: string): string | undefined {
  if (!uri.startsWith('http://www.nltaxonomie.nl/')) return undefined;
  for (const [form, prefix] of HABITS) if (form.test(uri)) return uri.replace(form, prefix);
  return undefined;
}
