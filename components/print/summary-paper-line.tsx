import { alsoAtSpoken } from '#/components/entry/also-at/also-at-words.ts';
import { useHiddenHolders } from '#/components/entry/also-at/holders-context.ts';
import { CautionMark, NotShared } from '#/components/entry/caution-mark.tsx';
import { EntryValue } from '#/components/entry/entry-value.tsx';
import { flagSign } from '#/components/entry/flag.tsx';
import { valueParts } from '#/components/entry/measured.ts';
import { flagWords } from '#/components/entry/measured-words.ts';
import { useStandingWords } from '#/components/entry/notices-context.ts';
import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { findingAbove, headsOfGroup } from '#/lib/record/heads/heads.ts';
import { partWords } from '#/lib/record/merge/words.ts';
import { pickSources, type PublicSource } from '#/lib/record/model/public-source.ts';
import { resultFlag } from '#/lib/record/model/result-flag.ts';
import type { Measurement } from '#/lib/record/model/timeline-entry.ts';
import type { BlockRow } from '#/lib/record/summary/rows/block-row.ts';
import { lostFile } from '#/lib/record/summary/rows/letter-row.ts';
import { listWords } from '#/lib/record/words/list-words.ts';
import type { PaperLine } from './paper-blocks.ts';

interface Props {
  readonly line: PaperLine;
  readonly sources: ReadonlyMap<string, PublicSource>;
}

/** A line of a block on paper: nothing shortened, and each source that differs on a line of its own. */
export function SummaryPaperLine({ line, sources }: Props) {
  const { row } = line;
  const single = line.value === 'columns' ? singleNumber(row) : undefined;
  const standing = useStandingWords(row.entry);
  const alsoAt = alsoAtSpoken(useHiddenHolders([row.group]), sources);
  return (
    <li className="paper-line">
      {single ? <ResultColumns row={row} measurement={single} /> : <Words line={line} standing={standing} />}
      <span className="paper-day">{row.date}</span>
      <span className="paper-codes">
        {pickSources(row.group.sources, sources).map((source) => (
          <SourceBadge key={source.id} source={source} />
        ))}
      </span>
      {single ? <Rest row={row} /> : undefined}
      {row.lines
        .filter(({ kind }) => kind === 'differs')
        .map(({ text }) => (
          <span key={text} className="paper-second paper-differs">
            ≠ {text}
          </span>
        ))}
      {alsoAt === undefined ? undefined : <span className="paper-second">{alsoAt}</span>}
      {row.entry.withheld ? <span className="paper-second">{row.entry.withheld.text}</span> : undefined}
    </li>
  );
}

function Words({ line: { row, value }, standing }: { readonly line: PaperLine; readonly standing: string }) {
  const { before, name, entry, group, isMuted } = row;
  return (
    <span className="paper-words">
      {standing}
      {before}
      {isMuted ? name : <b>{name}</b>}{' '}
      {value === 'words' ? (
        [row.value, ...quotesOf(row)].filter((words) => words !== '').join(', ')
      ) : (
        <EntryValue entry={entry} cautions={group.cautions} whole />
      )}
      {value === 'words' ? <Marks row={row} /> : undefined} {restWords(row).join(' · ')}
    </span>
  );
}

/** Cautions in words, and why a content is not here. */
function Marks({ row: { group, entry, isSevere } }: { readonly row: BlockRow }) {
  const lost = lostFile(entry);
  return (
    <>
      {entry.withheld ? <NotShared /> : undefined}
      {group.cautions
        .filter(({ type }) => !(isSevere && type === 'severe'))
        .map((caution) => (
          <span key={JSON.stringify(caution)}>
            {' '}
            <CautionMark caution={caution} whole />
          </span>
        ))}
      {lost ? ` ${lost}` : undefined}
    </>
  );
}

/** The source's own sentence: on paper it goes on in the line. */
const quotesOf = ({ lines }: BlockRow): readonly string[] => lines.flatMap(({ kind, text }) => (kind === 'quote' ? [text] : []));

const restWords = ({ rest, group, entry }: BlockRow): readonly string[] => [
  ...rest,
  ...headsOfGroup(group).map(({ words }) => partWords.partOf(words)),
  ...(entry.comment ? [listWords.comment(entry.comment)] : []),
];

/** Words below a result in columns: a panel that it belongs to says nothing more, a finding above it does. */
function Rest({ row }: { readonly row: BlockRow }) {
  const words = [...findingWords(row), ...row.rest, ...(row.entry.comment ? [listWords.comment(row.entry.comment)] : [])].join(' · ');
  if (words === '' && row.group.cautions.length === 0) return undefined;
  return (
    <span className="paper-second">
      {words}
      <Marks row={row} />
    </span>
  );
}

/** The organism of a sensitivity, and alike: without it the number belongs to nothing (H36). */
const findingWords = ({ entry, group }: BlockRow): readonly string[] =>
  findingAbove(entry) === undefined ? [] : headsOfGroup(group).map(({ words }) => partWords.partOf(words));

/** The measurement of a result that is one number and no finding of another. */
function singleNumber({ entry: { body } }: BlockRow): Measurement | undefined {
  if (body.shape !== 'measurement' || body.components.length > 0 || (body.members ?? []).length > 0) return undefined;
  return body.measurement.value?.type === 'quantity' ? body.measurement : undefined;
}

function ResultColumns({ row, measurement }: { readonly row: BlockRow; readonly measurement: Measurement }) {
  const flag = resultFlag(measurement);
  const { value, unit } = measurement.value ? valueParts(measurement.value) : { value: '' };
  return (
    <span className="paper-words paper-result">
      <b>{row.name}</b> <b className="paper-number">{value}</b>{' '}
      <span>
        {unit} <b>{flag ? `${flagSign(flag)} ${flagWords(flag)}` : measurement.interpretation?.text}</b> {row.value}
      </span>
    </span>
  );
}
