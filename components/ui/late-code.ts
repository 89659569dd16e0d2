'use client';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';

/** Code in a chunk of its own: nobody waits for it before the first screen is there. */
export interface LateCode<Loaded> {
  /** Asks for the code unless it is there or on its way; a failed load may be asked for again. */
  readonly load: () => Promise<void>;
  readonly loaded: () => Loaded | undefined;
  /** Calls `onLoaded` once the code is there, until the function that it returns is called. */
  readonly subscribe: (onLoaded: () => void) => () => void;
}

export function lateCode<Loaded>(fetchCode: () => Promise<Loaded>): LateCode<Loaded> {
  let loaded: Loaded | undefined;
  let running: Promise<void> | undefined;
  const listeners = new Set<() => void>();
  const load = async () => {
    try {
      loaded = await fetchCode();
    } finally {
      running = undefined;
    }
    for (const listener of listeners) listener();
  };
  return {
    load: () => (loaded === undefined ? (running ??= load()) : Promise.resolve()),
    loaded: () => loaded,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Fetches code that the reader may need next; true once all of it is there. A network that is gone for a moment is no fault yet. */
export async function loadAhead(codes: readonly LateCode<unknown>[]): Promise<boolean> {
  const results = await Promise.allSettled(codes.map(({ load }) => load()));
  return results.every(({ status }) => status === 'fulfilled');
}

export interface LateState<Loaded> {
  readonly loaded: Loaded | undefined;
  /** The code did not come; `isTrying`: it is asked for again. */
  readonly fault: { readonly isTrying: boolean; readonly tryAgain: () => void } | undefined;
}

/** The code, asked for as soon as it is wanted. Code that was fetched ahead is there at the first drawing. */
export function useLateCode<Loaded>(code: LateCode<Loaded>, isWanted: boolean): LateState<Loaded> {
  const loaded = useSyncExternalStore(code.subscribe, code.loaded, nothingLoaded);
  const [state, setState] = useState<'waiting' | 'failed' | 'trying'>('waiting');
  const ask = useCallback(() => void code.load().catch(() => setState('failed')), [code]);
  useEffect(() => {
    if (isWanted) ask();
    // Opened anew, it has not failed yet.
    return () => setState('waiting');
  }, [ask, isWanted]);
  const tryAgain = () => {
    setState('trying');
    ask();
  };
  return { loaded, fault: isWanted && state !== 'waiting' ? { isTrying: state === 'trying', tryAgain } : undefined };
}

const nothingLoaded = () => undefined;
