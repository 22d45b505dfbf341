// The demonstration's office, its clients and their people. Nobody here exists.

/** Participant number of the office. */
export const PARTICIPANT_NUMBER = '12345';
export const OFFICE_NAME = 'Van Vliet Accountants';

/** One ERP serves both clients: a client environment of the office. */
export const ENVIRONMENT = { id: '0198c0de-5eed-7000-8000-0000000000e1', name: 'Demonstratie-ERP' };

/** Organisations with their VAT numbers (omzetbelastingnummer; the 11-test holds, the RSINs are made up) and the one contact who approves. */
export const ORGANISATIONS = [
  {
    id: '0198c0de-5eed-7000-8000-0000000000a1',
    name: 'Bakkerij De Korenbloem B.V.',
    vatNumber: vatNumber('80120450'),
    contact: { id: '0198c0de-5eed-7000-8000-0000000000c1', name: 'Sanne de Vries', email: 'sanne@korenbloem.example' },
  },
  {
    id: '0198c0de-5eed-7000-8000-0000000000a2',
    name: 'Klusbedrijf Van Dijk B.V.',
    vatNumber: vatNumber('80230561'),
    contact: { id: '0198c0de-5eed-7000-8000-0000000000c2', name: 'Mo van Dijk', email: 'mo@vandijkklussen.example' },
  },
];

/** The office's own employee, who also decides how the office works. */
export const EMPLOYEE = {
  id: '0198c0de-5eed-7000-8000-0000000000d1',
  roles: ['office-manager'],
  name: 'Ineke Bakker',
  email: 'ineke@vanvliet.example',
};

/** Joost reviews filings and decides nothing about how the office works. */
export const REVIEWER = {
  id: '0198c0de-5eed-7000-8000-0000000000d2',
  roles: ['office-reviewer'],
  name: 'Joost Visser',
  email: 'joost@vanvliet.example',
};

/** All employees. */
export const EMPLOYEES = [EMPLOYEE, REVIEWER];

/** One person who sees the filings of both clients and decides on none: their bookkeeper. A contact per organisation. */
export const VIEWER = {
  name: 'Pim de Boer',
  email: 'pim@boekhoudingdeboer.example',
  contactIds: ['0198c0de-5eed-7000-8000-0000000000c3', '0198c0de-5eed-7000-8000-0000000000c4'],
};

/**
 * Adds the ninth digit (weights 9…2, remainder by 11) and the sub number B01.
 * @param {string} eight
 */
function vatNumber(eight) {
  const sum = [...eight].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0);
  if (sum % 11 === 10) throw new Error(`${eight} has no ninth digit`);
  return `${eight}${sum % 11}B01`;
}

const BAKER = { initials: 'S', prefix: 'de', surname: 'Vries', telephoneNumber: '0301234567' };

/**
 * Box figures of a bakery's quarter, as an ERP keeps them: cents by box, rounded by Akkoord in the taxpayer's favour.
 * @param {string} vat
 * @param {string} period
 */
export const bakeryQuarter = (vat, period) => ({
  vatNumber: vat,
  period,
  amountsIn: 'cents',
  boxes: {
    '1a.turnover': 1240040,
    '1a.tax': 260408,
    '1b.turnover': 6820075,
    '1b.tax': 613807,
    '3b.turnover': 840000,
    '4b.turnover': 310000,
    '4b.tax': 65100,
    '5b': 518285,
  },
  contact: BAKER,
});

/**
 * The bakery's customers in other EU countries; together they are box 3b of the same quarter. The numbers only satisfy their check digits.
 * @param {string} vat
 * @param {string} period
 */
export const bakeryCustomers = (vat, period) => ({
  vatNumber: vat,
  period,
  customers: [
    { country: 'DE', vatNumber: 'DE999999995', goods: 5600 },
    { country: 'BE', vatNumber: 'BE0999999922', goods: 2450, services: 350 },
  ],
  contact: BAKER,
});

/**
 * The same with two digits swapped, which is easily done: it does not agree with box 3b.
 * @param {string} vat
 * @param {string} period
 */
export function bakeryCustomersMistyped(vat, period) {
  const { customers, ...others } = bakeryCustomers(vat, period);
  return { ...others, customers: customers.map((line) => (line.goods === 2450 ? { ...line, goods: 2540 } : line)) };
}

/**
 * The bakery found sales it had forgotten: the complete new figures of the quarter, and what it had declared.
 * @param {string} vat
 * @param {string} period
 */
export const bakerySupplement = (vat, period) => ({
  vatNumber: vat,
  period,
  boxes: { '1a.turnover': 18700, '1a.tax': 3927, '1b.turnover': 64100, '1b.tax': 5769, '5b': 4986 },
  alreadyDeclared: 3366,
  contact: BAKER,
});

/**
 * Box figures of a handyman's quarter.
 * @param {string} vat
 * @param {string} period
 */
export const handymanQuarter = (vat, period) => ({
  vatNumber: vat,
  period,
  boxes: { '1a.turnover': 31800, '1a.tax': 6678, '1e.turnover': 9000, '5b': 2410 },
  contact: { initials: 'M', prefix: 'van', surname: 'Dijk', telephoneNumber: '0207654321' },
});

/**
 * The last quarter that has ended: its return can be filed now.
 * @param {Date} now
 */
export function lastQuarter(now) {
  const quarter = Math.floor(now.getUTCMonth() / 3);
  return quarter === 0 ? `${now.getUTCFullYear() - 1}-Q4` : `${now.getUTCFullYear()}-Q${quarter}`;
}
