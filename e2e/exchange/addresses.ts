import { countyNetwork } from '#/mocks/networks/county/county.ts';
import { originsOf } from '#/mocks/networks/model/origins.ts';
import { portWindow } from './port-window.ts';

export interface Ports {
  readonly viewerPort: number;
  readonly exchangePort: number;
  /** For a further server of the same journey. */
  readonly furtherPort: number;
}

/**
 * Ports of their own, so that journeys run beside a demo; each worker has its own exchange and viewer, so that the
 * faults of one journey never reach another.
 */
const worker = Number(process.env.TEST_PARALLEL_INDEX ?? 0);
const [firstViewer, firstExchange] = [Number(process.env.JOURNEY_PORT ?? 3100), Number(process.env.JOURNEY_DEMO_PORT ?? 4100)];

/** Ports at a place in the row of exchanges; the first places are the workers' own. */
export function portsAtPlace(place: number): Ports {
  const exchange = portWindow.at(firstExchange, place);
  return { viewerPort: firstViewer + place, exchangePort: exchange, furtherPort: exchange + portWindow.size - 1 };
}

export const { viewerPort, exchangePort } = portsAtPlace(worker);

export const viewer = `http://localhost:${viewerPort}`;
/** Addresses of the organisations' servers: `exchange.ehr`, `exchange.sources['royal-park']`. */
export const exchange = originsOf(countyNetwork, exchangePort);

/** The address of one source's server. */
export function sourceOrigin(id: string): string {
  const origin = exchange.sources[id];
  if (origin === undefined) throw new Error(`The exchange has no source ${id}`);
  return origin;
}
