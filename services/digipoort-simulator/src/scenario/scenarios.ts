import type { Instruction } from '../control/instruction.js';
import type { Settings } from '../state/settings.js';
import { instructionOf } from './orders.js';

type Scenario = (settings: Pick<Settings, 'busyMs' | 'overloadAnswer'>) => Instruction;

// The names of the Aansluit Suite (digipoort page 4); what its busy and overloaded stubs answer exactly is not known.
const STUB: Record<string, Scenario> = {
  Happyflow: () => ({ outcome: 'accepted' }),
  AanleverFault: () => ({ fault: { reason: 'Scenario AanleverFault.' } }),
  StatusInformatieFault: () => ({ outcome: 'accepted', statusFate: 'fault' }),
  Afleverfout: () => ({ outcome: 'delivery-refused' }),
  Foutuitvragendepartij: () => ({ outcome: 'refused' }),
  TechnischProbleemAfleveren: () => ({ outcome: 'delivery-trouble' }),
  MaximaalAantalAfleverpogingen: () => ({ outcome: 'delivery-given-up' }),
  ZwaarbelastAanleveren: ({ busyMs }) => ({ outcome: 'accepted', replyDelayMs: busyMs }),
  OverbelastAanleveren: ({ overloadAnswer }) => ({ overload: overloadAnswer }),
  ZwaarbelastStatusInformatie: () => ({ outcome: 'accepted', statusFate: 'busy' }),
  OverbelastStatusInformatie: () => ({ outcome: 'accepted', statusFate: 'overloaded' }),
};

// Ours, for what the stub has no name for.
const OWN: Record<string, Scenario> = {
  NietGeautoriseerd: () => instructionOf('not-authorised'),
  AuspStoring: () => instructionOf('authorisation-down'),
  XbrlOngeldig: () => instructionOf('xbrl-invalid'),
  ValidatieStoring: () => instructionOf('validator-down'),
  AfleverfoutOntvanger: () => ({
    outcome: 'delivery-refused',
    words: { foutcode: 'AFO100', foutbeschrijving: 'De ontvanger heeft het bericht geweigerd.' },
  }),
  VerzoekKwijt: () => instructionOf('lost-request'),
  AntwoordKwijt: () => instructionOf('lost-reply'),
  AntwoordAfgebroken: () => instructionOf('truncated-reply'),
  AntwoordVervalst: () => instructionOf('tampered-reply'),
  AntwoordAnderCertificaat: () => instructionOf('wrong-certificate-reply'),
  AntwoordVerlopen: () => instructionOf('expired-reply'),
  AntwoordAnderVerzoek: () => instructionOf('wrong-relates-to-reply'),
  AntwoordOnondertekend: () => instructionOf('unsigned-reply'),
};

const SCENARIOS: Record<string, Scenario> = { ...STUB, ...OWN };

/** Every aanleverkenmerk that chooses a scenario. */
export const SCENARIO_NAMES: readonly string[] = Object.keys(SCENARIOS);

/** The scenario that an aanleverkenmerk chooses: its name, alone or followed by a hyphen and anything (`Happyflow-17`). */
export function scenarioOf(
  aanleverkenmerk: string | undefined,
  settings: Pick<Settings, 'busyMs' | 'overloadAnswer'>,
): Instruction | undefined {
  const [name = ''] = (aanleverkenmerk ?? '').split('-', 1);
  return Object.hasOwn(SCENARIOS, name) ? SCENARIOS[name]?.(settings) : undefined;
}
