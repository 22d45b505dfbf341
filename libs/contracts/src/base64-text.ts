import { buildMessage, ValidateBy } from 'class-validator';

/** Characters looked at at once; a multiple of four. */
const SLICE = 65_536;
const FULL = /^[A-Za-z0-9+/]*$/;
const LAST = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * Whether a text is base64 (RFC 4648, section 4), of any length. Looked at in slices: once a process has compiled many regular
 * expressions V8 no longer optimises new ones, and one over megabytes then throws a RangeError instead of answering.
 */
export function isBase64Text(value: unknown): boolean {
  if (typeof value !== 'string' || value.length % 4 !== 0) return false;
  for (let at = 0; at < value.length; at += SLICE) {
    const slice = value.slice(at, at + SLICE);
    const isLast = at + SLICE >= value.length;
    if (!isCanonical(slice, isLast) && !(isLast ? LAST : FULL).test(slice)) return false;
  }
  return true;
}

/** Whether it is what encoding gives, as nearly all base64 is; padding stands at the end only. Quicker to tell than by its signs one by one. */
const isCanonical = (slice: string, isLast: boolean): boolean =>
  (isLast || !slice.endsWith('=')) && Buffer.from(slice, 'base64').toString('base64') === slice;

/** As `IsBase64` of class-validator, under the same name, for documents. */
export const IsBase64Text = (): PropertyDecorator =>
  ValidateBy({
    name: 'isBase64',
    validator: {
      validate: isBase64Text,
      defaultMessage: buildMessage((each) => `${each}$property must be base64 encoded`),
    },
  });
