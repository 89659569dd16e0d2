import { Flag, hasDrawnFlag } from './flag.tsx';
import { type BloodPressure, pressureIn } from './measured-words.ts';
import { valueParts } from './measured.ts';
import type { EntryBody, Measurement } from '#/lib/record/model/timeline-entry.ts';
import { entryWords } from './words.ts';
import { ValueText } from './written-text.tsx';

export type MeasuredBody = Extract<EntryBody, { shape: 'measurement' }>;

interface MeasuredProps {
  readonly body: MeasuredBody;
  /** Long values are whole, as in the drawer and on paper; else folded. */
  readonly whole?: boolean | undefined;
}

/**
 * Everything that an entry measured: its value, then each of its components by name, with their flags (H36). The two
 * halves of a blood pressure are one value, and stand before a value of its own, which may be their mean.
 */
export function Measured({ body: { measurement, components, members = [] }, whole = false }: MeasuredProps) {
  const pressure = pressureIn(components);
  const rest = pressure ? components.filter((part) => part !== pressure.systolic && part !== pressure.diastolic) : components;
  const isHeading = components.length + members.length > 0;
  const own =
    measurement.value || !isHeading ? (
      <SingleValue measurement={measurement} whole={whole} name={pressure ? entryWords.ownValue : undefined} />
    ) : (
      <Standing measurement={measurement} components={components} />
    );
  return (
    <>
      {pressure ? <PressureValue pressure={pressure} /> : own}
      {rest.map((part, index) => (
        // Two components may have the same name.
        <SingleValue key={`${index} ${part.code.text}`} measurement={part} whole={whole} name={part.code.text} />
      ))}
      {pressure ? own : undefined}
    </>
  );
}

/** The flagged ones of the results inside a report; all of them stand in its drawer and on paper. */
export function FlaggedParts({ components, whole = false }: Pick<MeasuredBody, 'components'> & Pick<MeasuredProps, 'whole'>) {
  return components
    .filter(hasDrawnFlag)
    .map((part, index) => <SingleValue key={`${index} ${part.code.text}`} measurement={part} whole={whole} name={part.code.text} />);
}

/** Flag of a heading without a value, and why it has none where no part has one either. */
function Standing({ measurement, components }: Pick<MeasuredBody, 'measurement' | 'components'>) {
  const isEmpty = components.every(({ value }) => value === undefined);
  return (
    <>
      {measurement.absent && isEmpty ? <span className="text-muted">{measurement.absent}</span> : undefined}
      <Flag measurement={measurement} />
    </>
  );
}

/** 115/65 mmHg ▼ Low systolic */
function PressureValue({ pressure }: { readonly pressure: BloodPressure }) {
  return (
    <>
      <span>
        <b>{pressure.text}</b> {pressure.unit}
      </span>
      {(['systolic', 'diastolic'] as const).map((half) =>
        hasDrawnFlag(pressure[half]) ? (
          <span key={half}>
            <Flag measurement={pressure[half]} /> <span className="text-muted">{half}</span>
          </span>
        ) : undefined,
      )}
    </>
  );
}

interface SingleValueProps {
  readonly measurement: Measurement;
  readonly whole: boolean;
  readonly name: string | undefined;
}

/** Value and unit, then its flag; the reason of absence also beside a value, where the source sent both. */
function SingleValue({ measurement, whole, name }: SingleValueProps) {
  const parts = measurement.value ? valueParts(measurement.value) : undefined;
  return (
    <>
      <span>
        {name === undefined ? undefined : <span className="text-muted">{name} </span>}
        {parts ? (
          <ValueWithUnit {...parts} whole={whole} />
        ) : (
          <span className="text-muted">{measurement.absent ?? entryWords.noValue}</span>
        )}
        {parts && measurement.absent ? <span className="text-muted"> {measurement.absent}</span> : undefined}
      </span>
      <Flag measurement={measurement} />
    </>
  );
}

// A longer unit is a phrase, and wider than the column with its number.
const longestUnit = 16;

/** No line breaks between a number and its unit. */
function ValueWithUnit({ value, unit, whole }: { readonly value: string; readonly unit?: string; readonly whole: boolean }) {
  const shownValue = (
    <b>
      <ValueText text={value} whole={whole} />
    </b>
  );
  if (!unit) return shownValue;
  return (
    <span className={unit.length > longestUnit ? undefined : 'whitespace-nowrap'}>
      {shownValue} {unit}
    </span>
  );
}
