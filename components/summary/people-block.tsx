'use client';
import { useMemo, useState } from 'react';
import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { pickSources, type PublicSource } from '#/lib/record/model/public-source.ts';
import { personMembers } from '#/lib/record/summary/rows/row-members.ts';
import { blockRooms, rowsThatFit } from '#/lib/record/summary/blocks/row-room.ts';
import type { PersonToRing } from '#/lib/record/summary/people/people-to-ring.ts';
import { contactPartNames, contactWords, dialledNumber } from '#/lib/record/words/contact-words.ts';
import { Block } from './block.tsx';
import { EmptyRow } from './empty-row.tsx';
import { lateOf, SettledRows } from './settled-rows.tsx';
import type { SummaryProps } from './summary-props.ts';
import { haveEnded, useSettling } from './use-settling.ts';
import { blockWords, peopleWords } from './words.ts';

/** Next of kin, key worker, nurse and practice with their numbers, as far as the sources give them. */
export function PeopleBlock({ summary: { people }, href, sources, onOpen, choice = '', ...line }: SummaryProps) {
  const [isWhole, setWhole] = useState(false);
  const { title, page } = blockWords.people;
  const { toRing, empty } = people;
  const rows = usePeopleRows(toRing.people);
  const room = isWhole ? Infinity : blockRooms.people;
  // Once an address is restricted nobody stays, not even as an empty place; whoever asks for everyone has them in order.
  const start = `${choice} ${toRing.isRestricted} ${isWhole}`;
  const settling = useSettling(rows, { room, hasEnded: haveEnded(people.sources) && !toRing.areHeld, choice: start });
  const cut = rows.length - rowsThatFit(rows, room).length;
  const to = href(page);
  return (
    <Block
      name="people"
      title={title}
      count={0}
      to={to}
      rest={cut > 0 ? peopleWords.more(cut) : ''}
      onRest={() => setWhole(true)}
      {...lateOf(settling, () => undefined)}
      sources={people.sources}
    >
      {toRing.remark ? <p className="summary-said">{toRing.remark}</p> : undefined}
      {!toRing.isRestricted && !toRing.areHeld && rows.length === 0 ? (
        empty ? (
          <EmptyRow empty={empty} {...line} />
        ) : (
          <p className="summary-said text-muted">{peopleWords.noneCurrent}</p>
        )
      ) : undefined}
      <SettledRows places={settling.places}>{({ person }) => <Person person={person} sources={sources} onOpen={onOpen} />}</SettledRows>
    </Block>
  );
}

/** The people with what their places go by; the same objects until the record changes. */
function usePeopleRows(people: readonly PersonToRing[]) {
  return useMemo(() => people.map((person) => ({ person, members: personMembers(person), lines: 0 })), [people]);
}

interface PersonProps extends Pick<SummaryProps, 'onOpen'> {
  readonly person: PersonToRing;
  readonly sources: ReadonlyMap<string, PublicSource>;
}

function Person({ person: { part, role, name, phone, groupId, sources: ids }, sources, onOpen }: PersonProps) {
  const holders = pickSources(ids, sources);
  const [first] = holders;
  const badge = (
    <span className="summary-badges" title={holders.map((holder) => holder.name).join(', ')}>
      {first ? <SourceBadge source={first} silent /> : undefined}
      <span className="visually-hidden">{holders.map((holder) => holder.name).join(', ')}</span>
    </span>
  );
  return (
    <div className="person">
      <span className="person-part">{part === 'other' ? (role ?? contactPartNames.other) : contactPartNames[part]}</span>
      <span className="person-name">
        {groupId === undefined ? (
          name
        ) : (
          <button type="button" className="person-open" onClick={() => onOpen(groupId)}>
            {name}
          </button>
        )}
        {role !== undefined && part !== 'other' ? (
          <>
            {' '}
            <span className="person-role">{role}</span>
          </>
        ) : undefined}
      </span>
      {phone === undefined ? (
        <span className="person-silent">{contactWords.noNumber}</span>
      ) : (
        <a className="person-phone figures" href={`tel:${dialledNumber(phone)}`} aria-label={contactWords.ring(name, phone)}>
          {phone}
        </a>
      )}
      {badge}
    </div>
  );
}
