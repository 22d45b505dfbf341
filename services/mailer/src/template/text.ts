import type { MailLanguage } from '@akkoord/contracts';

/** A text in both languages. */
export interface Both {
  readonly nl: string;
  readonly en: string;
}

/** A text in both languages, with `{name}` replaced by values that are the same in both or have both. */
export function say(nl: string, en: string, values: Readonly<Record<string, string | Both>> = {}): Both {
  const fill = (text: string, language: MailLanguage): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      return typeof value === 'string' ? value : value[language];
    });
  return { nl: fill(nl, 'nl'), en: fill(en, 'en') };
}
