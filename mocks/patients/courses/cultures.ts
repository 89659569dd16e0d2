import type { CodeableConcept, Observation } from 'fhir/r4';
import { referenceTo, type Chart } from '#/mocks/fhir/chart.ts';
import { codeableConcept, loinc, snomed } from '#/mocks/fhir/codes.ts';
import { diagnosticReport } from '#/mocks/fhir/diagnostic-report.ts';
import { observation } from '#/mocks/fhir/observation.ts';
import { day, type Instant } from '#/mocks/fhir/time.ts';

const organisms = {
  coli: codeableConcept('Escherichia coli', snomed('112283007', 'Escherichia coli')),
  faecalis: codeableConcept('Enterococcus faecalis', snomed('78065002', 'Enterococcus faecalis')),
} as const;

const antibiotics = {
  amoxicillin: codeableConcept('Amoxicillin', loinc('18861-5', 'Amoxicillin [Susceptibility]')),
  ciprofloxacin: codeableConcept('Ciprofloxacin', loinc('18906-8', 'Ciprofloxacin [Susceptibility]')),
  gentamicin: codeableConcept('Gentamicin', loinc('18928-2', 'Gentamicin [Susceptibility]')),
  nitrofurantoin: codeableConcept('Nitrofurantoin', loinc('18955-5', 'Nitrofurantoin [Susceptibility]')),
  trimethoprim: codeableConcept('Trimethoprim', loinc('18998-5', 'Trimethoprim [Susceptibility]')),
  vancomycin: codeableConcept('Vancomycin', loinc('19000-9', 'Vancomycin [Susceptibility]')),
} as const;

const antibioticNames = ['amoxicillin', 'ciprofloxacin', 'gentamicin', 'nitrofurantoin', 'trimethoprim', 'vancomycin'] as const;

const answers = {
  S: codeableConcept('Susceptible', snomed('131196009', 'Susceptible')),
  I: codeableConcept('Intermediate', snomed('11896004', 'Intermediate')),
  R: codeableConcept('Resistant', snomed('30714006', 'Resistant')),
} as const;

export interface CultureInput {
  readonly takenAt: Instant;
  readonly specimen: 'Urine';
  /** The laboratory's number, the same at each organisation that holds the culture. */
  readonly number: string;
  readonly growth: string;
  readonly organisms: readonly {
    readonly organism: keyof typeof organisms;
    readonly sensitivities: Readonly<Partial<Record<(typeof antibioticNames)[number], keyof typeof answers>>>;
  }[];
}

/** A urine culture with its organisms and their sensitivities, each under the one that it is a result of. */
export function urineCulture(chart: Chart, input: CultureInput): void {
  const { takenAt, specimen, number, growth } = input;
  const result = (
    code: CodeableConcept,
    place: string,
    more: { readonly text?: string; readonly concept?: CodeableConcept },
  ): Observation =>
    observation(chart, {
      ...{ code, category: 'laboratory', effective: takenAt, issued: takenAt + 2 * day, specimen },
      filler: { system: 'https://pathology.thames-vale.example/result', value: `${number}-${place}` },
      ...more,
    });
  const growing = input.organisms.map(({ organism, sensitivities }, index) => {
    const organismResult = result(
      codeableConcept('Organism', loinc('11475-1', 'Microorganism identified in Specimen by Culture')),
      `O${index}`,
      {
        concept: organisms[organism],
      },
    );
    const tested = antibioticNames.flatMap((name) => {
      const answer = sensitivities[name];
      return answer === undefined ? [] : [result(antibiotics[name], `O${index}-${name}`, { concept: answers[answer] })];
    });
    organismResult.hasMember = tested.map((sensitivity) => referenceTo(sensitivity));
    return organismResult;
  });
  const culture = result(codeableConcept('Urine culture', loinc('630-4', 'Bacteria identified in Urine by Culture')), 'C', {
    text: growth,
  });
  culture.hasMember = growing.map((organismResult) => referenceTo(organismResult));
  diagnosticReport(chart, {
    code: codeableConcept('Urine culture and sensitivities', loinc('18725-2', 'Microbiology studies (set)')),
    kind: 'microbiology',
    effective: takenAt,
    issued: takenAt + 2 * day,
    results: [culture],
    conclusion: growth,
    filler: { system: 'https://pathology.thames-vale.example/report', value: number },
  });
}
