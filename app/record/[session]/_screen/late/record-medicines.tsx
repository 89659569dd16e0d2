'use client';
import { type ReactNode, use, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { DoNotGiveBand } from '#/components/medicines/do-not-give-band.tsx';
import { KindsPanel } from '#/components/medicines/kinds-panel.tsx';
import { MedicineBlocks } from '#/components/medicines/medicine-blocks.tsx';
import { MedicineLanes } from '#/components/medicines/medicine-lanes.tsx';
import { MedicineTable } from '#/components/medicines/medicine-table.tsx';
import { type MedicineArrangement, MedicineToolbar } from '#/components/medicines/medicine-toolbar.tsx';
import { medicinesPageWords } from '#/components/medicines/words.ts';
import { LinkButton } from '#/components/ui/button.tsx';
import { mediaQueries, useMedia } from '#/components/ui/use-media.ts';
import { type CollectedMedicines, collectMedicines } from '#/lib/record/medicines/collect-lines.ts';
import { medicineNames, type ReadMedicineName } from '#/lib/record/medicines/ingredients/ingredient-names.ts';
import { medicineLanes } from '#/lib/record/medicines/lanes/medicine-lanes.ts';
import { medicineKinds } from '#/lib/record/medicines/kinds/all-kinds.ts';
import { type CountedKinds, countKinds } from '#/lib/record/medicines/kinds/count-kinds.ts';
import { isEveryAnswerWhole, medicineColumns } from '#/lib/record/medicines/medicine-columns.ts';
import { countedSections, type ShownPlace } from '#/lib/record/medicines/medicine-table.ts';
import { medicinesAbsence } from '#/lib/record/medicines/medicines-absence.ts';
import { isHiddenByTicks } from '#/lib/record/stream/source-summaries.ts';
import type { NameGroup } from '#/lib/record/search/names/model/name-group.ts';
import { categoryName } from '#/lib/record/words/category-words.ts';
import { RecordFilters } from '#/app/record/[session]/_screen/late/record-filters.tsx';
import { ShortListEnd } from '#/app/record/[session]/_screen/short-list-end.tsx';
import { PanelContext, useRecordActions, useRecordData, useRecordSettings } from '#/app/record/[session]/_screen/record-context.tsx';

/** Makes the page of medicines with the tables of names, by which it knows ingredients. */
export function recordMedicines(groups: readonly NameGroup[]) {
  const read = medicineNames(groups.filter(({ source }) => source === 'medicines'));
  return ({ list }: { readonly list: ReactNode }) => <Medicines read={read} list={list} />;
}

interface MedicinesProps {
  readonly read: ReadMedicineName;
  /** All of them by date. */
  readonly list: ReactNode;
}

function Medicines({ read, list }: MedicinesProps) {
  const { locale } = useRecordSettings();
  const { timeline, sources, selected } = useRecordData();
  const { open } = useRecordActions();
  const medicines = useMedicines(read);
  const [chosenPlace, setPlace] = useState<ShownPlace>('current');
  const [arrangement, setArrangement] = useState<MedicineArrangement>('ingredient');
  const [hasIssues, setIssues] = useState(false);
  const place = chosenPlace === 'unclear' && medicines.groups.unclear.length === 0 ? 'current' : chosenPlace;
  const counted = useKinds(medicines);
  const [kind, setKind] = useState<string>();
  const marked = counted.kinds.find(({ key }) => key === kind)?.rows ?? noneMarked;
  const chooseKind = (chosen: string | undefined) => {
    setKind(chosen);
    setPlace('current');
  };
  const isByDate = arrangement === 'date';
  return (
    <>
      {isByDate ? undefined : <h2 className="visually-hidden">{categoryName('medications', locale)}</h2>}
      <MedicineToolbar
        medicines={medicines}
        isAtDeath={timeline.patient?.identity.deceased !== undefined}
        place={place}
        arrangement={arrangement}
        hasIssues={hasIssues}
        onPlace={setPlace}
        onArrangement={setArrangement}
        onIssues={setIssues}
      />
      <DoNotGiveBand
        groups={medicines.groups['do-not-give'].map(({ group }) => group)}
        sources={sources}
        locale={locale}
        selected={selected}
        onOpen={open}
      />
      {isByDate ? list : <ByIngredient medicines={medicines} place={place} hasIssues={hasIssues} marked={marked} />}
      <InPanel>{isByDate ? <RecordFilters /> : <KindsPanel counted={counted} chosen={kind} onChoose={chooseKind} />}</InPanel>
    </>
  );
}

/** Sorted by days, as the Summary is, not by the ticking of the clock. */
function useMedicines(read: ReadMedicineName): CollectedMedicines {
  const { timeline, view } = useRecordData();
  const atMs = useDayEnd();
  const died = timeline.patient?.identity.deceased;
  return useMemo(() => collectMedicines(timeline, view, { atMs, died }, read), [timeline, view, atMs, died, read]);
}

function useKinds(medicines: CollectedMedicines): CountedKinds {
  const { locale } = useRecordSettings();
  const { timeline, view } = useRecordData();
  const isEverythingShown = view.unticked.size === 0 && !view.othersOnly && isEveryAnswerWhole(timeline);
  return useMemo(() => countKinds(medicines, medicineKinds, { isEverythingShown, locale }), [medicines, isEverythingShown, locale]);
}

/** Under the sources, beside the page or in their sheet. */
function InPanel({ children }: { readonly children: ReactNode }) {
  const { place } = use(PanelContext);
  return place && createPortal(children, place);
}

function useDayEnd(): number {
  const { serverTime } = useRecordData();
  return Date.parse(`${serverTime.slice(0, 10)}T23:59:59Z`);
}

interface ByIngredientProps {
  readonly medicines: CollectedMedicines;
  readonly place: ShownPlace;
  readonly hasIssues: boolean;
  readonly marked: ReadonlySet<string>;
}

function ByIngredient({ medicines, place, hasIssues, marked }: ByIngredientProps) {
  const { locale } = useRecordSettings();
  const { timeline, view, sources, selected } = useRecordData();
  const { open, askAgain } = useRecordActions();
  const isNarrow = useMedia(mediaQueries.sheet);
  const { lines, groups } = medicines;
  const sections = useMemo(() => countedSections({ lines, groups }, place), [lines, groups, place]);
  const columns = useMemo(() => {
    const counts = Map.groupBy(
      lines.filter((line) => line.place === place),
      ({ source }) => source,
    );
    return medicineColumns(timeline, view, new Map([...counts].map(([id, own]) => [id, own.length])));
  }, [timeline, view, lines, place]);
  const Sections = isNarrow ? MedicineBlocks : MedicineTable;
  return (
    <>
      {sections.length === 0 ? <Absence medicines={medicines} place={place} /> : undefined}
      <ShortListEnd category="medications" rows={lines.length} />
      {sections.length > 0 || columns.length > 0 ? (
        <Sections
          label={medicinesPageWords.table(medicinesPageWords.places[place])}
          sections={sections}
          columns={columns}
          marked={marked}
          sources={sources}
          locale={locale}
          selected={selected}
          hasIssues={hasIssues}
          onOpen={open}
          onAskAgain={(id) => askAgain([id])}
        />
      ) : undefined}
      <p className="medicine-said">{medicinesPageWords.ledger(medicines)}</p>
      <Lanes medicines={medicines} />
    </>
  );
}

const noneMarked: ReadonlySet<string> = new Set();

function Absence({ medicines, place }: Pick<ByIngredientProps, 'medicines' | 'place'>) {
  const { timeline, view } = useRecordData();
  const { change, askAgain } = useRecordActions();
  const { words, action, ask } = medicinesAbsence(timeline, view, medicines, place);
  if (words === '') return undefined;
  return (
    <p className="medicine-said">
      {words}
      {action === undefined ? undefined : (
        <>
          {' · '}
          <LinkButton onPress={() => (action === 'show' ? change({ type: 'all-sources' }) : askAgain(ask ?? []))}>
            {action === 'show' ? medicinesPageWords.show : medicinesPageWords.askAgain}
          </LinkButton>
        </>
      )}
    </p>
  );
}

function Lanes({ medicines: { lines } }: Pick<ByIngredientProps, 'medicines'>) {
  const { locale } = useRecordSettings();
  const { timeline, view, sources } = useRecordData();
  const atMs = useDayEnd();
  const lanes = useMemo(() => {
    const ticked = [...timeline.sources.values()].filter(({ source }) => !isHiddenByTicks(source, view));
    const contacts = ticked.flatMap(({ batches }) => batches.flat()).filter(({ isAdmission }) => isAdmission);
    return medicineLanes(lines, contacts, { atMs, locale });
  }, [timeline, view, lines, atMs, locale]);
  return <MedicineLanes lanes={lanes} sources={sources} />;
}
