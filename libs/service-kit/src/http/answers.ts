import { SetMetadata } from '@nestjs/common';

/** Metadata key under which a route's contract class is kept. */
export const ANSWERS = 'akkoord:answers';

/** Names the contract class a route answers with, for OpenAPI: the compiler forgets return types. */
export const Answers = (type: new () => object): MethodDecorator => SetMetadata(ANSWERS, type);
