'use client';

import { useState } from 'react';
import { openPerson, searchPeople, type Candidate, type Criteria, type Found } from './ask-finder.ts';
import { Candidates } from './candidates.tsx';
import { ConfirmIdentity } from './confirm-identity.tsx';
import type { IdentifierKind } from './entered-identifier.ts';
import { FindForm } from './find-form.tsx';
import { FindHeader } from './find-header.tsx';
import { openSentence, foundSentence } from './finder-words.ts';
import { SignedOut } from './signed-out.tsx';

export interface FinderProps {
  readonly service: string;
  readonly viewer: string;
  readonly identifier: IdentifierKind;
  readonly locale: string;
  /** Who is asked: the patient index. */
  readonly index: string;
}

type Step =
  | { readonly at: 'form'; readonly note?: string }
  | { readonly at: 'asking' }
  | { readonly at: 'found'; readonly criteria: Criteria; readonly found: Extract<Found, { state: 'found' }> }
  | { readonly at: 'confirm'; readonly criteria: Criteria; readonly found: Extract<Found, { state: 'found' }>; readonly chosen: Candidate }
  | { readonly at: 'opening' }
  | { readonly at: 'signed-out' };

/** Find, choose, confirm, open. What was found lives in this page's memory only, and goes when a record opens. */
export function Finder({ service, viewer, identifier, locale, index }: FinderProps) {
  const [step, setStep] = useState<Step>({ at: 'form' });
  if (step.at === 'signed-out') return <SignedOut service={service} />;

  const search = async (criteria: Criteria) => {
    setStep({ at: 'asking' });
    setStep(afterSearch(criteria, await searchPeople(criteria)));
  };
  const open = async ({ handle }: Candidate) => {
    setStep({ at: 'opening' });
    const opened = await openPerson(handle);
    if (opened.state === 'opened') window.location.assign(opened.path);
    else setStep(opened.state === 'signed-out' ? { at: 'signed-out' } : { at: 'form', note: openSentence(opened.state) });
  };
  const restart = () => setStep({ at: 'form' });

  return (
    <div className="min-h-dvh bg-canvas text-text">
      <FindHeader service={service} viewer={viewer} />
      <main className="mx-auto w-full max-w-[56rem] px-4 py-6">
        {step.at === 'confirm' ? (
          <ConfirmIdentity
            candidate={step.chosen}
            criteria={step.criteria}
            identifier={identifier}
            at={step.found.at}
            locale={locale}
            onConfirm={() => void open(step.chosen)}
            onBack={step.found.people.length > 1 ? () => setStep({ at: 'found', criteria: step.criteria, found: step.found }) : restart}
          />
        ) : (
          <>
            <h1 className="m-0 mb-4 text-name font-semibold">Find a patient</h1>
            {step.at === 'found' ? (
              <Candidates
                found={step.found}
                locale={locale}
                onChoose={(chosen) => setStep({ ...step, at: 'confirm', chosen })}
                onRestart={restart}
              />
            ) : (
              <FindForm
                identifier={identifier}
                busy={step.at === 'asking' || step.at === 'opening'}
                onSearch={(criteria) => void search(criteria)}
              />
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

function afterSearch(criteria: Criteria, found: Found): Step {
  if (found.state === 'signed-out') return { at: 'signed-out' };
  if (found.state !== 'found') return { at: 'form', note: foundSentence(found) };
  const [only, ...others] = found.people;
  // One answer to a whole identifier needs no choice; who it is must be confirmed all the same.
  return only && others.length === 0 ? { at: 'confirm', criteria, found, chosen: only } : { at: 'found', criteria, found };
}

function statusText(step: Step, index: string): string {
  if (step.at === 'asking') return `Asking ${index}…`;
  if (step.at === 'opening') return 'Opening the record…';
  return step.at === 'form' ? (step.note ?? '') : '';
}
