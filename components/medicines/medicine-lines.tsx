import { EqualNot } from 'lucide-react';
import { CautionMark } from '#/components/entry/caution-mark.tsx';
import { Unbroken } from '#/components/entry/unbroken/unbroken.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import { dayWithYear, endWords, lineWords, startWords } from '#/lib/record/medicines/line-words.ts';
import type { MedicineLine } from '#/lib/record/medicines/medicine-line.ts';
import type { MedicineCell, MedicineRow } from '#/lib/record/medicines/medicine-table.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { medicinesPageWords as words } from './words.ts';

export interface LineContext {
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
  readonly selected: string | undefined;
  readonly hasIssues: boolean;
  readonly onOpen: (id: string) => void;
}

interface CellProps extends LineContext {
  readonly row: MedicineRow;
  readonly sourceCell: MedicineCell;
  /** Source whose column stands before, and has the same original. */
  readonly firstSource: string | undefined;
}

/** Lines of one source and ingredient: a button for each prescription; what it holds in another place is named, and opens too. */
export function MedicineLines({ row, sourceCell, firstSource, ...context }: CellProps) {
  return (
    <>
      {sourceCell.lines.map((line) => (
        <Line key={line.member.entry.id} line={line} row={row} firstSource={firstSource} {...context} />
      ))}
      {sourceCell.lines.length === 0
        ? sourceCell.otherLines.slice(0, 1).map((line) => <Elsewhere key={line.id} line={line} {...context} />)
        : undefined}
    </>
  );
}

interface LineProps extends LineContext {
  readonly row: MedicineRow;
  readonly line: MedicineLine;
  readonly firstSource: string | undefined;
}

function Line({ row, line, firstSource, ...context }: LineProps) {
  const { sources, locale, selected, hasIssues, onOpen } = context;
  const isDifferent = row.comparison?.type === 'differs';
  const { group, source } = line;
  const isCopy =
    !isDifferent &&
    firstSource !== undefined &&
    firstSource !== source &&
    group.likeness === 'original' &&
    group.sources.includes(firstSource);
  const { parts, note } = lineWords(line, row, locale, isCopy ? (sources.get(firstSource)?.name ?? firstSource) : undefined);
  const cautions = line.member.entry.cautions.filter(({ type }) => type !== 'do-not-give');
  return (
    <>
      <button
        type="button"
        className="medicine-line"
        aria-current={group.id === selected ? 'true' : undefined}
        onClick={() => onOpen(group.id)}
      >
        <span className="visually-hidden">
          {row.name}, {sources.get(source)?.name ?? source}: {isDifferent ? `${words.differs}, ` : ''}
        </span>
        <span className={`medicine-dose ${line.member.entry.assertion === 'removed' ? 'line-through' : ''}`}>
          {isDifferent ? <EqualNot size={13} aria-hidden className="mr-1 inline flex-none align-[-2px] text-warning" /> : undefined}
          {parts.map(({ text, isStrong }, index) => (
            // Parts have no name of their own; their order is that of the sentence.
            <span key={index} className={isStrong ? 'font-semibold' : undefined}>
              {index > 0 ? ' ' : ''}
              <Unbroken text={text} />
            </span>
          ))}
          {cautions.map((caution) => (
            <span key={JSON.stringify(caution)}>
              {' '}
              <CautionMark caution={caution} />
            </span>
          ))}
        </span>
        {note === '' ? undefined : (
          <span className="medicine-note">
            <span className="visually-hidden">, </span>
            <Unbroken text={note} />
          </span>
        )}
      </button>
      {hasIssues && !isCopy ? <Issues row={row} line={line} {...context} /> : undefined}
    </>
  );
}

/** Every issue and dose of a line by its date, newest first; each opens. */
function Issues({ row, line: { supplies, source }, sources, locale, onOpen }: Omit<LineProps, 'firstSource'>) {
  const all = [...supplies.issues, ...supplies.doses];
  if (all.length === 0) return undefined;
  return (
    <ul aria-label={words.issuesOf(row.name, sources.get(source)?.name ?? source)} className="medicine-issues">
      {all.map(({ id, date }) => (
        <li key={id}>
          <LinkButton onPress={() => onOpen(id)}>{dayWithYear(date, locale)}</LinkButton>
        </li>
      ))}
    </ul>
  );
}

/** A source that holds the ingredient in another place is never an empty cell. */
function Elsewhere({ line, locale, selected, onOpen }: LineContext & { readonly line: MedicineLine }) {
  const { entry } = line.member;
  const isEnded = line.place === 'ended' && !line.isSupply;
  return (
    <button
      type="button"
      className="medicine-line"
      aria-current={line.id === selected ? 'true' : undefined}
      onClick={() => onOpen(line.id)}
    >
      <span className="medicine-dose text-muted">{words.elsewhere[line.place]}</span>
      <span className="medicine-note">
        <Unbroken text={isEnded ? endWords(entry, locale) : (startWords(entry, locale) ?? dayWithYear(entry.date, locale))} />
      </span>
    </button>
  );
}
