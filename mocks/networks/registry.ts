import { county } from './county.ts';
import { federalNetwork } from './federal.ts';
import type { Network } from './network.ts';

/** The networks that can be started. */
export const networks: readonly Network[] = [county, federalNetwork];
