import { CautionMark, NotShared } from './caution-mark.tsx';
import { FlaggedParts, Measured } from './measured-value.tsx';
import { notableStatus, statusText } from './status-words.ts';
import type { AttachmentReference, EntryCaution, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { disclosuresAmong } from '#/lib/record/security-labels/disclosures.ts';
import { entryWords } from './words.ts';

interface Props {
  readonly entry: TimelineEntry;
  /** Cautions of the entry and of all grouped with it. */
  readonly cautions?: readonly EntryCaution[];
  /** True where a long value is drawn to its end: on paper. */
  readonly whole?: boolean;
}

/** The fourth column: value and flag, file type, status, cautions; all in words. */
export function EntryValue({ entry, cautions = entry.cautions, whole = false }: Props) {
  const isBare = entry.withheld !== undefined || entry.assertion === 'removed';
  return (
    <>
      {isBare ? <Bare entry={entry} /> : <Content entry={entry} whole={whole} />}
      {(isBare ? disclosuresAmong(cautions) : cautions).map((caution) => (
        <CautionMark key={`${caution.type} ${'text' in caution ? caution.text : ''}`} caution={caution} whole={whole} />
      ))}
    </>
  );
}

/** An entry without its value: not shared, or removed. */
function Bare({ entry }: { readonly entry: TimelineEntry }) {
  return entry.withheld ? <NotShared /> : <span className="text-muted">Removed</span>;
}

function Content({ entry, whole }: { readonly entry: TimelineEntry; readonly whole: boolean }) {
  switch (entry.body.shape) {
    case 'measurement':
      return <Measured body={entry.body} whole={whole} />;
    case 'panel':
      return (
        <>
          <FlaggedParts components={entry.body.components ?? []} whole={whole} />
          <Status entry={entry} />
        </>
      );
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
