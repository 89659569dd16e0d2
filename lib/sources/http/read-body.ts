import { SourceFailure } from './source-failure.ts';

/** Bytes of one source in one running request, after decompression: a bomb is stopped where it swells. */
export interface ByteBudget {
  readonly megabytes: number;
  leftBytes: number;
}

export const byteBudget = (megabytes: number): ByteBudget => ({ megabytes, leftBytes: megabytes * 1_000_000 });

/** The whole body within the budget; `onBytes` at each piece that came. */
export async function readBody(response: Response, budget: ByteBudget, onBytes: () => void): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    onBytes();
    size += piece.byteLength;
    budget.leftBytes -= piece.byteLength;
    if (budget.leftBytes < 0) throw new SourceFailure({ kind: 'too-large', limit: 'megabytes', value: budget.megabytes });
    pieces.push(piece);
  }
  return joined(pieces, size);
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

/** What FHIR answers a question with; 204 has nothing that could be read. */
const answers = new Set([200, 203, 204]);

/** 206 is a part, 202 a promise: where such can be read by itself, it would read as the whole answer (H05, H07). */
export const isIncompleteAnswer = ({ ok, status }: Response): boolean => ok && !answers.has(status);
export function incompleteAnswer({ status }: Response): SourceFailure {
  return new SourceFailure({ kind: 'unreadable', detail: status === 206 ? 'only a part of it came' : `it is no whole answer (${status})` });
}
