import { UserRound } from 'lucide-react';
import { useRef } from 'react';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { useOneStop } from '#/components/ui/use-one-stop.ts';
import { pickSources, type PublicSource } from '#/lib/record/model/public-source.ts';
import type { Query } from '#/lib/record/search/parse-query.ts';
import type { PatientFact } from '#/lib/record/search/patient-facts.ts';
import { foundHeadId } from './jump-to-found.ts';
import { MarkedText } from './marked-text.tsx';
import { searchWords } from './words.ts';

interface Props {
  readonly facts: readonly PatientFact[];
  readonly query: Query;
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
  /** Leads to where a fact stands. */
  readonly onFact: (fact: PatientFact) => void;
}

/** Facts of the patient that were found and no entry says: banner, people to ring, decisions and alerts. */
export function FoundFacts({ facts, ...more }: Props) {
  const section = useRef<HTMLElement>(null);
  useOneStop(section);
  if (facts.length === 0) return undefined;
  const id = foundHeadId('patient');
  return (
    <section ref={section} aria-labelledby={id} className="found-block" data-block="found-patient">
      <h3 id={id} className="found-head">
        {searchWords.aboutPatient} <span className="found-count">{facts.length}</span>
      </h3>
      <div className="found-rows">
        {facts.map((fact) => (
          <Fact key={fact.key} fact={fact} {...more} />
        ))}
      </div>
    </section>
  );
}

const places = { banner: searchWords.inBanner, people: searchWords.inPeople, notices: searchWords.inNotices } as const;

function Fact({ fact, query, sources, locale, onFact }: Omit<Props, 'facts'> & { readonly fact: PatientFact }) {
  const { label, value, sources: ids, place } = fact;
  return (
    <button type="button" className="found-row found-fact" onClick={() => onFact(fact)}>
      <span className="found-icon">
        <UserRound size={16} aria-hidden />
      </span>
      <span className="found-words">
        <span className="text-muted">
          <MarkedText text={label} query={query} />
        </span>{' '}
        <span className="found-title">
          <MarkedText text={value} query={query} />
        </span>
      </span>
      <span className="found-date">{places[place]}</span>
      <span className="found-badges">
        <SourceBadges sources={pickSources(ids, sources)} locale={locale} />
      </span>
    </button>
  );
}
