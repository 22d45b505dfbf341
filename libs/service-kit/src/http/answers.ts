import { SetMetadata } from '@nestjs/common';

/** Metadata key under which a route's contract class is kept. */
export const ANSWERS = 'akkoord:answers';

/** Metadata key under which stands with which further statuses a route answers that class. */
export const ANSWERS_ALSO = 'akkoord:answers-also';

/**
 * Names the contract class a route answers with, for OpenAPI: the compiler forgets return types. `also` are the statuses of success, with
 * what each means, that the route gives besides its own.
 */
export const Answers =
  (type: new () => object, also: Readonly<Record<number, string>> = {}): MethodDecorator =>
  (target, key, descriptor: PropertyDescriptor) => {
    SetMetadata(ANSWERS, type)(target, key, descriptor);
    SetMetadata(ANSWERS_ALSO, also)(target, key, descriptor);
  };
