import { openChart, type Chart } from '#/mocks/fhir/chart.ts';
import { ageAt, londonInstant, type Instant } from '#/mocks/fhir/time.ts';
import type { PersonFacts } from './person-facts.ts';
import { seededRandom, type Random } from './random.ts';
import { facilities, sourceIds, type SourceId } from './sources.ts';

/** A person's life while it is being written into the charts of the organisations that know them. */
export interface Life {
  readonly person: PersonFacts;
  readonly chart: (source: SourceId) => Chart;
  /** A sequence of its own for each course, so that changing one does not move the others. */
  readonly random: (course: string) => Random;
  readonly age: (at: Instant) => number;
  readonly numbers: { accession: number };
}

/** Lives are written up to here; the clock of the exchange only cuts (see `records.ts`). */
export const lifeEnds: Instant = londonInstant('2026-11-21T14:02');

export function beginLife(person: PersonFacts): { readonly life: Life; readonly charts: ReadonlyMap<SourceId, Chart> } {
  const charts = new Map<SourceId, Chart>();
  for (const source of sourceIds) {
    const id = person.localIds[source];
    if (id !== undefined) charts.set(source, openChart(facilities[source], id));
  }
  const life: Life = {
    person,
    chart: (source) => {
      const chart = charts.get(source);
      if (!chart) throw new Error(`${person.key} is not known at ${source}`);
      return chart;
    },
    random: (course) => seededRandom(`${person.key}/${course}`),
    age: (at) => ageAt(person.birthDate, at),
    numbers: { accession: 0 },
  };
  return { life, charts };
}

/** The next number of a laboratory: it travels with every copy of the result. */
export function nextAccession(life: Life): string {
  life.numbers.accession += 1;
  return `${life.person.nhsNumber.slice(-4)}-${String(life.numbers.accession).padStart(5, '0')}`;
}
