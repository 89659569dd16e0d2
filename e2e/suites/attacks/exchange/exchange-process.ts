import type { JSONWebKeySet } from 'jose';
import { serve } from './record-system.ts';
import { issuerKeys } from './forged-tokens.ts';
import { startIdentityProvider } from './identity-provider.ts';
import { startRecordSystem } from './record-system.ts';
import { systems } from './canary.ts';

/** Orders to the process: ports, the viewer's address and public keys, and how many people the index knows. */
export interface ExchangeOrders {
  readonly ports: ExchangePorts;
  readonly viewer: string;
  readonly client: JSONWebKeySet;
  readonly people: number;
}

export interface ExchangePorts {
  readonly alpha: number;
  readonly beta: number;
  readonly staff: number;
  readonly evil: number;
}

/** Runs all servers of the exchange in a process of their own, so that what they do costs the measured processes nothing. */
async function run({ ports, viewer, client, people }: ExchangeOrders): Promise<void> {
  const evil = `http://127.0.0.1:${ports.evil}`;
  const shared = async (id: string, port: number) => ({
    issuer: `http://127.0.0.1:${port}`,
    callback: `${viewer}/callback/${id}`,
    client,
    keys: await issuerKeys(id),
    evil,
    port,
  });
  for (const system of systems) await startRecordSystem({ ...(await shared(system, ports[system])), system });
  await startIdentityProvider({ ...(await shared('staff', ports.staff)), people });
  let arrived = 0;
  await serve(ports.evil, async ({ pathname }) => {
    if (pathname === '/arrived') return { body: { arrived } };
    arrived += 1;
    return { body: { keys: [] } };
  });
  process.send?.('ready');
}

process.once('message', (orders: ExchangeOrders) => void run(orders));
process.once('disconnect', () => process.exit(0));
