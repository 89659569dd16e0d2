'use client';
import { OutcomeSign } from '#/components/entry/outcome-sign.tsx';
import { OutcomeLines } from '#/components/entry/outcome-lines.tsx';
import type { AbsenceLine } from '#/lib/record/completeness/absence.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { isUrgentFlag } from '#/lib/record/model/result-flag.ts';
import type { RecordSummary as Blocks, SummaryBlock } from '#/lib/record/summary/summary.ts';
import { mediaQueries, useMedia } from '#/components/ui/use-media.ts';
import { Block } from './block.tsx';
import { NoticeButton } from './notice-button.tsx';
import { SummaryLine } from './summary-line.tsx';
import { type BlockWords, blockWords, lineWords, medicinesAtDeath, type NoneBelongs, noticesWords, resultWords } from './words.ts';

export interface SummaryProps {
  readonly summary: Blocks;
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
  readonly selected: string | undefined;
  /** Address of a category's page. */
  readonly href: (category: string) => string;
  readonly onOpen: (id: string) => void;
}

/** Blocks that are never cut short are whole (design §8). */
const mostItems = 8;

/**
 * The first screen: the entries opened most, each block with the sources that may hold more. One column has the order of
 * design §8; of two, the second begins with medicines, so that allergies and medicines are both in sight.
 */
export function Summary(props: SummaryProps) {
  const wide = useMedia(mediaQueries.twoColumns);
  return (
    <div className="summary">
      {(wide ? twoColumns : oneColumn).map((names) => (
        <div key={names.join(' ')} className="summary-column">
          {names.map((name) => (
            <SummaryPart key={name} name={name} {...props} />
          ))}
        </div>
      ))}
    </div>
  );
}

type PartName = keyof typeof blockWords | 'results' | 'alerts';

const oneColumn: readonly (readonly PartName[])[] = [
  ['alerts', 'allergies', 'medicines', 'problems', 'results', 'letters', 'appointments'],
];
const twoColumns: readonly (readonly PartName[])[] = [
  ['alerts', 'allergies', 'problems', 'appointments'],
  ['medicines', 'results', 'letters'],
];

function SummaryPart({ name, ...props }: SummaryProps & { readonly name: PartName }) {
  if (name === 'results') return <Results {...props} />;
  if (name === 'alerts') return <Notices {...props} />;
  const block = props.summary[name];
  const { page, ...words }: BlockWords = blockWords[name];
  if (name === 'medicines') return <Medicines words={words} to={props.href(page)} {...props} />;
  return <Lines block={block} to={props.href(page)} {...words} {...props} />;
}

function Medicines({ words, to, ...props }: SummaryProps & { readonly words: Omit<BlockWords, 'page'>; readonly to: string }) {
  const { medicines } = props.summary;
  const { isAtDeath, forbidding, ofUnknownStatus } = medicines;
  const marks = { isAtDeath, forbidding, unsure: ofUnknownStatus, ...(isAtDeath && medicinesAtDeath) };
  return <Lines block={medicines} to={to} {...words} {...props} {...marks} />;
}

interface LinesProps extends SummaryProps, Omit<BlockWords, 'page'> {
  readonly block: SummaryBlock;
  readonly to: string;
  /** Ids of medicines that no source says are still taken or stopped (design §8). */
  readonly unsure?: ReadonlySet<string>;
  /** Orders that forbid: they stand first, and are not counted among the items. */
  readonly forbidding?: readonly Group[];
  readonly isAtDeath?: boolean;
}

function Lines({ title, block, to, leftOut, noneBelongs, isWhole, unsure, forbidding, isAtDeath, ...line }: LinesProps) {
  const statusUnknown = isAtDeath ? lineWords.statusUnknownAtDeath : lineWords.statusUnknown;
  const firstItems = isWhole ? block.items : block.items.slice(0, mostItems);
  const cut = block.items.length - firstItems.length;
  const rest = [cut > 0 ? lineWords.more(cut) : undefined, block.restCount > 0 ? lineWords.leftOut(block.restCount, leftOut) : undefined];
  return (
    <Block title={title} count={block.items.length} to={to} rest={rest.filter(Boolean).join(' · ')}>
      {block.absence ? <p className="m-0 py-1 text-row">{block.absence.sentence}</p> : undefined}
      {(forbidding ?? []).map((group) => (
        <SummaryLine key={group.id} group={group} {...line} note={undefined} />
      ))}
      {firstItems.map((group) => (
        <SummaryLine key={group.id} group={group} {...line} note={unsure?.has(group.id) ? statusUnknown : undefined} />
      ))}
      {block.statements.map((group) => (
        <SummaryLine
          key={group.id}
          group={group}
          {...line}
          note={firstItems.length > 0 && group.lead.assertion === 'none-known' ? lineWords.contradicted : undefined}
        />
      ))}
      {firstItems.length === 0 && block.statements.length === 0 && !block.absence && noneBelongs ? (
        <p className="m-0 py-1 text-row">{sentenceOf(noneBelongs, block)}</p>
      ) : undefined}
      <NotKnown lines={block.incomplete} />
    </Block>
  );
}

/** Decisions first, then orders that forbid, then alerts; the block never vanishes, and says what is not known. */
function Notices({ summary: { alerts }, href, locale, selected, onOpen }: SummaryProps) {
  const { notices, notRecorded, restCount } = alerts;
  return (
    <Block
      title={noticesWords.title}
      count={notices.length}
      to={href(notices.some(({ kind }) => kind === 'alert') ? 'alerts' : 'decisions')}
      rest={restCount > 0 ? noticesWords.ended(restCount) : ''}
    >
      {notices.map((notice) => (
        <NoticeButton key={notice.id} notice={notice} locale={locale} selected={selected} onOpen={onOpen} />
      ))}
      {notices.length === 0 ? <p className="m-0 py-1 text-row">{notRecorded.strip}</p> : undefined}
      <p className={`m-0 flex items-start gap-1.5 pt-1.5 text-detail ${notRecorded.isMissing ? 'text-warning' : 'text-muted'}`}>
        {notRecorded.isMissing ? <OutcomeSign icon="broken-cloud" /> : undefined}
        {notRecorded.line}
      </p>
    </Block>
  );
}

function Results({ summary: { results }, href, ...line }: SummaryProps) {
  // Urgent flags come first, and are never cut.
  const urgentCount = results.results.filter(({ flag }) => isUrgentFlag(flag)).length;
  const firstResults = results.results.slice(0, Math.max(mostItems, urgentCount));
  const cut = results.results.length - firstResults.length;
  return (
    <Block title={resultWords.title} count={results.results.length} to={href('results')} rest={cut > 0 ? lineWords.more(cut) : ''}>
      {results.absence ? <p className="m-0 py-1 text-row">{results.absence.sentence}</p> : undefined}
      {firstResults.map(({ group, old }) => (
        <SummaryLine key={group.id} group={group} {...line} note={old ? resultWords.old : undefined} />
      ))}
      {firstResults.length === 0 && !results.absence ? (
        <p className="m-0 py-1 text-row">{sentenceOf(resultWords.noneOut, results)}</p>
      ) : undefined}
      {results.notUnderstood > 0 ? <p className="m-0 pt-1.5 text-detail">{resultWords.notUnderstood(results.notUnderstood)}</p> : undefined}
      {results.neither > 0 ? <p className="m-0 pt-1.5 text-detail text-muted">{resultWords.neither(results.neither)}</p> : undefined}
      <NotKnown lines={results.incomplete} />
    </Block>
  );
}

function sentenceOf({ whenComplete, whenIncomplete }: NoneBelongs, { incomplete }: SummaryBlock): string {
  return incomplete.length === 0 ? whenComplete : whenIncomplete;
}

/** Sources that may hold more; asking again is done once, beside the source's name. */
function NotKnown({ lines }: { readonly lines: readonly AbsenceLine[] }) {
  return (
    <div className="pt-1.5">
      <OutcomeLines lines={lines} />
    </div>
  );
}
