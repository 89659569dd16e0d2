import { expect } from '@playwright/test';
import { activeTokens, endSessions } from '#/mocks/servers/faults/faults.ts';
import type { ExchangeOrigins } from '#/mocks/networks/model/origins.ts';

type AuthorizationServers = Pick<ExchangeOrigins, 'ehr' | 'identityProvider'>;

/** Forgets the tokens of earlier journeys. */
export async function forgetTokens({ ehr, identityProvider }: AuthorizationServers): Promise<void> {
  await Promise.all([ehr, identityProvider].map(endSessions));
}

/** How many people's grants still have a token that would be accepted, at the record system and at the identity provider. */
export async function activeGrants({ ehr, identityProvider }: AuthorizationServers): Promise<readonly number[]> {
  const tokens = await Promise.all([ehr, identityProvider].map(activeTokens));
  return tokens.map((active) => new Set(active.map(({ grant }) => grant)).size);
}

export const expectNoActiveToken = (servers: AuthorizationServers, timeout = 15_000): Promise<void> =>
  expect.poll(() => activeGrants(servers), { timeout }).toEqual([0, 0]);
