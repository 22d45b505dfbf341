/** Bytes that one statement takes at most, unless a message by itself is larger: the server holds them all at once. */
const LARGEST_PART = 64 * 1024 * 1024;

/** The messages in their order, as few parts of at most so many bytes as that order allows; a larger message is a part by itself. */
export function inParts<M extends { readonly bytes: { readonly length: number } }>(
  messages: readonly M[],
  largest = LARGEST_PART,
): M[][] {
  const parts: M[][] = [];
  let size = Infinity;
  for (const message of messages) {
    size += message.bytes.length;
    if (size <= largest) parts.at(-1)?.push(message);
    else {
      parts.push([message]);
      size = message.bytes.length;
    }
  }
  return parts;
}
