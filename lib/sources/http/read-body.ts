import { SourceFailure } from './source-failure.ts';
import { answerFaults } from './words.ts';

/** Bytes left to one source in one running request, after decompression: a decompression bomb is stopped while it swells. */
export interface ByteBudget {
  readonly megabytes: number;
  leftBytes: number;
}

export const byteBudget = (megabytes: number): ByteBudget => ({ megabytes, leftBytes: megabytes * 1_000_000 });

/** Reads the whole body within the budget, calling `onBytes` at each piece. Throws too-large beyond it. */
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

/** Statuses of a whole FHIR answer; 204 has no body that could be read. */
const answers = new Set([200, 203, 204]);

/** Tells whether a success is not a whole answer: 206 is a part, 202 a promise, and either could be misread as everything (H05, H07). */
export const isIncompleteAnswer = ({ ok, status }: Response): boolean => ok && !answers.has(status);

export function incompleteAnswer({ status }: Response): SourceFailure {
  return new SourceFailure({ kind: 'unreadable', detail: status === 206 ? answerFaults.part : answerFaults.incomplete(status) });
}
