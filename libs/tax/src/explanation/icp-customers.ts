import type { CheckedIcpLine, CheckedIcpStatement } from '../checks/checked-filing.js';

/** What one customer got, whole euros, corrections apart. */
export interface IcpCustomer {
  readonly country: string;
  readonly vatNumber: string;
  readonly goods: number;
  readonly services: number;
  readonly triangular: number;
  readonly total: number;
}

/** Lines that are no corrections, added per customer; by country, then number. */
export function icpCustomers({ lines }: CheckedIcpStatement): IcpCustomer[] {
  const customers = new Map<string, { -readonly [K in keyof IcpCustomer]: IcpCustomer[K] }>();
  for (const line of lines.filter(({ correction }) => !correction)) {
    const { country, vatNumber, supply, amount } = line;
    const key = customerKey(line);
    const customer = customers.get(key) ?? { country, vatNumber, goods: 0, services: 0, triangular: 0, total: 0 };
    customer[supply] += amount;
    customer.total += amount;
    customers.set(key, customer);
  }
  return [...customers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, customer]) => customer);
}

/** Country and number, in the order in which customers are shown. */
export function customerKey({ country, vatNumber }: Pick<CheckedIcpLine, 'country' | 'vatNumber'>): string {
  return `${country} ${vatNumber}`;
}
