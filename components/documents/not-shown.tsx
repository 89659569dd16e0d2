import { supportReferenceWords } from '#/lib/record/words/reference-words.ts';

interface Props {
  readonly why: string;
  /** Finds the fault in the operator's log. */
  readonly reference?: string | undefined;
}

/** Says why a document is not shown, or what the reader must know of one that is. */
export function NotShown({ why, reference }: Props) {
  return (
    <p className="m-0 mb-3 rounded-control bg-warning-tint px-3 py-2 text-row text-warning">
      {why}
      {reference === undefined ? undefined : <span className="block text-meta">{supportReferenceWords(reference)}</span>}
    </p>
  );
}
