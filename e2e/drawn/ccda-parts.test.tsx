import { describe as suite, expect, test } from 'vitest';
import { documentIn, entriesIn, withEntries } from '#/lib/fhir/cda/fixtures/rows.ts';
import { id, within } from '#/lib/fhir/cda/fixtures/shell.ts';
import { drawEntries, drawSummaryApart } from './draw-entries.tsx';

const loinc = '2.16.840.1.113883.6.1';
const result = '<templateId root="2.16.840.1.113883.10.20.22.4.2"/>';
const organizer = '<templateId root="2.16.840.1.113883.10.20.22.4.1"/>';
const flag = (code: string): string => `<interpretationCode code="${code}" codeSystem="2.16.840.1.113883.5.83"/>`;
const text = (words: string): string => `<value xsi:type="ST">${words}</value>`;

interface Part {
  readonly name: string;
  readonly value?: string;
  readonly more?: string;
  readonly status?: string;
  readonly attributes?: string;
}

function observation({ name, value = '', more = '', status = 'completed', attributes = 'moodCode="EVN"' }: Part): string {
  return `<observation classCode="OBS" ${attributes}>${result}${id(name)}<code code="1" codeSystem="${loinc}" displayName="${name}"/><statusCode code="${status}"/>${value}${more}</observation>`;
}

function panel(name: string, ...parts: readonly string[]): string {
  const components = parts.map((part) => `<component>${part}</component>`).join('');
  return `<organizer classCode="BATTERY" moodCode="EVN">${organizer}${id(name)}<code code="2" codeSystem="${loinc}" displayName="${name}"/><statusCode code="completed"/><effectiveTime value="20261112"/>${components}</organizer>`;
}

const drawn = (...entries: readonly string[]) => entriesIn(documentIn(withEntries('30954-2', ...entries)));

const gentamicin = observation({ name: 'Gentamicin', value: text('Resistant'), more: flag('R') });
const organism = observation({ name: 'Organism', value: text('MRSA'), more: flag('AA') + within('COMP', gentamicin) });
const culture = observation({ name: 'Blood culture', value: text('Growth'), more: within('COMP', organism) });

suite('H36 the parts of a C-CDA observation stand on its row', () => {
  test('an organism with its sensitivity, and their flags', () => {
    const { rows, drawers, paper } = drawEntries(drawn(culture));
    for (const place of [rows, drawers, paper]) {
      expect(place).toMatch(/Growth Organism MRSA ◆◆ \S.*Organism MRSA: Gentamicin Resistant ◆ Resistant/);
    }
    const summary = drawSummaryApart(drawn(culture));
    expect(summary.drawnWords).toMatch(
      /Blood culture: Organism ◆◆ .*MRSA Critically abnormal · Blood culture Growth · Organism MRSA: Gentamicin/,
    );
    expect(summary.spokenWords).toContain('Blood culture Growth, Organism MRSA, critically abnormal, Organism MRSA: Gentamicin Resistant');
  });

  test('the answers of a score', () => {
    const answers = ['Eyes', 'Voice'].map((name) => within('COMP', observation({ name, value: '<value xsi:type="INT" value="2"/>' })));
    const score = observation({ name: 'Coma scale', value: '<value xsi:type="INT" value="9"/>', more: answers.join('') });
    expect(drawEntries(drawn(score)).rows).toContain('9 Eyes 2 Voice 2');
  });

  test('a part with a time of its own keeps it in the words of the entry', () => {
    const part = observation({ name: 'INR', value: text('2.1'), more: '<effectiveTime value="20261103"/>' });
    const { drawers, rows } = drawEntries(drawn(observation({ name: 'Clotting', value: text('see parts'), more: within('COMP', part) })));
    expect(rows).toContain('INR 2.1');
    expect(drawers).toMatch(/As written .*INR: 2\.1 \(on 03-Nov-2026\)/);
  });

  test.each([
    ['denied', observation({ name: 'MRSA', value: text('found'), attributes: 'moodCode="EVN" negationInd="true"' })],
    ['asked for', observation({ name: 'MRSA', value: text('found'), attributes: 'moodCode="RQO"' })],
    ['cancelled', observation({ name: 'MRSA', value: text('found'), status: 'cancelled' })],
  ])('H11 must not change: a part that is %s is no finding, and is said', (_, part) => {
    const { rows, drawers } = drawEntries(drawn(observation({ name: 'Swab', value: text('Growth'), more: within('COMP', part) })));
    expect(rows).not.toContain('MRSA found');
    expect(drawers).toMatch(/MRSA/);
  });

  test('must not change: a statement about an observation is no part of it', () => {
    const severity = observation({ name: 'Severity', value: text('Moderate') });
    const { rows, drawers } = drawEntries(drawn(observation({ name: 'Pain', value: text('Present'), more: within('SUBJ', severity) })));
    expect(rows).not.toContain('Moderate');
    expect(drawers).toContain('Severity: Moderate');
  });
});

suite('H36 a C-CDA panel within a panel is one row with it', () => {
  test('and its results name it', () => {
    const inner = panel('Isolate 1: MRSA', gentamicin);
    const { rows } = drawEntries(drawn(panel('Blood culture', observation({ name: 'Gram stain', value: text('Cocci') }), inner)));
    expect(rows.split('\n')).toHaveLength(1);
    expect(rows).toMatch(/Gentamicin .*part of Isolate 1: MRSA/);
  });

  test('must not change: one panel is one row', () => {
    const { rows } = drawEntries(drawn(panel('Full blood count', observation({ name: 'Haemoglobin', value: text('104') }))));
    expect(rows.split('\n')).toHaveLength(1);
    expect(rows).not.toContain('part of');
  });
});
