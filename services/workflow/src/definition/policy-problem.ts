import type { DefinitionProblemCode } from './definition.errors.js';
import type { AmountBand, Policy, SimplePolicy } from './workflow-definition.js';

/** More people than this never have to agree; nor are there more bands. */
const AT_MOST = 20;

/** Why a policy can never be fulfilled, or nothing. */
export function policyProblem(policy: Policy): DefinitionProblemCode | undefined {
  if (policy.kind !== 'by-amount') return isPossible(policy) ? undefined : 'DEFINITION_POLICY_IMPOSSIBLE';
  const { bands, otherwise } = policy;
  if (![otherwise, ...bands.map((band) => band.policy)].every(isPossible)) return 'DEFINITION_POLICY_IMPOSSIBLE';
  return areInOrder(bands) ? undefined : 'DEFINITION_BANDS_WRONG';
}

function isPossible(policy: SimplePolicy): boolean {
  switch (policy.kind) {
    case 'any-one':
    case 'all':
      return true;
    case 'number':
    case 'sequence':
      return Number.isInteger(policy.of) && policy.of >= 1 && policy.of <= AT_MOST;
    default:
      policy satisfies never;
      return false; // a policy by amount within a policy by amount
  }
}

function areInOrder(bands: readonly AmountBand[]): boolean {
  const limits = bands.map(({ above, side }) => `${above} ${side}`);
  return (
    bands.length >= 1 &&
    bands.length <= AT_MOST &&
    new Set(limits).size === limits.length &&
    bands.every(({ above }) => Number.isSafeInteger(above) && above >= 0)
  );
}
