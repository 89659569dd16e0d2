import type { DiagnosticReport, Encounter, Observation, ObservationReferenceRange } from 'fhir/r4';
import type { Chart } from '#/mocks/fhir/chart.ts';
import { diagnosticReport } from '#/mocks/fhir/diagnostic-report.ts';
import { identifier, quantity } from '#/mocks/fhir/codes.ts';
import { observation, reportedAfter, type Flag } from '#/mocks/fhir/observation.ts';
import type { Instant } from '#/mocks/fhir/time.ts';
import { labPanels, labTests, type LabTest, type PanelKey, type TestKey } from '#/mocks/patients/catalogue/tests.ts';
import { nextAccession, type Life } from '#/mocks/patients/model/life.ts';
import type { Random } from '#/mocks/patients/model/random.ts';
import type { SourceId } from '#/mocks/patients/model/sources.ts';
import { deriveResults } from './derived-results.ts';

/** Usual level of a person's results at some time, where it is not the population's. */
export type ResultLevels = Partial<Readonly<Record<TestKey, number>>>;

export interface BloodSampling {
  readonly source: SourceId;
  readonly takenAt: Instant;
  readonly levels?: ResultLevels;
  readonly encounter?: Encounter;
  /** Values of these tests as given, while the others vary. */
  readonly fixed?: ResultLevels;
  /** Values as given, without jitter. */
  readonly exact?: boolean;
  /** Leave these out: not every laboratory reports every test of a panel. */
  readonly without?: readonly TestKey[];
}

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));

function rangeOf(test: LabTest, source: SourceId, gender: string): readonly [number | undefined, number | undefined] {
  return test.at?.[source] ?? (gender === 'male' && test.male ? test.male : test.range);
}

const referenceRanges = new Map<string, ObservationReferenceRange>();

function referenceRange(test: LabTest, [low, high]: readonly [number | undefined, number | undefined]): ObservationReferenceRange {
  const key = `${test.code.text}|${low}|${high}`;
  const cached = referenceRanges.get(key);
  if (cached) return cached;
  const range = {
    ...(low !== undefined && low > 0 && { low: quantity(low, test.unit, test.ucum) }),
    ...(high !== undefined && { high: quantity(high, test.unit, test.ucum) }),
  };
  referenceRanges.set(key, range);
  return range;
}

export function flagOf(
  value: number,
  [low, high]: readonly [number | undefined, number | undefined],
  critical?: LabTest['critical'],
): Flag {
  if (critical?.[1] !== undefined && value > critical[1]) return 'HH';
  if (critical?.[0] !== undefined && value < critical[0]) return 'LL';
  if (high !== undefined && value > high) return 'H';
  return low !== undefined && value < low ? 'L' : 'N';
}

function sampled(life: Life, random: Random, key: TestKey, sampling: BloodSampling): number {
  const test = labTests[key];
  const around = sampling.levels?.[key] ?? usualFor(test, life.person.gender);
  if (sampling.exact && sampling.levels?.[key] !== undefined) return around;
  const spread = test.spread * Math.min(3, Math.max(0.3, around / test.usual)) * 0.6;
  // Drawn also where the value is fixed, so that this moves no other.
  const varied = Math.max(around * 0.2, random.near(around, spread));
  return sampling.fixed?.[key] ?? varied;
}

function usualFor(test: LabTest, gender: string): number {
  const [low, high] = (gender === 'male' && test.male) || [undefined, undefined];
  return low !== undefined && high !== undefined ? (low + high) / 2 : test.usual;
}

/** A result with the range and the flag of its own laboratory. */
export function labResult(life: Life, chart: Chart, key: TestKey, value: number, sampling: BloodSampling, number: string): Observation {
  const test: LabTest = labTests[key];
  const range = rangeOf(test, sampling.source, life.person.gender);
  const rounded = round(value, test.decimals);
  return observation(chart, {
    code: test.code,
    category: 'laboratory',
    effective: sampling.takenAt,
    issued: reportedAfter(sampling.takenAt),
    value: quantity(rounded, test.unit, test.ucum),
    range: referenceRange(test, range),
    flag: flagOf(rounded, range, test.critical),
    ...(sampling.encounter && { encounter: sampling.encounter }),
    filler: identifier(`${chart.facility.namespace}/Id/laboratory`, `${number}.${test.code.coding?.[0]?.code}`),
  });
}

/** A report and its results, under one laboratory number. */
export function panelReport(life: Life, random: Random, key: PanelKey, sampling: BloodSampling): DiagnosticReport {
  const chart = life.chart(sampling.source);
  const number = nextAccession(life);
  const keys: readonly TestKey[] = labPanels[key].tests;
  const sampledValues = new Map(keys.map((test) => [test, sampled(life, random, test, sampling)]));
  const values = sampling.exact ? sampledValues : deriveResults(sampledValues, life, sampling.takenAt);
  const reported = keys.filter((test) => !sampling.without?.includes(test));
  const results = reported.map((test) => labResult(life, chart, test, values.get(test) ?? 0, sampling, number));
  return diagnosticReport(chart, {
    code: labPanels[key].code,
    kind: 'laboratory',
    effective: sampling.takenAt,
    issued: reportedAfter(sampling.takenAt),
    results,
    ...(sampling.encounter && { encounter: sampling.encounter }),
    filler: identifier(`${chart.facility.namespace}/Id/laboratory`, number),
  });
}

export function panelReports(life: Life, random: Random, keys: readonly PanelKey[], sampling: BloodSampling): readonly DiagnosticReport[] {
  return keys.map((key) => panelReport(life, random, key, sampling));
}
