import 'server-only';

/** Work that waits for its turn, by whom it is for; the process has one queue, however its modules are bundled. */
interface Turns {
  readonly waiting: Map<string, (() => void)[]>;
  scheduled: boolean;
  /** Turns given so far: work that takes none holds the loop. */
  turnsTaken: number;
}

const turnsKey: unique symbol = Symbol.for('tributary.turns');
const processGlobals: typeof globalThis & { [turnsKey]?: Turns } = globalThis;
const turns = (): Turns => (processGlobals[turnsKey] ??= { waiting: new Map(), scheduled: false, turnsTaken: 0 });

/**
 * Yields to the event loop, and resolves when it is this work's turn: one piece of work a round of the loop, in the whole process.
 * Sockets, timers and other readers run between two of them, however many sources answer at once. `owner` (a source) takes its
 * turn with the other owners, so that one source with much to read does not make another one wait for all of it.
 */
export function takeTurn(owner: string): Promise<void> {
  const queue = turns();
  return new Promise((resolve) => {
    const own = queue.waiting.get(owner);
    if (own) own.push(resolve);
    else queue.waiting.set(owner, [resolve]);
    if (!queue.scheduled) setImmediate(giveTurn);
    queue.scheduled = true;
  });
}

function giveTurn(): void {
  const queue = turns();
  const [next] = queue.waiting;
  if (next) {
    const [owner, own] = next;
    // Behind the other owners, if it has more.
    queue.waiting.delete(owner);
    const resolve = own.shift();
    if (own.length > 0) queue.waiting.set(owner, own);
    queue.turnsTaken += 1;
    resolve?.();
  }
  queue.scheduled = queue.waiting.size > 0;
  if (queue.scheduled) setImmediate(giveTurn);
}
