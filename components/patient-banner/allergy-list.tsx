import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { lineDates } from '#/components/entry/date-words.ts';
import type { EntryCaution, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { HeldAllergy } from '#/lib/record/summary/held-allergies.ts';
import { bannerScreenWords } from './words.ts';
import { Unbroken } from '#/components/entry/unbroken/unbroken.tsx';

interface Props {
  readonly allergies: readonly HeldAllergy[];
  readonly locale: string;
  readonly onOpen: (id: string) => void;
}

/** Every allergy and every statement of no known allergies, in the words of its source. */
export function AllergyList({ allergies, locale, onOpen }: Props) {
  return (
    <ul className="m-0 list-none divide-y divide-line border-y border-line p-0">
      {allergies.map((held) => (
        <li key={held.entry.id}>
          <Row held={held} locale={locale} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

function Row({ held: { entry, sources, hidden }, locale, onOpen }: { readonly held: HeldAllergy } & Omit<Props, 'allergies'>) {
  return (
    <button
      type="button"
      onClick={() => onOpen(entry.id)}
      className="flex w-full items-start gap-3 border-0 bg-transparent px-1 py-2 text-left text-text hover:bg-sunken"
    >
      <span className="min-w-0 flex-1">
        <span className="block text-row font-semibold">{entry.title}</span>
        <span className="block text-detail text-muted">
          <Unbroken text={allergyLine(entry, locale, hidden)} />
        </span>
        <span className="block text-detail text-muted">{sources.map(({ name }) => name).join(', ')}</span>
      </span>
      <span className="flex flex-none gap-1 pt-0.5">
        {sources.map((source) => (
          <SourceBadge key={source.id} source={source} silent />
        ))}
      </span>
    </button>
  );
}

/** Cautions that stand in the line of an allergy. */
const inLine = new Set<EntryCaution['type']>(['discrepancy', 'do-not-disclose', 'redisclosure']);

function allergyLine(entry: TimelineEntry, locale: string, hidden: boolean): string {
  const severe = entry.cautions.find((caution) => caution.type === 'severe');
  const parts = [
    severe?.text,
    ...entry.cautions.flatMap((caution) => (inLine.has(caution.type) && 'text' in caution ? [caution.text] : [])),
    entry.verificationStatus,
    entry.clinicalStatus,
    ...lineDates(entry, locale),
    hidden ? bannerScreenWords.hiddenInList : undefined,
  ];
  return parts.filter(Boolean).join(' · ');
}
