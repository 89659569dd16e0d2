'use client';
import { useRouter } from 'next/navigation';
import type { PatientFact } from '#/lib/record/search/patient-facts.ts';
import { useRecordActions, useRecordSettings } from '#/app/record/[session]/_screen/record-context.tsx';
import type { SearchState } from './use-search.ts';

/** Leads to where a fact of the patient stands: its entry, the details of the banner, or the page of people. */
export function useGoToFact({ end }: SearchState): (fact: PatientFact) => void {
  const { session } = useRecordSettings();
  const { open } = useRecordActions();
  const router = useRouter();
  return ({ entry, place }) => {
    if (entry !== undefined) return open(entry);
    if (place === 'banner') return showPatientDetails();
    end();
    return router.push(`/record/${session}/people`);
  };
}

/** Opens the details of the banner, by the button for them that is drawn at this width. */
function showPatientDetails(): void {
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-patient-details]')];
  buttons.find((button) => button.checkVisibility())?.click();
}
