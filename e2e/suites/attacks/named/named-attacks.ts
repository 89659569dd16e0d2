import type { Attack, Stage } from '#/e2e/suites/attacks/attack.ts';
import { inParallel } from '#/e2e/suites/attacks/client/in-parallel.ts';
import { addressAttacks } from './address-attacks.ts';
import { bodyAttacks } from './body-attacks.ts';
import { callbackAttacks } from './callback-attacks.ts';
import { floodAttacks, type FloodSize } from './flood-attacks.ts';
import { labelAttacks } from './label-attacks.ts';
import { launchAttacks } from './launch-attacks.ts';
import { requestAttacks } from './request-attacks.ts';
import { requestLineAttacks } from './request-line-attacks.ts';
import { refreshAttacks, tokenAttacks } from './token-attacks.ts';

/** Attacks of one request or a few steps, in the order of their kinds. */
export const quietAttacks: readonly Attack[] = [
  ...launchAttacks,
  ...callbackAttacks,
  ...tokenAttacks,
  ...refreshAttacks,
  ...requestAttacks,
  ...bodyAttacks,
  ...addressAttacks,
  ...requestLineAttacks,
  ...labelAttacks,
];

export interface TriedAttack {
  readonly attack: Attack;
  readonly problems: readonly string[];
}

/** Tries the attacks some at a time, and floods one after the other when all else is quiet. */
export async function tryAttacks(stage: Stage, attacks: readonly Attack[], flood?: FloodSize): Promise<readonly TriedAttack[]> {
  const tried: TriedAttack[] = [];
  const attempt = async (attack: Attack): Promise<void> => {
    const problems = await attack
      .run(stage)
      .catch((error: unknown) => [`could not be tried: ${error instanceof Error ? error.message : String(error)}`]);
    tried.push({ attack, problems });
  };
  await inParallel(attacks.length, 8, async (at) => {
    const attack = attacks[at];
    if (attack) await attempt(attack);
  });
  for (const attack of flood ? floodAttacks(flood) : []) await attempt(attack);
  return tried;
}
