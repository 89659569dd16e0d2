import { describe, expect, it } from 'vitest';
import type { ContactPerson } from '#/lib/record/model/contact-person.ts';
import { apply, entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import { summariseRecord } from '#/lib/record/summary/summary.ts';

const city = source('city');
const care = source('care');
const ruth: ContactPerson = { part: 'next-of-kin', role: 'Daughter', name: 'Ruth Brooks', phones: ['07700 900118'] };
const nora: ContactPerson = { part: 'key-worker', name: 'Nora Obrien', phones: ['01632 960140'] };
const grace: ContactPerson = { part: 'nurse', name: 'Grace Reid', phones: ['01632 960150'] };
const surgery: ContactPerson = { part: 'practice', name: 'Riverside Surgery', phones: [] };

/** Has said something: what came before is then applied. */
const begun = { open: true, outcomes: { alerts: { state: 'none' } } } as const;

interface Told {
  readonly entries?: readonly TimelineEntry[];
  readonly city?: readonly ContactPerson[];
  readonly care?: readonly ContactPerson[];
  readonly restricted?: 'city';
  readonly identity?: boolean;
  readonly view?: View;
}

/** People of the block; each source's own Patient tells of some, entries of others. */
function people({ entries = [], restricted, identity = false, view = wholeView, ...told }: Told) {
  const joined = apply(timelineOf({ source: city, entries, ...begun }, { source: care, ...begun }), [
    { type: 'contacts', source: 'city', attempt: 1, contacts: told.city ?? [], ...(restricted && { restricted: true }) },
    { type: 'contacts', source: 'care', attempt: 1, contacts: told.care ?? [] },
    {
      type: 'patient',
      patient: {
        identity: { identifiers: [], family: 'Brooks', given: ['Amara'], restricted: identity },
        identifierLabel: 'NHS No.',
        from: 'City',
      },
    },
  ]);
  return summariseRecord(joined, view, hello.at).people.toRing;
}

const team = (contacts: readonly ContactPerson[], more: Partial<TimelineEntry> = {}) =>
  entry('city', 'team', { category: 'people', kind: 'care-team', contacts, ...more });
const lines = (told: Told) => people(told).people.map(({ name, phone, sources }) => [name, phone, sources.join('+')]);

describe('people to ring', () => {
  it('stand as next of kin, key worker, nurse, practice, then everyone else', () => {
    const other: ContactPerson = { part: 'other', role: 'Neighbour', name: 'Sam Hill', phones: ['01632 960001'] };
    expect(lines({ city: [other, surgery, grace], care: [ruth, nora] }).map(([name]) => name)).toEqual([
      'Ruth Brooks',
      'Nora Obrien',
      'Grace Reid',
      'Riverside Surgery',
      'Sam Hill',
    ]);
  });

  it('has one of each part before a second of any', () => {
    const second: ContactPerson = { ...ruth, name: 'Joan Brooks', phones: ['07700 900119'] };
    expect(lines({ city: [ruth, second, surgery] }).map(([name]) => name)).toEqual(['Ruth Brooks', 'Riverside Surgery', 'Joan Brooks']);
  });

  it('is one line for a person named by two sources with one number, however it is written', () => {
    expect(lines({ city: [ruth], care: [{ ...ruth, name: 'Mrs Ruth BROOKS', phones: ['+44 7700 900118'] }] })).toEqual([
      ['Ruth Brooks', '07700 900118', 'city+care'],
    ]);
  });

  it('a source without a number contradicts none', () => {
    expect(lines({ city: [surgery], care: [{ ...surgery, phones: ['01632 960100'] }] })).toEqual([
      ['Riverside Surgery', '01632 960100', 'care+city'],
    ]);
    expect(lines({ city: [surgery] })).toEqual([['Riverside Surgery', undefined, 'city']]);
  });

  it('H20 two numbers of one person stay two lines', () => {
    expect(lines({ city: [ruth], care: [{ ...ruth, phones: ['07700 900999'] }] })).toHaveLength(2);
  });

  it('H30 one name in two parts is two people', () => {
    expect(lines({ city: [ruth, { ...ruth, part: 'key-worker' }] })).toHaveLength(2);
  });

  it('are those of entries too, which open', () => {
    expect(people({ entries: [team([grace])] }).people).toMatchObject([{ name: 'Grace Reid', groupId: 'city|Thing/team' }]);
    expect(people({ entries: [team([grace], { assertion: 'removed' })] }).people).toEqual([]);
  });

  it('H21 a source that is not ticked names nobody', () => {
    const view: View = { ...wholeView, unticked: new Set(['city']) };
    expect(lines({ entries: [team([grace])], city: [ruth], care: [nora], view }).map(([name]) => name)).toEqual(['Nora Obrien']);
  });

  it.each<[string, Told]>([
    ['by the banner', { identity: true }],
    ['by a source', { restricted: 'city' }],
  ])('nobody is shown where the address is restricted: %s', (_, told) => {
    expect(people({ entries: [team([grace])], city: [ruth], care: [nora], ...told })).toEqual({
      isRestricted: true,
      people: [],
      remark: 'Not shown: this patient’s address and numbers are restricted.',
    });
  });
});
