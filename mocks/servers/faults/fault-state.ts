import { EventEmitter, once } from 'node:events';
import { faultKinds, type Fault } from './faults.ts';

/** The faults that hold at one server now. */
export interface FaultState {
  readonly set: (faults: readonly Fault[]) => void;
  /** Those that concern requests for this resource type; undefined for requests that name none. */
  readonly of: (type: string | undefined) => readonly Fault[];
  /** The same, once none of them is `held`; rejects when the client goes away first. */
  readonly whenReleased: (type: string | undefined, left: AbortSignal) => Promise<readonly Fault[]>;
}

/** No faults to begin with. */
export function faultState(): FaultState {
  let current: readonly Fault[] = [];
  const changes = new EventEmitter();
  // Every request that is held listens.
  changes.setMaxListeners(0);
  const of = (type: string | undefined): readonly Fault[] =>
    current.filter(({ types }) => types === undefined || (type !== undefined && types.includes(type)));
  return {
    set: (faults) => {
      current = faults.filter(({ fault }) => fault !== 'none');
      changes.emit('set');
    },
    of,
    whenReleased: async (type, left) => {
      while (of(type).some(({ fault }) => fault === 'held')) await once(changes, 'set', { signal: left });
      return of(type);
    },
  };
}

/** The control request's body → faults; undefined when it names none that exist. */
export function parseFaults(body: unknown): readonly Fault[] | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const list: unknown = 'faults' in body ? body.faults : [body];
  return Array.isArray(list) && list.every(isFault) ? list : undefined;
}

function isFault(value: unknown): value is Fault {
  if (typeof value !== 'object' || value === null || !('fault' in value)) return false;
  return faultKinds.some((kind) => kind === value.fault);
}

/** The resource type a FHIR request is about: `/fhir/Type…`, `/fhir/tenant/Type…`, or the type named in a page's address. */
export function typeOf(url: URL): string | undefined {
  return /^\/fhir\/(?:[a-z][a-z-]*\/)?([A-Z][A-Za-z]+)/.exec(url.pathname)?.[1] ?? url.searchParams.get('_bundletype') ?? undefined;
}
