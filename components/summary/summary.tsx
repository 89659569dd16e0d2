'use client';
import { OutcomeLines } from '#/components/entry/outcome-lines.tsx';
import type { AbsenceLine } from '#/lib/record/completeness/absence.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { Summary as Blocks, SummaryBlock } from '#/lib/record/summary/summary.ts';
import { media, useMedia } from '#/components/ui/use-media.ts';
import { formatCountOf } from '#/lib/record/words/phrase.ts';
import { Block } from './block.tsx';
import { SummaryLine } from './summary-line.tsx';

export interface SummaryProps {
  readonly summary: Blocks;
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
  readonly selected: string | undefined;
  /** Address of a category's page. */
  readonly href: (category: string) => string;
  readonly onOpen: (id: string) => void;
}

const most = 8;

/**
 * The first screen: what readers open most, each block with what is not known of it (design §8, whose order holds where
 * there is one column; of two, the second begins with medicines, so that allergies and medicines are both in sight).
 */
export function Summary(props: SummaryProps) {
  const wide = useMedia(media.twoColumns);
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

interface List {
  readonly title: string;
  /** Category whose page holds the whole list. */
  readonly page: string;
  /** What the others are: "12 past". */
  readonly past?: string;
  /** Where some are held, but none that belongs here. */
  readonly none?: string;
}

const lists = {
  alerts: { title: 'Alerts and decisions', page: 'alerts' },
  allergies: {
    title: 'Allergies',
    page: 'allergies',
    none: 'Those held say neither that there is an allergy nor that there is none: see the list.',
  },
  medicines: { title: 'Current medicines', page: 'medications', past: 'past or stopped', none: 'None of those held is current.' },
  problems: { title: 'Problems', page: 'problems', past: 'past', none: 'None of those held is current.' },
  letters: { title: 'Letters and imaging reports', page: 'documents', past: 'earlier' },
  appointments: { title: 'Appointments', page: 'appointments', past: 'past', none: 'None of those held is still to come.' },
} as const satisfies Readonly<Record<string, List>>;

type PartName = keyof typeof lists | 'results';

const oneColumn: readonly (readonly PartName[])[] = [
  ['alerts', 'allergies', 'medicines', 'problems', 'results', 'letters', 'appointments'],
];
const twoColumns: readonly (readonly PartName[])[] = [
  ['alerts', 'allergies', 'problems', 'appointments'],
  ['medicines', 'results', 'letters'],
];

function SummaryPart({ name, ...props }: SummaryProps & { readonly name: PartName }) {
  if (name === 'results') return <Results {...props} />;
  const block = props.summary[name];
  if (name === 'alerts' && block.items.length === 0) return undefined;
  const { page, ...words }: List = lists[name];
  const unsure = name === 'medicines' ? props.summary.medicines.ofUnknownStatus : undefined;
  return <Lines block={block} to={props.href(page)} {...words} {...props} {...(unsure && { unsure })} />;
}

interface LinesProps extends SummaryProps, Omit<List, 'page'> {
  readonly block: SummaryBlock;
  readonly to: string;
  /** Ids of medicines of which no source says whether they are still taken (design §8). */
  readonly unsure?: ReadonlySet<string>;
}

function Lines({ title, block, to, past, none, unsure, sources, locale, selected, onOpen }: LinesProps) {
  const shown = block.items.slice(0, most);
  const more = block.items.length - shown.length;
  const others = [more > 0 ? `${more} more` : undefined, block.others > 0 ? `${block.others} ${past ?? 'others'}` : undefined];
  return (
    <Block title={title} count={block.items.length} to={to} others={others.filter(Boolean).join(' · ')}>
      {block.absence ? <p className="m-0 py-1 text-row">{block.absence.sentence}</p> : undefined}
      {shown.map((group) => (
        <SummaryLine
          key={group.id}
          group={group}
          sources={sources}
          locale={locale}
          selected={group.id === selected}
          onOpen={onOpen}
          {...(unsure?.has(group.id) ? { note: 'not said whether it is still taken' } : {})}
        />
      ))}
      {block.statements.map((group) => (
        <SummaryLine
          key={group.id}
          group={group}
          sources={sources}
          locale={locale}
          selected={group.id === selected}
          onOpen={onOpen}
          {...(shown.length > 0 ? { note: 'others say otherwise' } : {})}
        />
      ))}
      {shown.length === 0 && block.statements.length === 0 && !block.absence && none ? (
        <p className="m-0 py-1 text-row">{none}</p>
      ) : undefined}
      <NotKnown lines={block.incomplete} />
    </Block>
  );
}

function Results({ summary: { results }, sources, locale, selected, href, onOpen }: SummaryProps) {
  const shown = results.results.slice(0, most);
  const more = results.results.length - shown.length;
  return (
    <Block title="Results to look at" count={results.results.length} to={href('results')} others={more > 0 ? `${more} more` : ''}>
      {results.absence ? <p className="m-0 py-1 text-row">{results.absence.sentence}</p> : undefined}
      {shown.map(({ group, old }) => (
        <SummaryLine
          key={group.id}
          group={group}
          sources={sources}
          locale={locale}
          selected={group.id === selected}
          onOpen={onOpen}
          {...(old ? { note: 'older than 90 days' } : {})}
        />
      ))}
      {shown.length === 0 && !results.absence ? (
        <p className="m-0 py-1 text-row">Of the results held, no newest one is flagged or outside its range.</p>
      ) : undefined}
      {results.neither > 0 ? (
        <p className="m-0 pt-1.5 text-detail text-muted">
          {formatCountOf(results.neither, 'result has', 'results have')} neither flag nor range.
        </p>
      ) : undefined}
      <NotKnown lines={results.incomplete} />
    </Block>
  );
}

/** Whoever may hold more; asking again is done once, beside the source's name. */
function NotKnown({ lines }: { readonly lines: readonly AbsenceLine[] }) {
  return (
    <div className="pt-1.5">
      <OutcomeLines lines={lines} />
    </div>
  );
}
