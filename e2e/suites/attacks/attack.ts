import type { Victims } from './client/victims.ts';
import type { Exchange } from './exchange/start-exchange.ts';

export const attackKinds = [
  'launch',
  'callback',
  'token',
  'refresh',
  'request',
  'body',
  'address',
  'request line',
  'label',
  'flood',
] as const;
export type AttackKind = (typeof attackKinds)[number];

/** Scene of the attacks. */
export interface Stage {
  readonly exchange: Exchange;
  readonly victims: Victims;
  /** Port to which the decisive request of each attack goes: the viewer's, or, to prove the checks, that of a viewer that lets all through. */
  readonly port: number;
}

export interface Attack {
  readonly kind: AttackKind;
  readonly name: string;
  /** Returns what did not hold. */
  readonly run: (stage: Stage) => Promise<readonly string[]>;
}
