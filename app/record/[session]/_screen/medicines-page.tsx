'use client';
import { LatePart } from '#/components/ui/late-part.tsx';
import { WaitingRows } from '#/components/ui/waiting-rows.tsx';
import { categoryName } from '#/lib/record/words/category-words.ts';
import { medicinesCode } from './late/late-codes.ts';
import { ListPage } from './list-page.tsx';
import { useRecordSettings } from './record-context.tsx';

/** The page of medicines, whose code is loaded late; should it not come, the list by date stands in its place. */
export function MedicinesPage() {
  const { locale } = useRecordSettings();
  return (
    <LatePart code={medicinesCode} name={categoryName('medications', locale)} waiting={<Waiting />} regardless={<ListPage />}>
      {(RecordMedicines) => <RecordMedicines list={<ListPage />} />}
    </LatePart>
  );
}

function Waiting() {
  return (
    <div className="waiting-list">
      <WaitingRows count={24} />
    </div>
  );
}
