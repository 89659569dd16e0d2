import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { entry } from '#/lib/record/testing/record-builders.ts';

interface MedicineFacts extends Partial<Omit<TimelineEntry, 'body' | 'text'>> {
  readonly text?: string;
  readonly dose?: string;
  readonly act?: 'prescribed' | 'proposed' | 'issued' | 'dispensed' | 'given' | 'reported';
  readonly codings?: readonly { readonly system: string; readonly code: string }[];
}

/** A medicine of one source as a literal of few words; every person and place is made up. */
export function medicine(source: string, id: string, facts: MedicineFacts = {}): TimelineEntry {
  const { text = 'Ramipril 5 mg capsule', dose = '5 mg once a day', act = 'prescribed', codings = [], ...more } = facts;
  return entry(source, id, {
    category: 'medications',
    kind:
      act === 'reported'
        ? 'medication-statement'
        : act === 'dispensed'
          ? 'medication-dispense'
          : act === 'given'
            ? 'medication-administration'
            : 'medication-request',
    resourceType: 'MedicationRequest',
    title: `${text}, ${dose}`,
    status: 'active',
    date: { start: '2026-03-02', precision: 'day', kind: 'authored' },
    body: { shape: 'medication', medication: { text, codings }, doses: [{ text: dose }], act },
    compare: { Dose: dose.split(' ').slice(0, 2).join(' '), Frequency: dose.split(' ').slice(2).join(' ') },
    ...more,
  });
}

/** Days of a date with the kinds that an order has. */
export const written = (start: string, end?: string): Pick<TimelineEntry, 'date'> => ({
  date: { start, ...(end !== undefined && { end }), precision: 'day', kind: 'authored' },
});
