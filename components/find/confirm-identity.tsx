'use client';

import { EqualNot } from 'lucide-react';
import { Button } from '#/components/ui/button.tsx';
import type { PatientCandidate, SearchCriteria } from './ask-finder.ts';
import { compareIdentity, type ComparedFact } from './compare-identity.ts';
import type { IdentifierKind } from './entered-identifier.ts';
import { confirmWords } from './words.ts';

export interface ConfirmIdentityProps {
  readonly candidate: PatientCandidate;
  readonly criteria: SearchCriteria;
  readonly identifier: IdentifierKind;
  readonly at: string;
  readonly locale: string;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
}

/** The last check before a record opens: the details searched for beside the index's own. */
export function ConfirmIdentity({ candidate, criteria, identifier, at, locale, onConfirm, onBack }: ConfirmIdentityProps) {
  const facts = compareIdentity(candidate.banner, criteria, { identifier, at, locale });
  const differing = facts.filter(({ differs }) => differs);
  return (
    <section className="rounded-control border border-line bg-surface p-6">
      <h1 className="m-0 text-name font-semibold">{confirmWords.heading}</h1>
      <p className="mt-1 mb-4 text-row text-muted">{confirmWords.compare}</p>
      <table className="w-full border-collapse text-start">
        <thead>
          <tr className="border-b border-line text-detail text-muted">
            <th scope="col" className="py-2 pe-4">
              <span className="visually-hidden">Detail</span>
            </th>
            <th scope="col" className="py-2 pe-4 text-start font-normal">
              {confirmWords.searchedFor}
            </th>
            <th scope="col" className="py-2 text-start font-normal">
              {candidate.banner.from} says
            </th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <FactRow key={fact.label} fact={fact} />
          ))}
        </tbody>
      </table>
      {differing.length > 0 && (
        <p className="mt-4 mb-0 rounded-control bg-warning-tint p-3 text-row font-semibold text-warning">
          {confirmWords.differing(
            differing.map(({ label }) => label),
            locale,
          )}
        </p>
      )}
      <div className="mt-6 flex flex-wrap gap-2">
        <Button primary onPress={onConfirm} className="min-h-11 px-6">
          {confirmWords.confirm}
        </Button>
        <Button onPress={onBack} className="min-h-11 px-6">
          {confirmWords.back}
        </Button>
      </div>
    </section>
  );
}

function FactRow({ fact: { label, searched, held, languages = [], differs, strong } }: { readonly fact: ComparedFact }) {
  return (
    <tr className={`border-b border-line align-top ${differs ? 'bg-warning-tint' : ''}`}>
      <th scope="row" className="py-2 ps-2 pe-4 text-start text-detail font-normal text-muted">
        {label}
      </th>
      <td className="py-2 pe-4 text-block">
        <bdi>{searched ?? ''}</bdi>
      </td>
      <td className={`py-2 text-block font-semibold ${strong ? 'text-danger' : ''}`}>
        {differs && (
          <span className="me-2 inline-flex items-center gap-1 text-row text-warning">
            <EqualNot size={14} aria-hidden="true" /> Differs
          </span>
        )}
        {held.map((line, at) => (
          <bdi key={line} lang={languages[at]} className="block">
            {line}
          </bdi>
        ))}
      </td>
    </tr>
  );
}
