import type { Arrangement } from '#/lib/record/merge/arrangement.ts';
import type { Completeness } from '#/lib/record/completeness/completeness.ts';
import { formatClockTime } from '#/lib/record/dates/format-date.ts';
import { formatCount } from '#/lib/record/words/phrase.ts';
import { aboutWords, sumLabels } from './words.ts';

interface Props {
  readonly completeness: Completeness;
  readonly arrangement: Arrangement;
}

/** The size of this view, and the sums that account for every entry. */
export function AboutView({ completeness, arrangement }: Props) {
  const { counts } = arrangement;
  const sums: readonly (readonly [string, number])[] = [
    [sumLabels.received, counts.received],
    [sumLabels.visible, counts.visible],
    [sumLabels.folded, counts.folded],
    [sumLabels.removed, counts.removed],
    [sumLabels.hiddenBySource, counts.hiddenBySource],
    [sumLabels.hiddenByFilter, counts.hiddenByFilter],
    [sumLabels.waiting, counts.waiting],
  ];
  return (
    <section aria-labelledby="about-view" className="mt-6 border-t border-line pt-4">
      <h2 id="about-view" className="m-0 text-heading font-semibold">
        {aboutWords.heading}
      </h2>
      <p className="m-0 mt-1 text-detail text-muted">
        {completeness.lead}
        {completeness.asOf ? ` · as of ${formatClockTime(completeness.asOf)}` : ''}
      </p>
      <p className="m-0 mt-3 text-row">{aboutWords.view(arrangement.rows, counts.received)}</p>
      <h3 className="m-0 mt-4 text-block font-semibold">{aboutWords.everyEntry}</h3>
      <dl className="m-0 mt-1 grid grid-cols-[1fr_auto] gap-x-3 gap-y-1 text-detail">
        {sums.map(([label, sum], index) =>
          sum > 0 || index < 3 ? (
            <div key={label} className="contents">
              <dt className={index === 0 ? '' : 'pl-3 text-muted'}>{label}</dt>
              <dd className="figures m-0 text-right">{formatCount(sum)}</dd>
            </div>
          ) : undefined,
        )}
      </dl>
    </section>
  );
}
