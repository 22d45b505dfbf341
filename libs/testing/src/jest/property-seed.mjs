// Property tests draw the same cases in every run, so that a red run is red for everybody. AKKOORD_PROPERTY_SEED takes another
// seed (a number), or `random`, to look further than the usual cases; fast-check prints the seed of a failure.
import { configureGlobal, readConfigureGlobal } from 'fast-check';

const USUAL_SEED = 20_261_122;
const wanted = process.env.AKKOORD_PROPERTY_SEED;

if (wanted !== 'random') {
  const seed = wanted === undefined ? USUAL_SEED : Number(wanted);
  if (!Number.isInteger(seed))
    throw new Error(`AKKOORD_PROPERTY_SEED is "${wanted}": give a whole number, or "random".`);
  configureGlobal({ ...readConfigureGlobal(), seed });
}
