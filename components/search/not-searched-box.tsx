import { OutcomeSign, toneClass } from '#/components/entry/outcome-sign.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import type { NotSearched } from '#/lib/record/search/not-searched.ts';
import { searchWords } from './words.ts';

interface Props {
  readonly notSearched: NotSearched;
  /** Rows at sources that the reader unticked. */
  readonly hidden: number;
  readonly onShowHidden: () => void;
}

/** Everything that the search could not look into: "no match" is never "there is none". */
export function NotSearchedBox({ notSearched: { sources, asking, files, unavailable }, hidden, onShowHidden }: Props) {
  const isWhole = sources.length === 0 && asking === undefined && files === 0 && unavailable === 0 && hidden === 0;
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
      {files > 0 ? <p className="text-muted">{searchWords.files(files)}</p> : undefined}
      {unavailable > 0 ? <p className="text-muted">{searchWords.unavailable(unavailable)}</p> : undefined}
      {hidden > 0 ? (
        <p>
          {searchWords.hidden(hidden)} · <LinkButton onPress={onShowHidden}>{searchWords.show}</LinkButton>
        </p>
      ) : undefined}
    </section>
  );
}
