import { countyNetwork } from '#/mocks/networks/county/county.ts';
import { originsOf } from '#/mocks/networks/model/origins.ts';

/**
 * Ports of their own, so that journeys run beside a demo; each worker has its own exchange and viewer, so that the
 * faults of one journey never reach another.
 */
const worker = Number(process.env.TEST_PARALLEL_INDEX ?? 0);
export const viewerPort = Number(process.env.JOURNEY_PORT ?? 3100) + worker;
export const exchangePort = Number(process.env.JOURNEY_DEMO_PORT ?? 4100) + 20 * worker;

export const viewer = `http://localhost:${viewerPort}`;
/** Addresses of the organisations' servers: `exchange.ehr`, `exchange.sources['royal-park']`. */
export const exchange = originsOf(countyNetwork, exchangePort);

/** The address of one source's server. */
export function sourceOrigin(id: string): string {
  const origin = exchange.sources[id];
  if (origin === undefined) throw new Error(`The exchange has no source ${id}`);
  return origin;
}
