'use client';
import { useRouter } from 'next/navigation';
import type { Category } from '#/lib/record/model/category.ts';
import type { PatientFact } from '#/lib/record/search/patient-facts.ts';
import { useRecordActions, useRecordSettings } from '#/app/record/[session]/_screen/record-context.tsx';
import type { SearchState } from './use-search.ts';

interface GoFromSearch {
  /** Leads to where a fact of the patient stands: its entry, the details of the banner, or the page of people. */
  readonly toFact: (fact: PatientFact) => void;
  readonly toPage: (category: Category) => void;
}

/** Ways from the search to what is no row: the search is over where another page is led to. */
export function useGoFromSearch({ end }: SearchState): GoFromSearch {
  const { session } = useRecordSettings();
  const { open } = useRecordActions();
  const router = useRouter();
  const toPage = (category: Category): void => {
    end();
    router.push(`/record/${session}/${category}`);
  };
  const toFact = ({ entry, place }: PatientFact): void => {
    if (entry !== undefined) return open(entry);
    return place === 'banner' ? showPatientDetails() : toPage('people');
  };
  return { toFact, toPage };
}

/** Opens the details of the banner, by the button for them that is drawn at this width. */
function showPatientDetails(): void {
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-patient-details]')];
  buttons.find((button) => button.checkVisibility())?.click();
}
