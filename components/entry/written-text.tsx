import { hasColumns } from '#/lib/record/text/text-columns.ts';
import { foldText, mostOfValue } from './fold-text.ts';
import { entryWords } from './words.ts';
import { Unbroken } from './unbroken/unbroken.tsx';

/** A text as written, to its last character; in a monospaced face where its lines stand in columns. */
export function WrittenText({ text }: { readonly text: string }) {
  return hasColumns(text) ? (
    <TextInColumns text={text} />
  ) : (
    <p className="m-0 mt-2 max-w-[72ch] text-document whitespace-pre-wrap wrap-anywhere">
      <bdi>{text}</bdi>
    </p>
  );
}

/** A scrolling text must be reached by keys, or its right end cannot be read without a pointer (WCAG 2.1.1). */
const scrollsByKeys = { role: 'region', tabIndex: 0 } as const;

/** Columns made of spaces: wrapped, they would fall apart, so the text scrolls sideways within itself. */
export function TextInColumns({ text, id }: { readonly text: string; readonly id?: string | undefined }) {
  return (
    <pre id={id} className="text-columns" aria-label={entryWords.textInColumns} {...scrollsByKeys}>
      <bdi>{text}</bdi>
    </pre>
  );
}

interface ValueTextProps {
  readonly text: string;
  /** True where nothing may be left out: on paper. */
  readonly whole: boolean;
  /** Characters that are drawn of a longer one. */
  readonly most?: number | undefined;
}

/** A value of words in its column: its first lines, or all of it. */
export function ValueText({ text, whole, most = mostOfValue }: ValueTextProps) {
  const shownText = whole ? { text, isFolded: false } : foldText(text, most);
  const isShaped = text.includes('\n');
  return (
    <>
      {isShaped ? (
        <span className={hasColumns(text) ? 'value-lines value-columns' : 'value-lines'}>
          <bdi>{shownText.text}</bdi>
        </span>
      ) : (
        <Unbroken text={shownText.text} />
      )}
      {shownText.isFolded ? <span className="font-normal text-muted">… {entryWords.restInEntry}</span> : undefined}
    </>
  );
}
