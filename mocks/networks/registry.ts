import { countyNetwork } from './county/county.ts';
import { federalNetwork } from './federal/federal.ts';
import type { Network } from './model/network.ts';

/** The networks that can be started. */
export const networks: readonly Network[] = [countyNetwork, federalNetwork];
