/** A command or query that one service answers for others over the broker. */
export interface RequestDefinition<Q extends object = object> {
  readonly type: string;
  /** Service that answers. */
  readonly service: string;
  readonly summary: string;
  readonly payload: new () => Q;
  readonly reply: new () => object;
}

const NAME = /^[a-z]+(-[a-z]+)*\.v[1-9]\d*$/;
const byClass = new Map<unknown, RequestDefinition>();
const byType = new Map<string, RequestDefinition>();

/** Declares a class as the payload of a request (`<verb>-<object>.v<n>`) that `service` answers with `reply`. */
export function Request(
  type: string,
  options: { service: string; summary: string; reply: new () => object },
): ClassDecorator {
  if (!NAME.test(type)) throw new Error(`request name "${type}" is not <verb>-<object>.v<n>`);
  return (target) => {
    if (byType.has(type)) throw new Error(`request "${type}" is declared twice`);
    const definition = Object.freeze({ type, ...options, payload: target as unknown as new () => object });
    byClass.set(target, definition);
    byType.set(type, definition);
  };
}

/** The definition of a request class, or of the class of a request instance. */
export function requestDefinition<Q extends object>(request: (new () => Q) | Q): RequestDefinition<Q> {
  const definition = byClass.get(typeof request === 'function' ? request : request.constructor);
  if (!definition) {
    throw new Error(
      `${typeof request === 'function' ? request.name : request.constructor.name} is not a @Request class`,
    );
  }
  return definition as unknown as RequestDefinition<Q>;
}

/** The definition of a request by its name, or undefined for a name nobody declared. */
export const requestDefinitionOf = (type: string): RequestDefinition | undefined => byType.get(type);

/** All requests, by name. */
export const requestDefinitions = (): RequestDefinition[] =>
  [...byType.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
