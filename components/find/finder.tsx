'use client';

import { useEffect, useState } from 'react';
import { openPerson, searchPeople, stopAsking, type PatientCandidate, type SearchCriteria, type SearchResult } from './ask-finder.ts';
import { Candidates } from './candidates.tsx';
import { ConfirmIdentity } from './confirm-identity.tsx';
import type { IdentifierKind } from './entered-identifier.ts';
import { FindForm } from './find-form.tsx';
import { FindHeader } from './find-header.tsx';
import { SearchReason } from './search-reason.tsx';
import { finderWords, openSentence, searchSentence } from './words.ts';

export interface FinderProps {
  readonly service: string;
  readonly viewer: string;
  readonly identifier: IdentifierKind;
  readonly locale: string;
  /** Name of the patient index. */
  readonly index: string;
  readonly onSignOut: () => void;
  /** The server said that the session is over. */
  readonly onSignedOut: () => void;
}

type ReasonNeeded = Extract<SearchResult, { state: 'reason-needed' }>;
type FoundPeople = Extract<SearchResult, { state: 'found' }>;

type Step =
  | { readonly at: 'form'; readonly note?: string }
  | { readonly at: 'asking' }
  | { readonly at: 'found'; readonly criteria: SearchCriteria; readonly result: FoundPeople }
  | { readonly at: 'confirm'; readonly criteria: SearchCriteria; readonly result: FoundPeople; readonly chosen: PatientCandidate }
  | { readonly at: 'reason'; readonly criteria: SearchCriteria; readonly needed: ReasonNeeded }
  | { readonly at: 'opening' };

/** Find, choose, confirm, open. The people found are in this page's memory only, and go when a record opens. */
export function Finder({ service, viewer, identifier, locale, index, onSignOut, onSignedOut }: FinderProps) {
  const [step, setStep] = useState<Step>({ at: 'form' });
  useEffect(() => stopAsking, []);

  const search = async (criteria: SearchCriteria, reason?: string) => {
    setStep({ at: 'asking' });
    const result = await searchPeople(criteria, reason);
    if (result.state === 'signed-out') onSignedOut();
    else setStep(afterSearch(criteria, result));
  };
  const open = async ({ handle }: PatientCandidate) => {
    setStep({ at: 'opening' });
    const opened = await openPerson(handle);
    if (opened.state === 'opened') window.location.assign(opened.path);
    else if (opened.state === 'signed-out') onSignedOut();
    else setStep({ at: 'form', note: openSentence(opened.state) });
  };
  const restart = () => setStep({ at: 'form' });

  return (
    <div className="min-h-dvh bg-canvas text-text">
      <FindHeader service={service} viewer={viewer} onSignOut={onSignOut} />
      <main className="mx-auto w-full max-w-[56rem] px-4 py-6">
        {step.at === 'confirm' ? (
          <ConfirmIdentity
            candidate={step.chosen}
            criteria={step.criteria}
            identifier={identifier}
            at={step.result.at}
            locale={locale}
            onConfirm={() => void open(step.chosen)}
            onBack={step.result.people.length > 1 ? () => setStep({ at: 'found', criteria: step.criteria, result: step.result }) : restart}
          />
        ) : (
          <>
            <h1 className="m-0 mb-4 text-name font-semibold">{finderWords.heading}</h1>
            {step.at === 'reason' && (
              <SearchReason needed={step.needed} onReason={(reason) => void search(step.criteria, reason)} onCancel={restart} />
            )}
            {step.at === 'found' && (
              <Candidates
                result={step.result}
                locale={locale}
                onChoose={(chosen) => setStep({ ...step, at: 'confirm', chosen })}
                onRestart={restart}
              />
            )}
            {step.at !== 'reason' && step.at !== 'found' && (
              <FindForm identifier={identifier} busy={step.at !== 'form'} onSearch={(criteria) => void search(criteria)} />
            )}
          </>
        )}
        <p role="status" className="mt-4 mb-0 max-w-[60ch] text-block">
          {statusText(step, index)}
        </p>
      </main>
    </div>
  );
}

function afterSearch(criteria: SearchCriteria, result: Exclude<SearchResult, { state: 'signed-out' }>): Step {
  if (result.state === 'reason-needed') return { at: 'reason', criteria, needed: result };
  if (result.state !== 'found') return { at: 'form', note: searchSentence(result) };
  const [only, ...more] = result.people;
  // A single match needs no choice, but its identity must be confirmed.
  return only && more.length === 0 ? { at: 'confirm', criteria, result, chosen: only } : { at: 'found', criteria, result };
}

function statusText(step: Step, index: string): string {
  if (step.at === 'asking') return `Asking ${index}…`;
  if (step.at === 'opening') return finderWords.opening;
  return step.at === 'form' ? (step.note ?? '') : '';
}
