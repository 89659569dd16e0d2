import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { pickSources, type PublicSource } from '#/lib/record/model/public-source.ts';
import type { PeopleToRing, PersonToRing } from '#/lib/record/summary/people/people-to-ring.ts';
import { contactPartNames, contactWords } from '#/lib/record/words/contact-words.ts';
import { peoplePaperWords } from './summary-paper-words.ts';

interface Props {
  readonly toRing: PeopleToRing;
  /** Why there is nobody. */
  readonly empty: string | undefined;
  readonly sources: ReadonlyMap<string, PublicSource>;
}

/** People to ring with their numbers, all of them; nobody where the address is restricted. */
export function PeoplePaper({ toRing: { remark, people }, empty, sources }: Props) {
  const sentence = remark ?? (people.length === 0 ? empty : undefined);
  return (
    <section className="paper-block">
      <h2>{peoplePaperWords.title}</h2>
      {sentence ? <p>{sentence}</p> : undefined}
      <ul>
        {people.map((person) => (
          <Person key={`${person.part} ${person.name} ${person.phone ?? ''}`} person={person} sources={sources} />
        ))}
      </ul>
    </section>
  );
}

function Person({
  person: { part, role, name, phone, sources: ids },
  sources,
}: { readonly person: PersonToRing } & Pick<Props, 'sources'>) {
  const isOther = part === 'other' && role !== undefined;
  return (
    <li className="paper-line">
      <span className="paper-words">
        {isOther ? role : contactPartNames[part]}: <b>{name}</b>
        {role !== undefined && !isOther ? `, ${role}` : ''}
      </span>
      <span className="paper-day">{phone ?? contactWords.noNumber}</span>
      <span className="paper-codes">
        {pickSources(ids, sources).map((source) => (
          <SourceBadge key={source.id} source={source} />
        ))}
      </span>
    </li>
  );
}
