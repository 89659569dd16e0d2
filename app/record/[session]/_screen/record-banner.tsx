'use client';
import { useMemo } from 'react';
import { AllergyChip } from '#/components/patient-banner/allergy-chip.tsx';
import { bannerDetailsCode } from '#/components/patient-banner/late-details.ts';
import { PatientBanner } from '#/components/patient-banner/patient-banner.tsx';
import { PatientLine } from '#/components/patient-banner/patient-line.tsx';
import { LatePart } from '#/components/ui/late-part.tsx';
import { allergyLabel } from '#/lib/record/summary/allergy-label.ts';
import { useRecordActions, useRecordData, useRecordSettings } from './record-context.tsx';
import { RecordMenu, type RecordMenuProps } from './record-menu.tsx';

/** The patient, with the allergy label worked out from every source asked. */
export function RecordBanner(menu: RecordMenuProps) {
  const { locale } = useRecordSettings();
  const { timeline, view, serverTime } = useRecordData();
  const { open } = useRecordActions();
  const differing = [...timeline.sources.values()].filter(({ differences }) => differences.length > 0);
  const label = useMemo(() => allergyLabel(timeline), [timeline]);
  const chip = (
    <AllergyChip label={label}>
      {(close) => (
        <LatePart code={bannerDetailsCode} name={label.short}>
          {({ AllergyList, heldAllergies }) => (
            <AllergyList allergies={heldAllergies(timeline, view)} locale={locale} onOpen={(id) => [open(id), close()]} />
          )}
        </LatePart>
      )}
    </AllergyChip>
  );
  return (
    <PatientBanner
      banner={timeline.patient}
      serverTime={serverTime}
      locale={locale}
      differing={differing}
      allergies={chip}
      menu={<RecordMenu {...menu} />}
    />
  );
}

/** Patient and allergy label in one line, where a sheet covers the banner. */
export function RecordPatientLine() {
  const { locale } = useRecordSettings();
  const { timeline, serverTime } = useRecordData();
  const label = useMemo(() => allergyLabel(timeline), [timeline]);
  return <PatientLine banner={timeline.patient} label={label} serverTime={serverTime} locale={locale} />;
}
