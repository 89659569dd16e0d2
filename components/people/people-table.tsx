import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { BareButton } from '#/components/ui/button.tsx';
import type { Notice } from '#/lib/record/decisions/notice.ts';
import { noticeText } from '#/lib/record/decisions/notice.ts';
import { pickSources, type PublicSource } from '#/lib/record/model/public-source.ts';
import type { PeoplePage, StatedLanguages } from '#/lib/record/summary/people/people-page.ts';
import type { PersonToRing } from '#/lib/record/summary/people/people-to-ring.ts';
import { contactPartNames, contactWords, dialledNumber } from '#/lib/record/words/contact-words.ts';
import { peoplePageWords } from './words.ts';

interface Props {
  readonly page: PeoplePage;
  /** Decisions on who decides for the patient. */
  readonly attorneys: readonly Notice[];
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
  readonly onOpen: (id: string) => void;
}

/** Everybody to ring, with every number; who decides for the patient; what they speak. Nobody's number where the address is restricted. */
export function PeopleTable({ page: { toRing, languages }, attorneys, ...more }: Props) {
  const isEmpty = toRing.people.length + attorneys.length === 0;
  return (
    <section aria-labelledby="people-head" className="people-page">
      <h3 id="people-head" className="people-head">
        {peoplePageWords.toRing}
      </h3>
      {toRing.remark ? <p className="people-said">{toRing.remark}</p> : undefined}
      {isEmpty && !toRing.isRestricted && !toRing.areHeld ? (
        <p className="people-said text-muted">{peoplePageWords.noneNamed}</p>
      ) : undefined}
      <ul className="people-list">
        {toRing.people.map((person) => (
          <Person key={`${person.part} ${person.name} ${person.phone ?? ''}`} person={person} {...more} />
        ))}
        {attorneys.map((notice) => (
          <Attorney key={notice.id} notice={notice} {...more} />
        ))}
        {languages.map((stated) => (
          <Languages key={stated.words} stated={stated} {...more} />
        ))}
      </ul>
    </section>
  );
}

type RowProps = Pick<Props, 'sources' | 'locale' | 'onOpen'>;

function Person({
  person: { part, role, name, phones, groupId, sources: ids },
  sources,
  locale,
  onOpen,
}: RowProps & { readonly person: PersonToRing }) {
  const isOther = part === 'other' && role !== undefined;
  return (
    <li className="people-row">
      <span className="people-part">{isOther ? role : contactPartNames[part]}</span>
      <span className="people-name">
        {groupId === undefined ? (
          <b>{name}</b>
        ) : (
          <BareButton className="people-open" onPress={() => onOpen(groupId)}>
            {name}
          </BareButton>
        )}
        {role !== undefined && !isOther ? <span className="people-role"> {role}</span> : undefined}
      </span>
      <span className="people-phones">
        {phones.length === 0 ? <span className="text-muted">{contactWords.noNumber}</span> : undefined}
        {phones.map((phone) => (
          <a key={phone} className="people-phone figures" href={`tel:${dialledNumber(phone)}`} aria-label={contactWords.ring(name, phone)}>
            {phone}
          </a>
        ))}
      </span>
      <SourceBadges sources={pickSources(ids, sources)} locale={locale} />
    </li>
  );
}

/** Decision on who decides for the patient; its words never lose what changes them ("Revoked …"). */
function Attorney({ notice, locale, onOpen }: RowProps & { readonly notice: Notice }) {
  return (
    <li className="people-row">
      <span className="people-part">{peoplePageWords.attorneys}</span>
      <span className="people-name people-wide">
        <BareButton className="people-open" onPress={() => onOpen(notice.id)}>
          {noticeText(notice)}
        </BareButton>
      </span>
      <SourceBadges sources={notice.sources} locale={locale} />
    </li>
  );
}

function Languages({ stated: { words, isNeeded, sources: ids }, sources, locale }: RowProps & { readonly stated: StatedLanguages }) {
  return (
    <li className="people-row">
      <span className="people-part">{peoplePageWords.languages}</span>
      <span className={`people-name people-wide ${isNeeded ? 'text-accent' : ''}`}>
        <b>{words}</b>
      </span>
      {ids.length === 0 ? (
        <span className="people-role">{peoplePageWords.ofBanner}</span>
      ) : (
        <SourceBadges sources={pickSources(ids, sources)} locale={locale} />
      )}
    </li>
  );
}
