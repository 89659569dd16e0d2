'use client';
import { valueText } from '#/components/entry/measured.ts';
import { foldText, mostOfValue } from '#/components/entry/fold-text.ts';
import { WrittenText } from '#/components/entry/written-text.tsx';
import { disclosuresAmong } from '#/lib/record/security-labels/disclosures.ts';
import type { EntryBody, EntryCaution, Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { ComparedRow } from '#/lib/record/opened-entry/compare-sources.ts';
import type { DrawerProps } from './drawer-props.ts';
import { Files } from './files.tsx';
import { MeasuredParts } from './measured-parts.tsx';
import { MembersFacts } from './members-facts.tsx';
import { BelongsTo, Parts } from './parts.tsx';
import { Section } from './section.tsx';
import { drawerWords } from './words.ts';

/** Cautions that must be read with the entry: what is kept back, what may change its meaning, what may not be told. */
export function Cautions({ group, parts }: Pick<DrawerProps, 'group' | 'parts'>) {
  const { lead } = group;
  return (
    <>
      {lead.withheld ? (
        <p className="m-0 mt-3 rounded-control bg-withheld-tint px-3 py-2 text-detail text-withheld">{lead.withheld.text}</p>
      ) : undefined}
      {group.cautions.map((caution) =>
        caution.type === 'may-change-meaning' || caution.type === 'discrepancy' ? (
          <p key={caution.text} className="m-0 mt-3 rounded-control bg-warning-tint px-3 py-2 text-detail text-warning">
            {caution.type === 'discrepancy' ? drawerWords.discrepancy(caution.text) : drawerWords.mayChangeMeaning(caution.text)}
          </p>
        ) : undefined,
      )}
      <Disclosures cautions={[group, ...parts].flatMap(({ cautions }) => cautions)} />
    </>
  );
}

/** Rules about telling others, of the entry and of its parts; copied with it. */
function Disclosures({ cautions }: { readonly cautions: readonly EntryCaution[] }) {
  const rules = new Map(disclosuresAmong(cautions).map((caution) => [caution.type, caution.text]));
  return [...rules].map(([type, text]) => (
    <p key={type} className="m-0 mt-3 text-detail text-muted">
      {type === 'do-not-disclose' ? drawerWords.notForPatient : text}
    </p>
  ));
}

/** The facts of an entry, its parts, and its text as written. */
export function EntryContent(props: DrawerProps & { readonly compared?: readonly ComparedRow[] }) {
  const { group, parts, trend, sources, locale, reading, onOpen, onRead } = props;
  const { lead } = group;
  return (
    <>
      <MembersFacts {...props} />
      {lead.body.shape === 'measurement' ? <MeasuredParts components={lead.body.components} /> : undefined}
      <BelongsTo group={group} onOpen={onOpen} />
      {trend}
      {parts.length > 0 ? <Parts parts={parts} row={group} locale={locale} onOpen={onOpen} /> : undefined}
      <Files group={group} sources={sources} reading={reading} onRead={onRead} />
      <Written entry={lead} />
    </>
  );
}

function Written({ entry }: { readonly entry: TimelineEntry }) {
  const paragraphs = [...bodyText(entry.body), ...(entry.text ?? [])];
  if (paragraphs.length === 0) return undefined;
  return (
    <Section title={drawerWords.asWritten}>
      {paragraphs.map((paragraph, index) => (
        <WrittenText key={`${index} ${paragraph.slice(0, 40)}`} text={paragraph} />
      ))}
    </Section>
  );
}

function bodyText(body: EntryBody): readonly string[] {
  switch (body.shape) {
    case 'narrative':
      return body.paragraphs;
    case 'attachments':
      return body.paragraphs ?? [];
    case 'panel':
      return body.conclusion ? [body.conclusion] : [];
    case 'measurement':
      return [...longValues([body.measurement], false), ...longValues(body.components, true)];
    default:
      return [];
  }
}

/** Values of words that a row folds, or that have lines: whole, each under its name where it is one of several. */
function longValues(measurements: readonly Measurement[], named: boolean): readonly string[] {
  return measurements.flatMap((measurement) => {
    const text = valueText(measurement);
    if (!text.includes('\n') && !foldText(text, mostOfValue).isFolded) return [];
    return [named ? `${measurement.code.text}:\n${text}` : text];
  });
}
