import { describe, expect, it } from '@jest/globals';
import { SharedAnswers } from './shared-answers.js';

/** A source whose answers come when they are told to. */
function source() {
  const asked: PromiseWithResolvers<string>[] = [];
  const lookUp = (): Promise<string> => {
    const answer = Promise.withResolvers<string>();
    asked.push(answer);
    return answer.promise;
  };
  return { asked, lookUp };
}

describe('answers that are shared', () => {
  it('are looked up once for all who wait for them, and again for who comes later', async () => {
    const [shared, { asked, lookUp }] = [new SharedAnswers<string>(), source()];
    const answers = Promise.all([shared.to('a', lookUp), shared.to('a', lookUp)]);
    const other = shared.to('b', lookUp);
    expect(asked).toHaveLength(2);
    asked[0]!.resolve('one');
    asked[1]!.resolve('two');
    expect([await answers, await other]).toEqual([['one', 'one'], 'two']);
    const later = shared.to('a', lookUp);
    asked[2]!.resolve('three');
    expect(await later).toBe('three');
  });

  it('fail for all who wait, and not for who comes later', async () => {
    const [shared, { asked, lookUp }] = [new SharedAnswers<string>(), source()];
    const answers = Promise.allSettled([shared.to('a', lookUp), shared.to('a', lookUp)]);
    asked[0]!.reject(new Error('away'));
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const later = shared.to('a', lookUp);
    asked[1]!.resolve('back');
    expect(await later).toBe('back');
  });

  it('are not given to who asks after a change, also when the older one comes later', async () => {
    const [shared, { asked, lookUp }] = [new SharedAnswers<string>(), source()];
    const before = shared.to('a', lookUp);
    shared.forget();
    const after = shared.to('a', lookUp);
    asked[0]!.resolve('old');
    expect(await before).toBe('old');
    const joined = shared.to('a', lookUp);
    asked[1]!.resolve('new');
    expect([await after, await joined, asked.length]).toEqual(['new', 'new', 2]);
  });
});
