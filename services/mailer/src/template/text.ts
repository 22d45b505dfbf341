import type { MailLanguage } from '@akkoord/contracts';

/** A text in both languages. */
export interface Both {
  readonly nl: string;
  readonly en: string;
}

/**
 * A text in both languages, with `{name}` replaced by values that are the same in both or have both. A value that ends with a full stop,
 * as in B.V., ends the sentence with that one.
 */
export function say(nl: string, en: string, values: Readonly<Record<string, string | Both>> = {}): Both {
  const fill = (text: string, language: MailLanguage): string =>
    text.replace(/\{(\w+)\}(\.?)/g, (_, name: string, stop: string) => {
      const value = values[name] ?? '';
      const filled = typeof value === 'string' ? value : value[language];
      return filled.endsWith('.') ? filled : filled + stop;
    });
  return { nl: fill(nl, 'nl'), en: fill(en, 'en') };
}
