import { Ban } from 'lucide-react';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { dayWithYear } from '#/lib/record/medicines/line-words.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { pickSources, type PublicSource } from '#/lib/record/model/public-source.ts';
import { medicinesPageWords as words } from './words.ts';

interface Props {
  readonly groups: readonly Group[];
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
  readonly selected: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** Orders that forbid a medicine: first on the page, whatever else is chosen, and never counted as ended while active (H37). */
export function DoNotGiveBand({ groups, sources, locale, selected, onOpen }: Props) {
  if (groups.length === 0) return undefined;
  return (
    <ul aria-label={words.doNotGive} className="do-not-give">
      {groups.map(({ id, lead, sources: holders }) => (
        <li key={id}>
          <button type="button" className="do-not-give-row" aria-current={id === selected ? 'true' : undefined} onClick={() => onOpen(id)}>
            <Ban size={16} aria-hidden className="flex-none text-danger" />
            <span className="min-w-0 flex-1 wrap-anywhere">
              <b className="text-danger">{lead.title}</b>{' '}
              <span className="text-muted">
                {[lead.date && words.ordered(dayWithYear(lead.date, locale)), lead.status].filter(Boolean).join(', ')}
              </span>
            </span>
            <SourceBadges sources={pickSources(holders, sources)} locale={locale} />
          </button>
        </li>
      ))}
    </ul>
  );
}
