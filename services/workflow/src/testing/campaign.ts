const { AKKOORD_FULL: isFull, AKKOORD_ROUNDS: rounds } = process.env;

/**
 * How often a test of chance plays: in a campaign (`AKKOORD_FULL` set) all of it, otherwise enough to catch a mistake while one works.
 * `AKKOORD_ROUNDS` names another number, for a machine on which all of it takes too long.
 */
export const roundsOf = (campaign: number, whileOneWorks: number): number =>
  rounds ? Number(rounds) : isFull ? campaign : whileOneWorks;

/** Says in a campaign what was played, so that its figures can be quoted. */
export function tellPlayed(what: string, figures: Readonly<Record<string, number>>): void {
  if (!isFull) return;
  const told = Object.entries(figures).map(([name, figure]) => `${figure} ${name}`);
  process.stdout.write(`campaign · ${what}: ${told.join(', ')}\n`);
}
