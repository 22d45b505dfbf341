import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { fitsExactly } from './compiled-payload.js';
import { RefusedError } from '../messaging.errors.js';

/** The paths and rules that were broken, never the values. */
function violations(errors: readonly ValidationError[], path = ''): string[] {
  return errors.flatMap((error) => [
    ...Object.keys(error.constraints ?? {}).map((rule) => `${path}${error.property}: ${rule}`),
    ...violations(error.children ?? [], `${path}${error.property}.`),
  ]);
}

/** Turns parsed JSON into its contract class. Unknown properties are dropped, not refused: a newer sender may add optional ones. */
export function validatePayload<T extends object>(payload: new () => T, data: unknown): T {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new RefusedError('EVENT_INVALID', { message: 'the payload is not an object', params: { rules: [] } });
  }
  if (fitsExactly(payload, data)) return Object.assign(new payload(), data);
  const instance = plainToInstance(payload, data);
  refuseInvalid(instance, 'EVENT_INVALID');
  return instance;
}

/** What an event of ours says as it leaves the house: itself when it is exactly its contract, else made anew, for nested parts may be plain objects and unknown properties stay here. */
export function outgoingPayload<T extends object>(payload: new () => T, event: object): object {
  return fitsExactly(payload, event) ? event : validatePayload(payload, JSON.parse(JSON.stringify(event)));
}

/** Checks an instance of a contract class; on RefusedError `params.rules` holds `path: rule` of each violation. */
export function refuseInvalid(instance: object, code: string): void {
  const rules = violations(validateSync(instance, { whitelist: true, forbidUnknownValues: true }));
  if (rules.length > 0) {
    throw new RefusedError(code, { message: `${instance.constructor.name}: ${rules.join(', ')}`, params: { rules } });
  }
}
