import type { Arrangement } from '#/lib/record/merge/arrangement.ts';
import type { Completeness } from '#/lib/record/completeness/completeness.ts';
import { formatClockTime } from '#/lib/record/dates/format-date.ts';
import { formatCountOf, formatCount } from '#/lib/record/words/phrase.ts';

interface Props {
  readonly known: Completeness;
  readonly arrangement: Arrangement;
  readonly viewer: string | undefined;
  readonly service: string | undefined;
}

/** What the third pane says while no row is open: what this view holds, and that every entry is accounted for. */
export function AboutView({ known, arrangement, viewer, service }: Props) {
  const { counts } = arrangement;
  const sums: readonly (readonly [string, number])[] = [
    ['Received', counts.received],
    ['Shown as a row', counts.visible],
    ['Inside another row', counts.folded],
    ['Removed by their source, struck through', counts.removed],
    ['Hidden: sources unticked', counts.hiddenBySource],
    ['Hidden: filters', counts.hiddenByFilter],
    ['Waiting to be shown', counts.waiting],
  ];
  return (
    <section aria-labelledby="about-view" className="p-4">
      <h2 id="about-view" className="m-0 text-heading font-semibold">
        About this view
      </h2>
      <p className="m-0 mt-1 text-detail text-muted">
        {known.lead}
        {known.asOf ? ` · as of ${formatClockTime(known.asOf)}` : ''}
      </p>
      <p className="m-0 mt-3 text-row">
        {formatCountOf(arrangement.rows, 'row', 'rows')} from {formatCountOf(counts.received, 'entry', 'entries')}. A view of what the
        sources hold, not a record: nothing is kept here.
      </p>
      <h3 className="m-0 mt-4 text-block font-semibold">Every entry received</h3>
      <dl className="m-0 mt-1 grid grid-cols-[1fr_auto] gap-x-3 gap-y-1 text-detail">
        {sums.map(([label, sum], index) =>
          sum > 0 || index < 3 ? (
            <div key={label} className="contents">
              <dt className={index === 0 ? '' : 'pl-3 text-muted'}>{label}</dt>
              <dd className="m-0 text-right">{formatCount(sum)}</dd>
            </div>
          ) : undefined,
        )}
      </dl>
      <p className="m-0 mt-4 text-detail text-muted">
        Choose a row to see all of it here. Press <kbd className="rounded-badge border border-control px-1 font-sans">?</kbd> for the keys.
      </p>
      {viewer ? (
        <p className="m-0 mt-4 text-meta text-muted">
          Signed in as {viewer}
          {service ? ` · ${service}` : ''}
        </p>
      ) : undefined}
    </section>
  );
}
