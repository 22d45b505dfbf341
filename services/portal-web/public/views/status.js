import { el } from '../dom.js';
import { language } from '../words.js';

/** How a status feels: what waits, what goes on, what ended well or badly. */
const TONES = { 30: 'waiting', 35: 'waiting', 15: 'waiting', 80: 'good', 40: 'bad', 90: 'bad', 70: 'bad', 45: 'calm' };

/** @param {number} status */
export const toneOf = (status) => TONES[status] ?? 'going';

/** @param {{ status: number, statusNl: string, statusEn: string }} filing */
export const statusName = ({ statusNl, statusEn }) => (language() === 'nl' ? statusNl : statusEn);

/** @param {{ status: number, statusNl: string, statusEn: string }} filing */
export const statusBadge = (filing) => el(`span.badge.badge-${toneOf(filing.status)}`, {}, statusName(filing));

const NAMES = {
  nl: {
    10: 'Geregistreerd',
    15: 'Geen organisatie gevonden',
    20: 'In behandeling',
    25: 'Ter controle bij kantoor',
    30: 'Wacht op akkoord',
    35: 'Vraag gesteld',
    40: 'Afgekeurd',
    45: 'Ingetrokken',
    50: 'Goedgekeurd',
    60: 'Verzonden naar de Belastingdienst',
    70: 'Fout bij verzenden',
    80: 'Geaccepteerd door de Belastingdienst',
    90: 'Geweigerd door de Belastingdienst',
  },
  en: {
    10: 'Registered',
    15: 'No organisation found',
    20: 'Processing',
    25: 'In office review',
    30: 'Awaiting approval',
    35: 'Question asked',
    40: 'Rejected',
    45: 'Withdrawn',
    50: 'Approved',
    60: 'Sent to the tax office',
    70: 'Send error',
    80: 'Accepted by the tax office',
    90: 'Refused by the tax office',
  },
};

/** @param {number} status */
export const stepName = (status) => NAMES[language()][status] ?? String(status);
