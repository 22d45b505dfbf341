import { v7 } from 'uuid';

/** A new key: UUID version 7 (RFC 9562), so that keys made later sort later and indexes stay compact. */
export const uuidv7 = (): string => v7();
