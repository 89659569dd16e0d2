import 'server-only';
import { NoRoom, type AnswerCharge } from '#/lib/process/answer-memory.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { abortFailure } from '#/lib/sources/http/with-abort.ts';
import { answerFaults } from '#/lib/sources/http/words.ts';

/** Bytes left to one source in one running request, after decompression: a decompression bomb is stopped while it swells. */
export interface ByteBudget {
  readonly megabytes: number;
  leftBytes: number;
}

export const byteBudget = (megabytes: number): ByteBudget => ({ megabytes, leftBytes: megabytes * 1_000_000 });

/** How a body is read: how much of it, and against which share of the process's memory. */
export interface BodyReading {
  readonly budget: ByteBudget;
  readonly charge: AnswerCharge;
  /** The source is waited for, or waits for us. */
  readonly watch?: { readonly listen: () => void; readonly rest: () => void } | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Waits for something of ours, off the source's clock. */
  readonly aside?: (wait: Promise<void>) => Promise<void>;
}

/** Bytes of a piece at most: what is done with one of them holds the event loop. */
const pieceBytes = 64_000;
/** Bytes of a piece at least, but for the last: a server may send one byte a chunk, and each piece has its cost. */
const leastPieceBytes = 16_000;

/** Yields a body in pieces, within the budget. Throws too-large beyond it. */
export async function* piecesOf({ body }: Response, { budget, watch }: BodyReading): AsyncGenerator<Uint8Array, void, undefined> {
  let gathered = new Uint8Array(leastPieceBytes);
  let size = 0;
  watch?.listen();
  for await (const bytes of body ?? []) {
    watch?.rest();
    budget.leftBytes -= bytes.byteLength;
    if (budget.leftBytes < 0) throw new SourceFailure({ kind: 'too-large', limit: 'megabytes', value: budget.megabytes });
    if (size + bytes.length < leastPieceBytes) {
      gathered.set(bytes, size);
      size += bytes.length;
    } else {
      const whole = size === 0 ? bytes : joined([gathered.subarray(0, size), bytes], size + bytes.length);
      [gathered, size] = [size === 0 ? gathered : new Uint8Array(leastPieceBytes), 0];
      for (let at = 0; at < whole.length; at += pieceBytes) yield whole.subarray(at, at + pieceBytes);
    }
    watch?.listen();
  }
  watch?.rest();
  if (size > 0) yield gathered.subarray(0, size);
}

/** Reads the whole body within the budget. */
export async function readBody(response: Response, reading: BodyReading): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of piecesOf(response, reading)) {
    size += piece.byteLength;
    pieces.push(piece);
    // Joining them takes as much again.
    await holdMemory(reading, 2 * size);
  }
  return joined(pieces, size);
}

/** States how much memory an answer holds, and waits where there is none. Throws no-room where it must give way. */
export async function holdMemory(
  { charge, signal, aside }: Pick<BodyReading, 'charge' | 'signal' | 'aside'>,
  bytes: number,
): Promise<void> {
  try {
    const room = charge.hold(bytes, signal);
    if (room) await (aside?.(room) ?? room);
  } catch (error) {
    if (!(error instanceof NoRoom)) throw error;
    // Whoever left, or ran out of time, while they waited gave way to nobody.
    throw signal?.aborted ? abortFailure(signal) : new SourceFailure({ kind: 'no-room', alone: error.alone });
  }
}

export function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = pieces;
  if (pieces.length === 1 && first) return first;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

/** Statuses of a whole FHIR answer; 204 has no body that could be read. */
const answers = new Set([200, 203, 204]);

/** Tells whether a success is not a whole answer: 206 is a part, 202 a promise, and either could be misread as everything (H05, H07). */
export const isIncompleteAnswer = ({ ok, status }: Response): boolean => ok && !answers.has(status);

export function incompleteAnswer({ status }: Response): SourceFailure {
  return new SourceFailure({ kind: 'unreadable', detail: status === 206 ? answerFaults.part : answerFaults.incomplete(status) });
}
