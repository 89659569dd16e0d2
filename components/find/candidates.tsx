'use client';

import { Button } from '#/components/ui/button.tsx';
import { bannerWords } from '#/lib/record/words/patient-words.ts';
import type { PatientCandidate, SearchResult } from './ask-finder.ts';
import { finderWords } from './words.ts';

export interface CandidatesProps {
  readonly result: Extract<SearchResult, { state: 'found' }>;
  readonly locale: string;
  readonly onChoose: (candidate: PatientCandidate) => void;
  readonly onRestart: () => void;
}

/** Several patients match: each with all that distinguishes them, none preselected, in the index's own order (H04). */
export function Candidates({ result, locale, onChoose, onRestart }: CandidatesProps) {
  return (
    <section className="rounded-control border border-line bg-surface p-6">
      <h2 className="m-0 text-block font-semibold">{finderWords.candidates(result.people.length)}</h2>
      <p className="mt-1 mb-4 text-row text-muted">{finderWords.compareTwins}</p>
      <ul className="m-0 list-none border-t border-line p-0">
        {result.people.map((candidate) => {
          const words = bannerWords(candidate.banner, result.at, locale);
          return (
            <li key={candidate.handle} className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line py-3">
              <div className="min-w-[14rem] flex-1">
                <p className="m-0 text-document font-semibold">
                  <bdi lang={words.nameLanguage}>{words.name}</bdi>
                  {words.nameText === undefined ? null : (
                    <bdi lang={words.nameTextLanguage} className="ms-3 font-normal text-muted">
                      {words.nameText}
                    </bdi>
                  )}
                </p>
                <p className="m-0 text-row text-muted">
                  Born {words.born} · {words.gender} · {words.identifierLabel} {words.identifier}
                </p>
                {words.died !== undefined && <p className="m-0 text-row font-semibold">Died {words.died}</p>}
              </div>
              <Button aria-label={`Check ${words.name}, ${words.identifierLabel} ${words.identifier}`} onPress={() => onChoose(candidate)}>
                Check identity
              </Button>
            </li>
          );
        })}
      </ul>
      <Button className="mt-4" onPress={onRestart}>
        {finderWords.searchAgain}
      </Button>
    </section>
  );
}
