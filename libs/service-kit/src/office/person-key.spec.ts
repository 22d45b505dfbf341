import { describe, expect, it } from '@jest/globals';
import { personKey } from './person-key.js';

describe('the key of a person', () => {
  it('is the same however the address was written', () => {
    expect(personKey('12345', ' Karin@Example.NL ')).toBe(personKey('12345', 'karin@example.nl'));
  });

  it('stays what it was: the copies that services keep are compared by it', () => {
    expect(personKey('12345', 'karin@example.nl')).toBe('c04be53424ded2f54f281c95a43d9abf');
  });

  it('is another for another address, and at another office', () => {
    const keys = [
      personKey('12345', 'a@example.nl'),
      personKey('12345', 'b@example.nl'),
      personKey('12346', 'a@example.nl'),
    ];
    expect(new Set(keys).size).toBe(3);
  });
});
