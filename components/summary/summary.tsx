'use client';
import { OutcomeLines } from '#/components/entry/outcome-lines.tsx';
import type { AbsenceLine } from '#/lib/record/absence.ts';
import type { PublicSource } from '#/lib/record/public-source.ts';
import type { Summary as Blocks, SummaryBlock } from '#/lib/record/summary.ts';
import { media, useMedia } from '#/components/ui/use-media.ts';
import { counted } from '#/lib/record/phrase.ts';
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
  const { summary, href } = props;
  const wide = useMedia(media.twoColumns);
  const alerts = summary.alerts.items.length > 0 ? <Lines key="alerts" title="Alerts and decisions" block={summary.alerts} to={href('alerts')} {...props} /> : undefined;
  const allergies = <Lines key="allergies" title="Allergies" block={summary.allergies} to={href('allergies')} none="Those held say neither that there is an allergy nor that there is none: see the list." {...props} />;
  const medicines = <Lines key="medicines" title="Current medicines" block={summary.medicines} to={href('medications')} past="past or stopped" none="None of those held is current." {...props} />;
  const problems = <Lines key="problems" title="Problems" block={summary.problems} to={href('problems')} past="past" none="None of those held is current." {...props} />;
  const results = <Results key="results" {...props} />;
  const letters = <Lines key="letters" title="Letters and imaging reports" block={summary.letters} to={href('documents')} past="earlier" {...props} />;
  const appointments = <Lines key="appointments" title="Appointments" block={summary.appointments} to={href('appointments')} past="past" none="None of those held is still to come." {...props} />;
  const columns = wide
    ? [[alerts, allergies, problems, appointments], [medicines, results, letters]]
    : [[alerts, allergies, medicines, problems, results, letters, appointments]];
  return (
    <div className="summary">
      {columns.map((blocks, index) => (
        // Columns have no name but their place.
        <div key={index === 0 ? 'first' : 'second'} className="summary-column">
          {blocks}
        </div>
      ))}
    </div>
  );
}

interface LinesProps extends SummaryProps {
  readonly title: string;
  readonly block: SummaryBlock;
  readonly to: string;
  /** What the others are: "12 past". */
  readonly past?: string;
  /** Where some are held, but none that belongs here. */
  readonly none?: string;
}

function Lines({ title, block, to, past, none, sources, locale, selected, onOpen }: LinesProps) {
  const shown = block.items.slice(0, most);
  const more = block.items.length - shown.length;
  const others = [more > 0 ? `${more} more` : undefined, block.others > 0 ? `${block.others} ${past ?? 'others'}` : undefined];
  return (
    <Block title={title} count={block.items.length} to={to} others={others.filter(Boolean).join(' · ')}>
      {block.absence ? <p className="m-0 py-1 text-row">{block.absence.sentence}</p> : undefined}
      {shown.map((group) => (
        <SummaryLine key={group.id} group={group} sources={sources} locale={locale} selected={group.id === selected} onOpen={onOpen} />
      ))}
      {shown.length === 0 && !block.absence && none ? <p className="m-0 py-1 text-row">{none}</p> : undefined}
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
        <SummaryLine key={group.id} group={group} sources={sources} locale={locale} selected={group.id === selected} onOpen={onOpen} {...(old ? { note: 'older than 90 days' } : {})} />
      ))}
      {shown.length === 0 && !results.absence ? <p className="m-0 py-1 text-row">Of the results held, no newest one is flagged or outside its range.</p> : undefined}
      {results.neither > 0 ? <p className="m-0 pt-1.5 text-detail text-muted">{counted(results.neither, 'result has', 'results have')} neither flag nor range.</p> : undefined}
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
