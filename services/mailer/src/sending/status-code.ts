/**
 * The enhanced status codes in a text after which no mail can ever arrive at the address (RFC 3463 and its registry): unknown, impossible or ambiguous
 * (5.1.1–5.1.4), moved (5.1.6), of a domain that takes no mail (5.1.10), closed (5.2.1). Not 5.1.7 and 5.1.8, which speak of the sender, nor
 * 5.1.0, which does not tell of whom it speaks: what is wrong with us must not stop all mail to everybody.
 */
export const isDeadAddress = (text: string): boolean => /\b5\.(?:1\.(?:[12346]|10)|2\.1)\b/.test(text);
