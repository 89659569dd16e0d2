import { formatDateText } from '#/lib/record/dates/format-date.ts';
import type { Origin, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { DrawerProps } from './drawer-props.ts';
import { drawerWords } from './words.ts';

/** Paths, identifiers and references of each member: for those who look for an entry at its source. */
export function SourceData({ group, sources, locale }: Pick<DrawerProps, 'group' | 'sources' | 'locale'>) {
  return group.members.map((member) => (
    <section key={member.id} className="mt-2">
      <h4 className="m-0 text-detail font-semibold">{namesOf(member, sources)}</h4>
      <dl className="m-0 mt-1 grid grid-cols-[112px_1fr] gap-x-3 gap-y-1 text-meta">
        {[...member.origins.flatMap((origin) => originFacts(origin, locale)), ...pathFacts(member)].map(({ label, value }, index) => (
          // An entry may have two identifiers that are alike.
          <div key={index} className="contents">
            <dt className="wrap-anywhere text-muted">{label}</dt>
            <dd className="m-0 min-w-0 wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

function namesOf({ origins }: TimelineEntry, sources: DrawerProps['sources']): string {
  return [...new Set(origins.map(({ source }) => sources.get(source)?.name ?? source))].join(', ');
}

function originFacts({ reference, version, lastUpdated }: Origin, locale: string) {
  return [
    { label: drawerWords.reference, value: reference },
    ...(version === undefined ? [] : [{ label: drawerWords.version, value: version }]),
    ...(lastUpdated === undefined ? [] : [{ label: drawerWords.lastUpdated, value: formatDateText(lastUpdated, locale) }]),
  ];
}

const pathFacts = ({ facts }: TimelineEntry) => facts.filter((fact) => fact.isSourceData);
