'use client';
import { useMemo } from 'react';
import { AllergyChip } from '#/components/patient-banner/allergy-chip.tsx';
import { AllergyList, type HeldAllergy } from '#/components/patient-banner/allergy-list.tsx';
import { PatientBanner } from '#/components/patient-banner/patient-banner.tsx';
import { allergyLabel } from '#/lib/record/summary/allergy-label.ts';
import { arrange } from '#/lib/record/list/arrange.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { PatientLine } from '#/components/patient-banner/patient-line.tsx';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import { type RecordValue, useRecord } from './record-context.tsx';
import { RecordMenu, type RecordMenuProps } from './record-menu.tsx';

/** Whose record it is, with the allergy label worked out from every source asked. */
export function RecordBanner(menu: RecordMenuProps) {
  const record = useRecord();
  const { timeline, now, locale, open } = record;
  const differing = [...timeline.sources.values()].flatMap(({ source, differences }) =>
    differences.length > 0 ? [{ source, differences }] : [],
  );
  const label = useMemo(() => allergyLabel(timeline), [timeline]);
  const chip = (
    <AllergyChip label={label}>
      {(close) => <AllergyList allergies={heldAllergies(record)} locale={locale} onOpen={(id) => [open(id), close()]} />}
    </AllergyChip>
  );
  return (
    <PatientBanner
      banner={timeline.patient}
      now={now}
      locale={locale}
      differing={differing}
      allergies={chip}
      menu={<RecordMenu {...menu} />}
    />
  );
}

/** The same where a sheet covers the banner. */
export function RecordPatientLine() {
  const { timeline, now, locale } = useRecord();
  const label = useMemo(() => allergyLabel(timeline), [timeline]);
  return <PatientLine banner={timeline.patient} label={label} now={now} locale={locale} />;
}

/** Sources that disagree about an allergy are each listed in their own words: "anaphylaxis" must not stand for "rash, unconfirmed". */
function statements({
  lead,
  members,
  sources,
  conflicts,
}: Group): readonly { readonly entry: TimelineEntry; readonly from: readonly string[] }[] {
  if (conflicts.length === 0) return [{ entry: lead, from: sources }];
  return members.map((entry) => ({ entry, from: entry.origins.map(({ source }) => source) }));
}

const allergiesOnly: View = { ...wholeView, categories: new Set(['allergies']) };

/** All of them, never by ticks or filters; those that are hidden in the list say so. */
function heldAllergies({ timeline, sources, control }: RecordValue): readonly HeldAllergy[] {
  const { unticked, othersOnly } = control.view;
  const isHidden = (id: string) => unticked.has(id) || (othersOnly && sources.get(id)?.own === true);
  return arrange(timeline, allergiesOnly)
    .groups.filter(({ lead }) => lead.assertion !== 'removed')
    .flatMap(statements)
    .map(({ entry, from }) => ({ entry, sources: from.flatMap((id) => sources.get(id) ?? []), hidden: from.every(isHidden) }));
}
