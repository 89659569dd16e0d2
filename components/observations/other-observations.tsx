import { EntryValue } from '#/components/entry/entry-value.tsx';
import { foldedWords } from '#/components/entry/fold-text.ts';
import { useMisappliedWords } from '#/components/entry/scores/score-reader.ts';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import { pickSources } from '#/lib/record/model/public-source.ts';
import type { OtherObservation } from '#/lib/record/observations/observed-record.ts';
import { apartWords } from '#/lib/record/observations/words.ts';
import { listWords } from '#/lib/record/words/list-words.ts';
import type { ObservationsProps } from './observations-props.ts';
import { observedWords } from './words.ts';

/** Observations that stand in neither a round nor a line, each with why. */
export function OtherObservations(props: ObservationsProps) {
  const { otherObservations } = props.record;
  if (otherObservations.length === 0) return undefined;
  return (
    <section aria-labelledby="observed-others" className="observed-section">
      <h3 id="observed-others" className="observed-head">
        {observedWords.others} <span className="figures font-normal text-muted">{otherObservations.length}</span>
      </h3>
      {otherObservations.map((observation) => (
        <OtherRow key={observation.group.id} observation={observation} {...props} />
      ))}
    </section>
  );
}

function OtherRow({ observation, sources, locale, selected, onOpen }: ObservationsProps & { readonly observation: OtherObservation }) {
  const { group, why } = observation;
  const { lead } = group;
  const misapplied = useMisappliedWords([group]);
  const date = lead.date ? formatClinicalDate(lead.date, locale) : listWords.noDate;
  return (
    <button
      type="button"
      className="observed-row"
      aria-current={group.id === selected ? 'true' : undefined}
      aria-expanded={group.id === selected}
      onClick={() => onOpen(group.id)}
    >
      <span className="observed-row-words">
        <span className={lead.assertion === 'removed' ? 'font-semibold line-through' : 'font-semibold'}>{foldedWords(lead.title)}</span>{' '}
        <EntryValue entry={lead} cautions={group.cautions} />{' '}
        <span className="text-muted">{[misapplied, date, why && apartWords[why]].filter(Boolean).join(' · ')}</span>
      </span>
      <SourceBadges sources={pickSources(group.sources, sources)} locale={locale} />
    </button>
  );
}
