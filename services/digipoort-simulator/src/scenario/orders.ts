import type { Instruction } from '../control/instruction.js';

/** What can be ordered for a call, by name; those after `delivery-given-up` are about the answer and not about the process. */
export const ORDERS = [
  'accepted',
  'refused',
  'xbrl-invalid',
  'validator-down',
  'not-authorised',
  'authorisation-down',
  'delivery-refused',
  'delivery-trouble',
  'delivery-given-up',
  'fault',
  'unavailable',
  'overloaded',
  'lost-request',
  'lost-reply',
  'truncated-reply',
  'tampered-reply',
  'wrong-certificate-reply',
  'expired-reply',
  'wrong-relates-to-reply',
  'unsigned-reply',
] as const;

/** Name of an order. */
export type Order = (typeof ORDERS)[number];

/** The instruction that an order stands for. */
export function instructionOf(order: Order): Instruction {
  switch (order) {
    case 'accepted':
    case 'refused':
    case 'xbrl-invalid':
    case 'validator-down':
    case 'not-authorised':
    case 'authorisation-down':
    case 'delivery-refused':
    case 'delivery-trouble':
    case 'delivery-given-up':
      return { outcome: order };
    case 'fault':
      return { fault: {} };
    case 'unavailable':
      return { reply: 'unavailable' };
    case 'overloaded':
      return { overload: 'fault' };
    case 'lost-request':
      return { reply: 'lost-before-accept' };
    case 'lost-reply':
      return { reply: 'lost-after-accept' };
    case 'truncated-reply':
      return { reply: 'truncated' };
    case 'tampered-reply':
      return { reply: 'tampered' };
    case 'wrong-certificate-reply':
      return { reply: 'wrong-certificate' };
    case 'expired-reply':
      return { reply: 'expired' };
    case 'wrong-relates-to-reply':
      return { reply: 'wrong-relates-to' };
    case 'unsigned-reply':
      return { reply: 'unsigned' };
    default:
      return order satisfies never;
  }
}
