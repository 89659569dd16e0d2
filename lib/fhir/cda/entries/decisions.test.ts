import { describe, expect, test } from 'vitest';
import { heldNotices } from '#/lib/record/decisions/held-notices.ts';
import { noticeText } from '#/lib/record/decisions/notice.ts';
import { source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { documentIn, entriesIn, withEntries } from '#/lib/fhir/cda/fixtures/rows.ts';
import { id } from '#/lib/fhir/cda/fixtures/shell.ts';
import { medicine, observation } from '#/lib/fhir/cda/fixtures/statements.ts';

const snomed = '2.16.840.1.113883.6.96';
const loinc = '2.16.840.1.113883.6.1';
const code = (value: string, system: string, name: string, inner = '') =>
  `<code code="${value}" codeSystem="${system}" displayName="${name}">${inner}</code>`;
const coded = (value: string, system: string, name: string) =>
  `<value xsi:type="CD" code="${value}" codeSystem="${system}" displayName="${name}"/>`;
const status = code('304251008', snomed, 'Resuscitation status');
const orders = code(
  '75320-2',
  loinc,
  'Advance directive',
  `<translation code="100822-6" codeSystem="${loinc}" displayName="Cardiopulmonary resuscitation orders"/>`,
);
const cpr = code('75320-2', loinc, 'Advance directive', `<translation code="89666000" codeSystem="${snomed}" displayName="CPR"/>`);
const from = '<effectiveTime><low value="20261112"/><high nullFlavor="NA"/></effectiveTime>';

/** Lines that the advance directive of a C-CDA document draws in the strip. */
function drawn(named: string, rest: string, change = (xml: string) => xml): readonly string[] {
  const xml = observation('2.16.840.1.113883.10.20.22.4.48', `${id('ad')}${named}`, rest);
  const entries = entriesIn(documentIn(withEntries('42348-3', change(xml))));
  return heldNotices(timelineOf({ source: source('s'), entries }), '2026-11-21T14:02:00Z').notices.map(
    (notice) => `${notice.tone} | ${noticeText(notice)}`,
  );
}

describe('H38 an advance directive of a C-CDA document', () => {
  test.each<[string, readonly string[], string]>([
    [
      'against',
      [status, from + coded('304253006', snomed, 'Not for resuscitation')],
      'danger | Resuscitation status: Not for resuscitation',
    ],
    ['for', [status, from + coded('304252001', snomed, 'For resuscitation')], 'plain | Resuscitation status: For resuscitation'],
    ['against, by an answer list', [orders, from + coded('LA33471-6', loinc, 'No CPR')], 'danger | Advance directive: No CPR'],
    ['for, by an answer list', [orders, from + coded('LA33470-8', loinc, 'Yes CPR')], 'plain | Advance directive: Yes CPR'],
    ['not to be performed, as a boolean', [cpr, `${from}<value xsi:type="BL" value="false"/>`], 'danger | Refused: '],
    ['to be performed, as a boolean', [cpr, `${from}<value xsi:type="BL" value="true"/>`], 'plain | '],
    [
      'a directive that must be opened',
      [code('75320-2', loinc, 'Advance directive'), `${from}<value xsi:type="ST">See the paper</value>`],
      'plain | Advance directive: See the paper',
    ],
    [
      'code and words that contradict',
      [status, `${from}<value xsi:type="CD" code="304253006" codeSystem="${snomed}" displayName="For full resuscitation"/>`],
      'plain | Contradictory: open: ',
    ],
    [
      'ended before the document was written',
      [
        status,
        `<effectiveTime><low value="20261001"/><high value="20261101"/></effectiveTime>${coded('304253006', snomed, 'Not for resuscitation')}`,
      ],
      'plain | No longer in force 01-Nov-2026: Resuscitation status: Not for resuscitation',
    ],
    [
      'ended after it was written',
      [
        status,
        `<effectiveTime><low value="20261001"/><high value="20261120"/></effectiveTime>${coded('304253006', snomed, 'Not for resuscitation')}`,
      ],
      'plain | Ended 20-Nov-2026: Resuscitation status: Not for resuscitation',
    ],
  ])('%s', (_, [named = '', rest = ''], line) => {
    const lines = drawn(named, rest);
    expect(lines.map((text) => text.slice(0, line.length))).toEqual([line]);
  });

  test('one that is denied is never read as one in force', () => {
    const negated = (xml: string) => xml.replace('classCode="OBS"', 'classCode="OBS" negationInd="true"');
    const [line] = drawn(status, from + coded('304253006', snomed, 'Not for resuscitation'), negated);
    expect(line).toMatch(/^plain \| .*Not the case/);
  });

  test('one that was stopped says so', () => {
    const stopped = (xml: string) => xml.replace('<statusCode code="completed"/>', '<statusCode code="aborted"/>');
    expect(drawn(status, from + coded('304253006', snomed, 'Not for resuscitation'), stopped)[0]).toMatch(/^plain \| No longer in force: /);
  });
});

describe('H37 a medicine that a C-CDA document says not to give', () => {
  const stripOf = (section: string, more: Partial<Parameters<typeof medicine>[0]>) => {
    const entries = entriesIn(documentIn(withEntries(section, medicine({ key: 'm', name: 'Ibuprofen', from: '20261112', ...more }))));
    return heldNotices(timelineOf({ source: source('s'), entries }), '2026-11-21T14:02:00Z').notices.map(({ tone, words }) => [
      tone,
      words,
    ]);
  };
  test.each<[string, string, Partial<Parameters<typeof medicine>[0]>, boolean]>([
    ['an order', '10160-0', { mood: 'RQO', negated: true }, true],
    ['an intent', '10160-0', { mood: 'INT', negated: true }, true],
    ['a plan', '18776-5', { mood: 'INT', negated: true }, true],
    ['an order to give', '10160-0', { mood: 'RQO' }, false],
    ['one that was not taken', '10160-0', { negated: true }, false],
    ['an order that is over', '10160-0', { mood: 'RQO', negated: true, status: 'aborted' }, false],
  ])('%s', (_, section, more, isHeeded) => {
    const strip = stripOf(section, more);
    expect(strip.map(([tone, words]) => [tone, words?.startsWith('Do not give: Ibuprofen')])).toEqual(isHeeded ? [['forbids', true]] : []);
  });
});
