import { describe, expect, it } from '@jest/globals';
import { dryRun, type DryRunQuestion, type KnownPerson } from './dry-run.js';
import type { SimplePolicy } from './workflow-definition.js';
import { aClientStep, aDefinition, anInformStep, aReviewStep } from './testing/definitions.js';

const person = (name: string, kind: KnownPerson['kind'], ...roles: KnownPerson['roles']): KnownPerson => ({
  kind,
  personId: name.toLowerCase(),
  name,
  roles,
});
const KARIN = person('Karin', 'contact', 'approver');
const PIET = person('Piet', 'contact', 'approver', 'viewer');
const VERA = person('Vera', 'contact', 'viewer');
const JOOST = person('Joost', 'employee', 'office-reviewer');

const question = (changes: Partial<DryRunQuestion> = {}): DryRunQuestion => ({
  definition: aDefinition(),
  facts: { totalEuros: 1250 },
  people: [KARIN, PIET, VERA, JOOST],
  delegations: [],
  mandate: undefined,
  now: new Date('2026-10-20T09:00:00Z'),
  ...changes,
});
const wordsOf = (changes: Partial<DryRunQuestion>) => dryRun(question(changes)).sentences.map(({ nl }) => nl);

describe('a dry run', () => {
  it('tells who would get what, in order', () => {
    expect(wordsOf({})).toEqual([
      'Controle door het kantoor: een controle voor Joost. Eén van hen is genoeg. Wie het bericht stuurde, controleert het niet zelf. Maakte een van deze controleurs het bericht, dan is er een te weinig: het blijft hier staan tot u een andere medewerker de rol controleur geeft.',
      'Akkoord van de klant: een verzoek om akkoord aan Karin en Piet. Eén van hen is genoeg.',
      'Daarna kan de klant zijn akkoord nog 1 uur lang ongedaan maken; dan gaat het bericht naar de Belastingdienst.',
    ]);
  });

  it('says who lets a filing through whose maker the software does not name, or that nobody can', () => {
    const definition = aDefinition({ review: aReviewStep('client', { needsSender: true }), client: aClientStep() });
    const manager = person('Ineke', 'employee', 'office-manager');
    expect(wordsOf({ definition })[0]).toContain('er is geen kantoorbeheerder die kan zeggen wie het maakte');
    expect(wordsOf({ definition, people: [KARIN, JOOST, manager] })[0]).toContain(
      'laat alleen een kantoorbeheerder het door',
    );
    expect(wordsOf({})[0]).not.toContain('kantoorbeheerder');
  });

  it('follows the amount', () => {
    const policy = {
      kind: 'by-amount' as const,
      bands: [{ above: 25_000, side: 'to-pay' as const, policy: { kind: 'number' as const, of: 2 } }],
      otherwise: { kind: 'any-one' as const },
    };
    const definition = aDefinition({ client: aClientStep('approved', { policy }) });
    const needed = (totalEuros: number) => dryRun(question({ definition, facts: { totalEuros } })).steps[0]?.needed;
    expect([needed(25_000), needed(25_001)]).toEqual([1, 2]);
  });

  it('says where a filing would stay, and why', () => {
    const definition = aDefinition({ client: aClientStep('approved', { policy: { kind: 'number', of: 3 } }) });
    const [step] = dryRun(question({ definition })).steps;
    expect(step).toMatchObject({ isStuck: true, needed: 3, sentence: { nl: expect.stringContaining('maar 2') } });
    const [none] = dryRun(question({ definition, people: [VERA] })).steps;
    expect(none).toMatchObject({
      isStuck: true,
      performers: [],
      sentence: { en: expect.stringContaining('role of approver') },
    });
  });

  it('waits for no reviewer who made the example himself, and says so when nobody else is left', () => {
    const [els, makerId] = [person('Els', 'employee', 'office-reviewer'), JOOST.personId];
    const review = aReviewStep('client', { policy: { kind: 'all' } });
    const definition = aDefinition({ review, client: aClientStep() });
    const [two] = dryRun(question({ definition, makerId, people: [KARIN, JOOST, els] })).steps;
    expect(two).toMatchObject({ needed: 1, isStuck: false, performers: [{ name: 'Els' }] });
    expect(two?.sentence.nl).toContain('Joost maakte het bericht en controleert het niet zelf');
    const [alone] = dryRun(question({ definition, makerId })).steps;
    expect(alone).toMatchObject({ needed: 1, isStuck: true, performers: [] });
    expect(alone?.sentence.nl).toMatch(/Joost maakte het bericht .* Geef een medewerker de rol controleur/);
    const away = { party: 'employee' as const, startsOn: '2026-10-19', endsOn: '2026-10-30', isRevoked: false };
    const standIn = person('Ineke', 'employee');
    const delegation = { ...away, delegationId: 'd', fromId: makerId, toId: standIn.personId };
    const helped = question({ definition, makerId, people: [KARIN, JOOST, standIn], delegations: [delegation] });
    expect(dryRun(helped).steps[0]).toMatchObject({ isStuck: false, performers: [{ name: 'Ineke' }] });
  });

  it('says when there is one reviewer too few as soon as one of them makes a filing', () => {
    const warns = (policy: SimplePolicy, ...others: KnownPerson[]) => {
      const definition = aDefinition({ review: aReviewStep('client', { policy }), client: aClientStep() });
      return wordsOf({ definition, people: [KARIN, JOOST, ...others] })[0]!.includes('een te weinig');
    };
    const els = person('Els', 'employee', 'office-reviewer');
    expect([warns({ kind: 'all' }), warns({ kind: 'all' }, els)]).toEqual([true, false]);
    expect([warns({ kind: 'number', of: 2 }, els), warns({ kind: 'any-one' }, els)]).toEqual([true, false]);
  });

  it('names who stands in', () => {
    const away = { party: 'contact' as const, organisationId: 'o', startsOn: '2026-10-19', endsOn: '2026-10-30' };
    const delegation = { ...away, delegationId: 'd', fromId: KARIN.personId, toId: VERA.personId, isRevoked: false };
    const definition = aDefinition({ client: aClientStep() });
    expect(wordsOf({ definition, delegations: [delegation] })[0]).toContain('Karin, Piet en Vera (vervangt Karin)');
    expect(wordsOf({ definition, delegations: [{ ...delegation, isRevoked: true }] })[0]).not.toContain('Vera');
  });

  it('waits for nobody at a step that only informs', () => {
    const definition = aDefinition({ client: aClientStep('told'), told: anInformStep() });
    const [, told] = dryRun(question({ definition })).steps;
    expect(told).toMatchObject({ needed: 0, isStuck: false });
    expect(told?.performers.map(({ name }) => name)).toEqual(['Piet', 'Vera']);
  });

  it('asks no client who agreed beforehand, but still lets the office look', () => {
    const mandate = {
      mandateId: 'm',
      organisationId: 'o',
      kinds: [],
      covers: { kind: 'nil' as const },
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      objectionHours: 48,
      isRevoked: false,
    };
    const { steps, sentences } = dryRun(question({ mandate }));
    expect(steps.map(({ key }) => key)).toEqual(['review']);
    expect(sentences[1]?.nl).toContain('48 uur lang bezwaar maken');
  });

  it('ends, whatever the draft', () => {
    const round = aDefinition({ review: aReviewStep('client'), client: aClientStep('review') });
    expect(dryRun(question({ definition: round })).steps).toHaveLength(2);
    expect(dryRun(question({ definition: { ...round, start: 'nowhere' } })).steps).toEqual([]);
  });
});
