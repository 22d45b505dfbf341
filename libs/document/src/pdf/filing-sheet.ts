import type { Messages } from '@akkoord/tax';
import type { Palette } from './colour.js';
import type { Sheet } from './typeset/sheet.js';
import type { Language, Words } from './words.js';

/** A sheet with what each part of the document needs to write on it. */
export interface FilingSheet {
  readonly sheet: Sheet;
  readonly palette: Palette;
  readonly words: Words;
  readonly language: Language;
}

/** The sentence in the document's language. */
export function said({ language }: FilingSheet, messages: Messages): string {
  return messages[language];
}
