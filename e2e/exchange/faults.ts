import { clearFaults, setFault as setAt, type Fault, type FaultKind } from '#/mocks/servers/faults/faults.ts';
import { exchange } from './addresses.ts';

/** The viewer leaves a source alone for so long after it has failed: 30 s where it sent another patient’s data. */
const restMs = { failed: 10_500, 'other-patient': 30_500 } as const;

let longest = 0;

/** Replaces the faults of one server until the end of the journey. */
export async function setFault(origin: string, ...faults: readonly (Fault | FaultKind)[]): Promise<void> {
  for (const fault of faults) {
    const kind = typeof fault === 'string' ? fault : fault.fault;
    // A held request fails nothing: it is answered once the journey lets go.
    if (kind === 'held') continue;
    longest = Math.max(longest, kind === 'other-patient' ? restMs['other-patient'] : restMs.failed);
  }
  await setAt(origin, ...faults);
}

/** Every server answers well again; how long the viewer may still leave one of them alone. */
export async function endFaults(): Promise<number> {
  await clearFaults(exchange.all);
  const rest = longest;
  longest = 0;
  return rest;
}
