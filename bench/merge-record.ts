import { describe } from '#/lib/fhir/describe/describe.ts';
import { emptyTimeline, applyMessage, type Timeline } from '#/lib/record/stream/timeline.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { messageVersion } from '#/lib/record/model/timeline-message.ts';

const sources = ['city', 'practice', 'royal', 'community'] as const;
const tests = ['2951-2', '2823-3', '2160-0', '3094-0', '718-7', '777-3', '6690-2', '1975-2'];
const medicines = ['Ramipril 5 mg capsule', 'Metformin 500 mg tablet', 'Atorvastatin 20 mg tablet', 'Salbutamol 100 micrograms inhaler'];
const day = 86_400_000;
const newest = Date.UTC(2026, 10, 20);

type Made = Readonly<Record<string, unknown>> & { readonly resourceType: string; readonly id: string };

const loinc = (code: string): object => ({ coding: [{ system: 'http://loinc.org', code, display: `Test ${code}` }] });
const snomed = (code: string): object => ({ coding: [{ system: 'http://snomed.info/sct', code, display: `Concept ${code}` }] });

/** Entries of one visit: a panel of results, vital signs, an issue, a letter, a contact; a second source holds every third too. */
function visit(number: number): readonly Made[] {
  const at = new Date(newest - number * 2.7 * day).toISOString();
  const results = tests.map((code, place) => ({
    resourceType: 'Observation',
    id: `o${number}-${place}`,
    status: 'final',
    identifier: [{ system: 'https://lab.county.test/filler', value: `F${number}-${place}` }],
    category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }],
    code: loinc(code),
    effectiveDateTime: at,
    valueQuantity: { value: 100 + ((number * 7 + place) % 60), unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
  }));
  const vitals = ['8480-6', '8462-4', '8867-4', '9279-1'].map((code, place) => ({
    resourceType: 'Observation',
    id: `v${number}-${place}`,
    status: 'final',
    category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] }],
    code: loinc(code),
    effectiveDateTime: at,
    valueQuantity: { value: 60 + ((number + place) % 80), unit: '/min', system: 'http://unitsofmeasure.org', code: '/min' },
  }));
  const report = { resourceType: 'DiagnosticReport', id: `r${number}`, status: 'final', code: loinc('24323-8'), effectiveDateTime: at };
  return [{ ...report, result: results.map(({ id }) => ({ reference: `Observation/${id}` })) }, ...results, ...vitals, ...rest(number, at)];
}

function rest(number: number, at: string): readonly Made[] {
  const text = medicines[number % medicines.length] ?? '';
  const dosageInstruction = [{ text: 'Take one daily' }];
  return [
    { resourceType: 'Encounter', id: `e${number}`, status: 'finished', class: { code: 'AMB' }, period: { start: at } },
    { resourceType: 'Condition', id: `c${number}`, code: snomed(String(10_000 + number)), recordedDate: at },
    {
      resourceType: 'MedicationRequest',
      id: `m${number}`,
      status: 'completed',
      intent: 'order',
      medicationCodeableConcept: { text },
      authoredOn: at,
      dosageInstruction,
    },
    {
      resourceType: 'DocumentReference',
      id: `d${number}`,
      status: 'current',
      masterIdentifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:letter-${number}` },
      date: at,
      content: [{ attachment: { contentType: 'application/pdf', title: 'Letter' } }],
    },
  ];
}

/** Entries of a made-up record as the server would send them; nothing of it depends on chance. */
export function recordOf(count: number): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  for (let number = 0; entries.length < count; number += 1) {
    const own = sources[number % sources.length] ?? 'city';
    const secondSource = sources[(number + 1) % sources.length] ?? 'city';
    for (const source of number % 3 === 0 ? [own, secondSource] : [own]) {
      for (const resource of visit(number)) {
        const described = describe(resource, { source, lookup: () => undefined });
        if (described.type === 'entry') entries.push(described.entry);
      }
    }
  }
  return entries.slice(0, count);
}

/** In the order in which four sources that answer at once send them: newest first, by turns. */
export function messagesOf(entries: readonly TimelineEntry[], batches: number): readonly unknown[] {
  const bySource = Map.groupBy(entries, ({ origins }) => origins[0]?.source ?? '');
  const size = Math.ceil(entries.length / batches);
  const messages: { readonly turn: number; readonly message: unknown }[] = [];
  for (const [source, own] of bySource) {
    for (let start = 0; start < own.length; start += size)
      messages.push({ turn: start, message: { type: 'entries', source, attempt: 1, entries: own.slice(start, start + size) } });
  }
  return messages.toSorted((a, b) => a.turn - b.turn).map(({ message }) => message);
}

export function openedTimeline(): Timeline {
  const hello = {
    type: 'hello',
    version: messageVersion,
    session: 'bench',
    patientKey: 'bench',
    at: '2026-11-21T14:02:00Z',
    viewer: { name: 'B', role: 'clinician', organisation: 'city', organisationName: 'City' },
    locale: 'en-GB',
    service: 'Bench',
  };
  const joined = sources.map((id, mark) => ({
    type: 'source',
    source: { id, name: id, code: 'XX', organisation: id, own: id === 'city', mark: mark + 1, never: [], standing: [] },
  }));
  return [hello, ...joined].reduce<Timeline>(applyMessage, emptyTimeline('bench'));
}

/** A message with one more entry of a source that has answered. */
export const lateMessage = {
  type: 'entries',
  source: 'city',
  attempt: 1,
  entries: recordOf(1).map((entry) => ({ ...entry, id: `${entry.id}-late`, identity: [] })),
};
