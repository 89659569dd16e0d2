interface ProcessState {
  readonly 'tributary.answer-memory': { readonly mostBytes: number; readonly total: number; readonly charges: ReadonlySet<unknown> };
  readonly 'tributary.turns': { readonly turnsTaken: number };
}

/** State that the running requests of this process share; undefined before its first use. */
function processState<Name extends keyof ProcessState>(name: Name): ProcessState[Name] | undefined {
  const state: ProcessState[Name] | undefined = Reflect.get(globalThis, Symbol.for(name));
  return state;
}

/** Memory that is charged to answers at this moment. */
export function answerMemoryInUse(): { readonly bytes: number; readonly answers: number } {
  const state = processState('tributary.answer-memory');
  return { bytes: state?.total ?? 0, answers: state?.charges.size ?? 0 };
}

/** Number of turns of the event loop that work was given so far. */
export const turnsTaken = (): number => processState('tributary.turns')?.turnsTaken ?? 0;
