import { CautionMark, NotShared } from './caution-mark.tsx';
import { Flag } from './flag.tsx';
import { type BloodPressure, pressureIn } from './measured-words.ts';
import { valueParts } from './measured.ts';
import { notableStatus, statusText } from './status-words.ts';
import { resultFlag } from '#/lib/record/model/result-flag.ts';
import type { AttachmentReference, EntryCaution, Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { entryWords } from './words.ts';
import { ValueText } from './written-text.tsx';

interface Props {
  readonly entry: TimelineEntry;
  /** Cautions of the entry and of all grouped with it. */
  readonly cautions?: readonly EntryCaution[];
  /** True where a long value is drawn to its end: on paper. */
  readonly whole?: boolean;
}

/** The fourth column: value and flag, file type, status, cautions; all in words. */
export function EntryValue({ entry, cautions = entry.cautions, whole = false }: Props) {
  if (entry.withheld) return <NotShared />;
  if (entry.assertion === 'removed') return <span className="text-muted">Removed</span>;
  return (
    <>
      <Content entry={entry} whole={whole} />
      {cautions.map((caution) => (
        <CautionMark key={`${caution.type} ${'text' in caution ? caution.text : ''}`} caution={caution} />
      ))}
    </>
  );
}

function Content({ entry, whole }: { readonly entry: TimelineEntry; readonly whole: boolean }) {
  switch (entry.body.shape) {
    case 'measurement':
      return <Measured measurement={entry.body.measurement} components={entry.body.components} whole={whole} />;
    case 'attachments':
      return <Files attachments={entry.body.attachments} />;
    default:
      return <Status entry={entry} />;
  }
}

function Status({ entry }: { readonly entry: TimelineEntry }) {
  const status = notableStatus(entry) ?? (entry.category === 'imaging' && entry.status ? statusText(entry.status) : undefined);
  return status ? <span>{status}</span> : undefined;
}

interface MeasuredProps extends Pick<Props, 'whole'> {
  readonly measurement: Measurement;
  readonly components: readonly Measurement[];
}

export function Measured({ measurement, components, whole = false }: MeasuredProps) {
  if (measurement.value || components.length === 0) return <SingleValue measurement={measurement} whole={whole} />;
  const pressure = pressureIn(components);
  const rest = pressure ? components.filter((part) => part !== pressure.systolic && part !== pressure.diastolic) : components;
  return (
    <>
      {pressure ? <PressureValue pressure={pressure} /> : undefined}
      {rest.map((part) => (
        <SingleValue key={part.code.text} measurement={part} whole={whole} named />
      ))}
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
        pressure[half].interpretation || resultFlag(pressure[half]) ? (
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
  readonly named?: boolean;
}

/** Value and unit, then its flag. */
function SingleValue({ measurement, whole, named = false }: SingleValueProps) {
  const parts = measurement.value ? valueParts(measurement.value) : undefined;
  return (
    <>
      <span>
        {named ? <span className="text-muted">{measurement.code.text} </span> : undefined}
        {parts ? (
          <b>
            <ValueText text={parts.value} whole={whole} />
          </b>
        ) : (
          <span className="text-muted">{measurement.absent ?? entryWords.noValue}</span>
        )}
        {parts?.unit ? <span> {parts.unit}</span> : undefined}
      </span>
      <Flag measurement={measurement} />
    </>
  );
}

function Files({ attachments }: { readonly attachments: readonly AttachmentReference[] }) {
  const lost = attachments.find((attachment) => attachment.unavailable);
  if (lost) return <span className="font-semibold text-warning">{lost.unavailable}</span>;
  const names = new Set(attachments.map((attachment) => fileType(attachment.contentType)));
  return <span>{[...names].join(', ') || entryWords.noFile}</span>;
}

const types = new Map([
  ['application/pdf', 'PDF'],
  ['text/plain', 'Text'],
  ['text/html', 'Web page'],
  ['text/rtf', 'RTF'],
  ['application/rtf', 'RTF'],
  ['image/jpeg', 'Picture'],
  ['image/png', 'Picture'],
  ['image/tiff', 'Scan'],
  // Documents in CDA, or in FHIR itself.
  ['application/xml', 'Document'],
  ['text/xml', 'Document'],
  ['application/hl7-v3+xml', 'Document'],
  ['application/cda+xml', 'Document'],
  ['application/fhir+json', 'Document'],
]);

export function fileType(contentType: string | undefined): string {
  if (!contentType) return entryWords.unknownFileType;
  return types.get(contentType.split(';')[0]?.trim().toLowerCase() ?? '') ?? contentType;
}
