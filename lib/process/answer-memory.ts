import 'server-only';
import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';

/** Memory that one answer holds, from its first byte until what was read of it is let go. */
export interface AnswerCharge {
  /**
   * States how many bytes the answer holds now. More than before needs room: where there is none the promise waits for it, and
   * rejects with `NoRoom` where the answer must give way. Returns undefined where nothing need be awaited.
   */
  readonly hold: (bytes: number, signal?: AbortSignal) => Promise<void> | undefined;
  readonly held: () => number;
  /** The answer is read: it gives way to none, and is soon let go. */
  readonly keep: () => void;
  /** Lets go of everything. */
  readonly release: () => void;
}

/** Thrown where an answer must give way. `alone`: it would not have fitted by itself. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
  readonly alone: boolean;
  constructor(alone: boolean) {
    super('answer-memory full');
    this.alone = alone;
  }
}

interface Charge {
  readonly owner: string;
  readonly onGiveWay: () => void;
  bytes: number;
  state: 'reading' | 'kept' | 'gave-way';
  waiting?: Waiting;
}

interface Waiting {
  readonly bytes: number;
  readonly resolve: () => void;
  readonly reject: (error: NoRoom) => void;
}

/** The memory of this process, however its modules are bundled. */
interface AnswerMemory {
  mostBytes: number;
  total: number;
  readonly charges: Set<Charge>;
}

const memoryKey: unique symbol = Symbol.for('tributary.answer-memory');
const processGlobals: typeof globalThis & { [memoryKey]?: AnswerMemory } = globalThis;
const memory = (): AnswerMemory => (processGlobals[memoryKey] ??= { mostBytes: usualBytes(), total: 0, charges: new Set() });

const megabyte = 1_000_000;
/** An answer of no more than this is never kept waiting by long ones. */
const smallBytes = megabyte;
/** Share of the memory that long answers may take together. */
const shareOfLong = 0.75;
/** Time for which a long answer waits for another one to end. */
const patienceMs = 3_000;

/** An eighth of the memory that the process may use: what is read takes about as much again before it is collected. */
function usualBytes(): number {
  const constrained = process.constrainedMemory();
  const memoryBytes = constrained > 0 && constrained < totalmem() ? constrained : totalmem();
  const eighth = Math.min(getHeapStatistics().heap_size_limit, memoryBytes) / 8;
  return Math.min(Math.max(eighth, 64 * megabyte), 512 * megabyte);
}

/** Sets the most that all running answers may hold, as configured; the usual share of the process's memory where it is not. */
export function limitAnswerMemory(megabytes: number | undefined): void {
  memory().mostBytes = megabytes === undefined ? usualBytes() : megabytes * megabyte;
}

/**
 * Begins the charge of one answer. `owner`: the source that sends it, for whose answers together the process is fair. `onGiveWay` stops
 * reading it where another one needs the room.
 */
export function chargeAnswer(owner: string, onGiveWay: () => void = () => undefined): AnswerCharge {
  const charge: Charge = { owner, onGiveWay, bytes: 0, state: 'reading' };
  memory().charges.add(charge);
  return {
    hold: (bytes, signal) => hold(charge, Math.ceil(bytes), signal),
    held: () => charge.bytes,
    keep: () => {
      if (charge.state === 'reading') charge.state = 'kept';
    },
    release: () => release(charge),
  };
}

function hold(charge: Charge, bytes: number, signal: AbortSignal | undefined): Promise<void> | undefined {
  const all = memory();
  if (charge.state === 'gave-way') return Promise.reject(new NoRoom(false));
  if (!all.charges.has(charge)) return undefined;
  if (bytes <= charge.bytes || fits(all, charge, bytes)) {
    change(all, charge, bytes);
    return undefined;
  }
  return waitForRoom(all, charge, bytes, signal);
}

/** Long answers leave a share of the memory to short ones. */
function fits({ mostBytes, total }: AnswerMemory, charge: Charge, bytes: number): boolean {
  return total + bytes - charge.bytes <= mostBytes * (bytes <= smallBytes ? 1 : shareOfLong);
}

function change(all: AnswerMemory, charge: Charge, bytes: number): void {
  const freed = charge.bytes - bytes;
  all.total -= freed;
  charge.bytes = bytes;
  if (freed > 0) makeRoom(all);
}

function release(charge: Charge): void {
  const all = memory();
  if (!all.charges.delete(charge)) return;
  charge.waiting?.reject(new NoRoom(false));
  change(all, charge, 0);
}

async function waitForRoom(all: AnswerMemory, charge: Charge, bytes: number, signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  charge.waiting = { bytes, resolve, reject };
  const onAbort = (): void => release(charge);
  const outOfPatience = setInterval(() => endWait(all, charge), patienceMs);
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted) onAbort();
  else makeRoom(all);
  try {
    await promise;
  } finally {
    clearInterval(outOfPatience);
    signal?.removeEventListener('abort', onAbort);
    forgetWaiting(charge);
  }
}

const forgetWaiting = (charge: Charge): void => void delete charge.waiting;
const isWaiting = (charge: Charge): charge is Charge & { readonly waiting: Waiting } => charge.waiting !== undefined;
const waitingIn = ({ charges }: AnswerMemory) => [...charges].filter(isWaiting);

/** Grants room to those who wait, the owner that holds least first; where nobody can be served, one answer gives way. */
function makeRoom(all: AnswerMemory): void {
  while (waitingIn(all).length > 0) {
    const held = heldByOwner(all);
    const queue = waitingIn(all).toSorted((left, right) => held(left) - held(right));
    const served = queue.find((charge) => fits(all, charge, charge.waiting.bytes));
    if (served) {
      grant(all, served);
      continue;
    }
    const [next] = queue;
    const hog = next && hogFor(waitingIn(all), all, next);
    const isStuck = [...all.charges].every((charge) => charge.bytes === 0 || isWaiting(charge));
    if (!hog && !isStuck) return;
    giveWay(all, hog ?? largestOf(queue));
  }
}

/** The largest answer, among those, of an owner that holds more than this one's would. */
function hogFor(among: Iterable<Charge>, all: AnswerMemory, next: Charge & { readonly waiting: Waiting }): Charge | undefined {
  const held = heldByOwner(all);
  const wanted = held(next) + next.waiting.bytes - next.bytes;
  return largestOf([...among].filter((charge) => charge.state === 'reading' && charge.bytes > 0 && held(charge) > wanted));
}

/** A wait that was too long ends: an owner that holds more makes way though its answers still come, or else the one that waits does. */
function endWait(all: AnswerMemory, charge: Charge): void {
  if (isWaiting(charge)) giveWay(all, hogFor(all.charges, all, charge) ?? charge);
}

function grant(all: AnswerMemory, charge: Charge & { readonly waiting: Waiting }): void {
  const { bytes, resolve } = charge.waiting;
  all.total += bytes - charge.bytes;
  charge.bytes = bytes;
  forgetWaiting(charge);
  resolve();
}

function giveWay(all: AnswerMemory, charge: Charge | undefined): void {
  if (!charge) return;
  const { waiting } = charge;
  const alone = charge.bytes === all.total;
  forgetWaiting(charge);
  all.charges.delete(charge);
  all.total -= charge.bytes;
  charge.bytes = 0;
  charge.state = 'gave-way';
  waiting?.reject(new NoRoom(alone));
  if (!waiting) charge.onGiveWay();
  makeRoom(all);
}

function heldByOwner({ charges }: AnswerMemory): (charge: Charge) => number {
  const totals = new Map<string, number>();
  for (const { owner, bytes } of charges) totals.set(owner, (totals.get(owner) ?? 0) + bytes);
  return ({ owner }) => totals.get(owner) ?? 0;
}

const largestOf = <Item extends Charge>(charges: readonly Item[]): Item | undefined =>
  charges.reduce<Item | undefined>((largest, charge) => (largest && largest.bytes >= charge.bytes ? largest : charge), undefined);
