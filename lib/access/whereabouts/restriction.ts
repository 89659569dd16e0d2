import type { PatientIdentity } from '#/lib/record/model/patient.ts';

/** Tells, within one stream, whether anybody keeps the patient's whereabouts back: then no source gives them away (NHS PDS). */
export interface Restriction {
  readonly holds: () => boolean;
  /** Holds from now on: a source's own Patient says so. True if it did not hold before. */
  readonly begin: () => boolean;
  /** Counts a source that is asked: its Patient may yet say so. */
  readonly expect: (source: string) => void;
  /** The source's Patient was read, or never will be. */
  readonly answered: (source: string) => void;
  /** Tells whether it holds for sure, or surely does not: every source that was asked has answered or ended. */
  readonly isSettled: () => boolean;
  readonly settled: () => Promise<void>;
}

export function startRestriction({ restricted }: PatientIdentity): Restriction {
  let isRestricted = restricted;
  const awaited = new Set<string>();
  const isSettled = (): boolean => isRestricted || awaited.size === 0;
  let { promise, resolve } = Promise.withResolvers<void>();
  return {
    holds: () => isRestricted,
    begin: () => {
      const isNew = !isRestricted;
      isRestricted = true;
      resolve();
      return isNew;
    },
    expect: (source) => {
      // A network's members are asked later than their network.
      if (isSettled()) ({ promise, resolve } = Promise.withResolvers<void>());
      awaited.add(source);
    },
    answered: (source) => {
      awaited.delete(source);
      if (awaited.size === 0) resolve();
    },
    isSettled,
    settled: () => (isSettled() ? Promise.resolve() : promise),
  };
}

/** The identity without the facts that lead to the patient: address, telephone, practice. */
export function withoutOwnWhereabouts(identity: PatientIdentity): PatientIdentity {
  const { address: _address, telecom: _telecom, practice: _practice, ...rest } = identity;
  return { ...rest, restricted: true };
}
