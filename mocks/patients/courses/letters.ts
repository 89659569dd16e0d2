import type { DocumentReference, Encounter } from 'fhir/r4';
import { formatNhsNumber } from '#/lib/record/model/nhs-number.ts';
import type { Chart } from '#/mocks/fhir/chart.ts';
import { document, type DocumentInput } from '#/mocks/fhir/document.ts';
import { spokenDate, type Instant } from '#/mocks/fhir/time.ts';
import type { Life } from '#/mocks/patients/model/life.ts';

export interface LetterInput {
  readonly type: DocumentInput['type'];
  readonly title: string;
  readonly written: Instant;
  readonly body: readonly string[];
  readonly encounter?: Encounter;
  readonly author?: DocumentInput['author'];
  readonly specialty?: string;
  readonly format?: 'pdf' | 'text';
}

function heading(life: Life, chart: Chart, input: LetterInput): readonly string[] {
  const { names, birthDate, nhsNumber } = life.person;
  // Not every system can print every script; where there is a usual name in Latin letters the letter has both.
  const called = names.filter((name) => name.use === 'official' || name.use === 'usual').map((name) => name.text ?? name.family ?? '');
  return [
    chart.facility.name,
    input.title,
    '',
    `Patient: ${called.join(' / ')}    Born: ${spokenDate(Date.parse(`${birthDate}T12:00:00Z`))}    NHS No. ${formatNhsNumber(nhsNumber)}`,
    `Date: ${spokenDate(input.written)}`,
    '',
  ];
}

export function letter(life: Life, chart: Chart, input: LetterInput): DocumentReference {
  const { body, ...rest } = input;
  const signature = ['', `Signed electronically by ${input.author?.display ?? chart.facility.staff[0]?.family ?? 'the author'}`];
  return document(chart, { ...rest, paragraphs: [...heading(life, chart, input), ...body, ...signature] });
}
