import { OutcomeSign, toneClass } from '#/components/entry/outcome-sign.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import type { FilesOfSearch } from '#/lib/record/search/files-of-search.ts';
import type { NotSearched } from '#/lib/record/search/not-searched.ts';
import { UnsearchedDocuments, type DocumentsProps } from './unsearched-documents.tsx';
import { searchWords } from './words.ts';

interface Props extends DocumentsProps {
  readonly notSearched: NotSearched;
  /** Rows at sources that the reader unticked. */
  readonly hidden: number;
  readonly onShowHidden: () => void;
}

/** Everything that the search could not look into: "no match" is never "there is none". */
export function NotSearchedBox({ notSearched: { sources, asking }, hidden, onShowHidden, ...documents }: Props) {
  const isWhole = sources.length === 0 && asking === undefined && hidden === 0 && isSearchedWhole(documents.files);
  return (
    <section aria-labelledby="not-searched" className="not-searched">
      <h3 id="not-searched">{searchWords.notSearched}</h3>
      {isWhole ? <p className="text-muted">{searchWords.nothingLeftOut}</p> : undefined}
      {asking === undefined ? undefined : <p className="text-warning">{asking}</p>}
      {sources.map(({ icon, tone, text }) => (
        <p key={text} className={toneClass(tone)}>
          <OutcomeSign icon={icon} /> {text}
        </p>
      ))}
      <UnsearchedDocuments {...documents} />
      {hidden > 0 ? (
        <p>
          <OutcomeSign icon="eye-off" /> {searchWords.hidden(hidden)} · <LinkButton onPress={onShowHidden}>{searchWords.show}</LinkButton>
        </p>
      ) : undefined}
    </section>
  );
}

const isSearchedWhole = ({ unread, limited, pictures, failed, inPart, unavailable }: FilesOfSearch): boolean =>
  [unread, limited, pictures, failed, inPart].every((list) => list.length === 0) && unavailable === 0;
