'use client';
import { useMemo } from 'react';
import { AllergyChip } from '#/components/patient-banner/allergy-chip.tsx';
import { AllergyList, type HeldAllergy } from '#/components/patient-banner/allergy-list.tsx';
import { PatientBanner } from '#/components/patient-banner/patient-banner.tsx';
import { allergyLabel } from '#/lib/record/allergy-label.ts';
import { arrange } from '#/lib/record/arrange.ts';
import { type View, wholeView } from '#/lib/record/view.ts';
import { type RecordValue, useRecord } from './record-context.tsx';
import { RecordMenu } from './record-menu.tsx';

interface Props {
  readonly onSignOut: () => void;
  readonly onKeys: () => void;
}

/** Whose record it is, with the allergy label worked out from every source asked. */
export function RecordBanner({ onSignOut, onKeys }: Props) {
  const record = useRecord();
  const { timeline, now, locale, open } = record;
  const differing = [...timeline.sources.values()].flatMap(({ source, differences }) => (differences.length > 0 ? [{ source, differences }] : []));
  const label = useMemo(() => allergyLabel(timeline), [timeline]);
  const chip = (
    <AllergyChip label={label}>
      {(close) => <AllergyList allergies={heldAllergies(record)} locale={locale} onOpen={(id) => [open(id), close()]} />}
    </AllergyChip>
  );
  return <PatientBanner banner={timeline.patient} now={now} locale={locale} differing={differing} allergies={chip} menu={<RecordMenu onSignOut={onSignOut} onKeys={onKeys} />} />;
}

const allergiesOnly: View = { ...wholeView, categories: new Set(['allergies']) };

/** All of them, never by ticks or filters; those that are hidden in the list say so. */
function heldAllergies({ timeline, sources, control }: RecordValue): readonly HeldAllergy[] {
  const { unticked, othersOnly } = control.view;
  const isHidden = (id: string) => unticked.has(id) || (othersOnly && sources.get(id)?.own === true);
  return arrange(timeline, allergiesOnly)
    .groups.filter(({ lead }) => lead.assertion !== 'removed')
    .map((group) => ({ entry: group.lead, sources: group.sources.flatMap((id) => sources.get(id) ?? []), hidden: group.sources.every(isHidden) }));
}
