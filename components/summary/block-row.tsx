import { EqualNot } from 'lucide-react';
import { AlsoAt } from '#/components/entry/also-at/also-at.tsx';
import { alsoAtSpoken } from '#/components/entry/also-at/also-at-words.ts';
import { useHiddenHolders } from '#/components/entry/also-at/holders-context.ts';
import { CautionMark, NotShared } from '#/components/entry/caution-mark.tsx';
import { foldedWords } from '#/components/entry/fold-text.ts';
import { Unbroken } from '#/components/entry/unbroken/unbroken.tsx';
import { spokenEntry } from '#/components/entry/speech/spoken-entry.ts';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { headsOfGroup } from '#/lib/record/heads/heads.ts';
import { partWords } from '#/lib/record/merge/words.ts';
import { pickSources } from '#/lib/record/model/public-source.ts';
import type { EntryCaution } from '#/lib/record/model/timeline-entry.ts';
import { listWords } from '#/lib/record/words/list-words.ts';
import type { BlockRow as Row, RowLine } from '#/lib/record/summary/rows/block-row.ts';
import { lostFile } from '#/lib/record/summary/rows/letter-row.ts';
import type { SummaryProps } from './summary-props.ts';

interface Props extends Pick<SummaryProps, 'sources' | 'locale' | 'selected' | 'onOpen'> {
  readonly row: Row;
}

/** A row of a block: a button named in full, that opens its entry; nothing that changes its meaning is cut. */
export function BlockRow({ row, sources, locale, selected, onOpen }: Props) {
  const { group, entry } = row;
  const alsoAt = useHiddenHolders([group]);
  const rest = [
    ...row.rest.map(foldedWords),
    ...headsOfGroup(group).map(({ words }) => partWords.partOf(words)),
    entry.comment && listWords.comment(entry.comment),
  ].filter(Boolean);
  return (
    <button
      type="button"
      aria-label={spokenEntry(
        group,
        { sources, locale },
        { rest: [...row.rest, ...row.lines.map(({ text }) => text), alsoAtSpoken(alsoAt, sources)] },
      )}
      aria-current={group.id === selected ? 'true' : undefined}
      aria-expanded={group.id === selected}
      onClick={() => onOpen(group.id)}
      className={`summary-row ${row.isMuted ? 'text-muted' : ''}`}
    >
      <span className="summary-words">
        <span className="summary-main">
          {row.before === '' ? undefined : row.before}
          <span className={row.isMuted ? undefined : 'font-semibold'}>
            <Unbroken text={foldedWords(row.name)} />
          </span>
          {row.value === '' ? undefined : (
            <span className={row.isSevere ? 'text-danger' : undefined}>
              {' '}
              <Unbroken text={foldedWords(row.value)} />
            </span>
          )}
          <Marks row={row} />
        </span>
        {rest.length > 0 ? (
          <>
            {' '}
            <span className="summary-rest">
              <Unbroken text={rest.join(' · ')} />
            </span>
          </>
        ) : undefined}{' '}
        <AlsoAt holders={alsoAt} sources={sources} />
      </span>
      {row.date === '' ? undefined : <span className="summary-date">{row.date}</span>}
      <span className="summary-badges">
        <SourceBadges sources={pickSources(group.sources, sources)} locale={locale} />
      </span>
      {row.lines.map((line) => (
        <SecondLine key={line.text} line={line} />
      ))}
    </button>
  );
}

/** Cautions in words, and why a content is not here. */
function Marks({ row: { group, entry, isSevere } }: { readonly row: Row }) {
  const lost = lostFile(entry);
  return (
    <>
      {entry.withheld ? (
        <>
          {' '}
          <NotShared />
        </>
      ) : undefined}
      {group.cautions
        .filter((caution) => !(isSevere && caution.type === 'severe'))
        .map((caution) => (
          <span key={keyOf(caution)}>
            {' '}
            <CautionMark caution={caution} />
          </span>
        ))}
      {lost ? <span className="font-semibold text-warning"> {lost}</span> : undefined}
    </>
  );
}

const keyOf = (caution: EntryCaution): string => `${caution.type} ${'text' in caution ? caution.text : ''}`;

function SecondLine({ line: { kind, text } }: { readonly line: RowLine }) {
  const words = <Unbroken text={foldedWords(text)} />;
  if (kind === 'quote') return <span className="summary-second">{words}</span>;
  return (
    <span className="summary-second font-semibold text-warning">
      <EqualNot size={13} aria-hidden className="mr-1 inline-block align-[-2px]" />
      {words}
    </span>
  );
}
