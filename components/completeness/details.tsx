'use client';
import { OutcomeLines } from '#/components/entry/outcome-lines.tsx';
import { OutcomeSign, toneClass } from '#/components/entry/outcome-sign.tsx';
import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import { asSentence } from '#/lib/record/words/phrase.ts';
import type { AbsenceLine } from '#/lib/record/completeness/absence.ts';
import { formatClockTime } from '#/lib/record/dates/format-date.ts';
import type { SourceSummary } from '#/lib/record/stream/source-summaries.ts';
import { ledgerWords } from './words.ts';

interface Props {
  readonly sources: readonly SourceSummary[];
  /** A sentence for each source and category that is not complete. */
  readonly incomplete: readonly AbsenceLine[];
  readonly onAskAgain: (id: string) => void;
}

/** Answer of each source, with the sums that account for every resource received. */
export function CompletenessDetails({ sources, incomplete, onAskAgain }: Props) {
  return (
    <ul className="m-0 grid list-none gap-4 p-0">
      {sources.map((summary) => (
        <li key={summary.source.id} className="grid grid-cols-[44px_1fr] gap-x-2">
          <span className="pt-0.5">
            <SourceBadge source={summary.source} silent />
          </span>
          <div>
            <Head summary={summary} onAskAgain={onAskAgain} />
            <OutcomeLines lines={linesOf(summary, incomplete)} />
            {isSaid(summary, incomplete) ? undefined : <p className="m-0 text-detail text-muted">{asSentence(summary.why ?? '')}</p>}
            {[...ledger(summary), ...summary.freshness, ...summary.source.standing].map((line) => (
              <p key={line} className="m-0 text-meta text-muted">
                {line}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

const linesOf = ({ source }: SourceSummary, incomplete: readonly AbsenceLine[]): readonly AbsenceLine[] =>
  incomplete.filter((line) => line.source === source.id);

/** Tells whether nothing is left to say: a sentence that stands in a line above is not repeated. */
function isSaid(summary: SourceSummary, incomplete: readonly AbsenceLine[]): boolean {
  const { why } = summary;
  return why === undefined || linesOf(summary, incomplete).some(({ text }) => text.includes(why));
}

function Head({ summary, onAskAgain }: { readonly summary: SourceSummary } & Pick<Props, 'onAskAgain'>) {
  const { source, words } = summary;
  return (
    <div className="flex flex-wrap items-baseline gap-x-3">
      <b className="text-row">{source.name}</b>
      <span className={`text-detail ${toneClass(words.tone)}`}>
        <OutcomeSign icon={words.icon} /> {words.text}
      </span>
      <LinkButton className="text-detail" onPress={() => onAskAgain(source.id)}>
        Ask again
      </LinkButton>
    </div>
  );
}

function ledger({ at, tookMs, resources, entries, pages, refused, unreadable, notAsked, reference }: SourceSummary): readonly string[] {
  const times = [
    at ? ledgerWords.answered(formatClockTime(at)) : undefined,
    tookMs === undefined ? undefined : ledgerWords.took(tookMs / 1000),
  ];
  const sums = [
    ledgerWords.resources(resources),
    ledgerWords.entries(entries, pages),
    refused > 0 ? ledgerWords.refused(refused) : undefined,
    unreadable > 0 ? ledgerWords.unreadable(unreadable) : undefined,
  ];
  const unasked = notAsked.length > 0 ? ledgerWords.notAsked(notAsked) : '';
  return [
    times.filter(Boolean).join(', '),
    sums.filter(Boolean).join(' · '),
    unasked,
    reference === undefined ? '' : ledgerWords.reference(reference),
  ].filter((line) => line !== '');
}
