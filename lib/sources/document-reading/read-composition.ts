import 'server-only';
import type { ReadableDocument } from '#/lib/record/model/readable-document.ts';
import { formatReference, parseReference } from '#/lib/record/model/resource-reference.ts';
import { referencesIn } from '#/lib/fhir/resource/references-in.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { readDocumentFile } from './reading-threads.ts';
import { notRead } from './words.ts';

export interface ReadComposition {
  readonly readable: ReadableDocument;
  /** Places of the IDs that were asked for, and that its text has. */
  readonly places: ReadonlyMap<string, string>;
}

interface CompositionRequest {
  readonly composition: Resource;
  readonly lookup: (reference: string) => Resource | undefined;
  readonly ids: readonly string[];
  readonly owner: string;
  readonly signal: AbortSignal;
}

/** Reads a document written in FHIR, in a thread where it is long. Throws a SourceFailure where that takes too much. */
export async function readComposition({ composition, lookup, ids, owner, signal }: CompositionRequest): Promise<ReadComposition> {
  const texts = [...new Set(referencesIn(composition).flatMap((text) => [text, withoutVersion(text)]))];
  const references = texts.flatMap((text) => {
    const target = lookup(text);
    return target === undefined ? [] : [[text, target] as const];
  });
  const { head } = await readDocumentFile({ job: { as: 'composition', composition, references, ids }, owner, signal });
  if (head.type === 'composition') return head;
  throw new SourceFailure({ kind: 'unreadable', detail: notRead.tooLongDocument });
}

/** A reference to one version of a resource leads to the resource where that version did not come. */
function withoutVersion(text: string): string {
  const target = parseReference(text);
  return target?.kind === 'literal' ? formatReference({ ...target, version: undefined }) : text;
}
