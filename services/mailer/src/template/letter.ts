import type { IsoDate } from '@akkoord/tax';
import type { Story } from '../mail/story.js';
import type { PaymentInMail } from './payment.js';
import type { Both } from './text.js';
import type { BothLine } from './words.js';

/** What a letter is made from. Names and free text in it have no numbers any more. */
export interface LetterInput {
  readonly story: Story;
  /** Name of the office. */
  readonly office: string;
  /** Calendar day on which it is written. */
  readonly today: IsoDate;
  readonly payment?: PaymentInMail;
}

/** What a kind of mail says, in both languages; what all mails have is added around it. */
export interface Letter {
  readonly subject: Both;
  readonly title: Both;
  readonly paragraphs: readonly Both[];
  readonly quoteBy?: Both;
  readonly facts?: readonly BothLine[];
  readonly button: Both;
  readonly notes?: readonly Both[];
}
