/** A line with a name: `Te betalen` – `€ 4.210`. */
export interface FactLine {
  readonly label: string;
  readonly value: string;
  /** The one that matters most. */
  readonly isStrong?: boolean;
}

/** What a mail says, in one language, before it becomes text or HTML. No value in it is trusted to be HTML. */
export interface MailContent {
  readonly language: 'nl' | 'en';
  readonly subject: string;
  /** What a list of mails shows behind the subject. */
  readonly preview: string;
  readonly title: string;
  readonly greeting: string;
  /** The office's own words before the product's, by paragraph; a line break in one is its own. */
  readonly opening: readonly string[];
  readonly paragraphs: readonly string[];
  /** Words of a person. */
  readonly quote?: { readonly by: string; readonly text: string };
  readonly facts: readonly FactLine[];
  /** A digest: what waits, line by line. */
  readonly items: readonly { readonly title: string; readonly lines: readonly string[]; readonly url: string }[];
  readonly button: { readonly label: string; readonly url: string };
  /** Below the button. */
  readonly notes: readonly string[];
  /** The office's own words after everything else, by paragraph. */
  readonly closing: readonly string[];
  readonly footer: readonly string[];
}
