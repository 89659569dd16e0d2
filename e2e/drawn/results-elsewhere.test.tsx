import { describe as suite, expect, test } from 'vitest';
import { laterPotassium, reportWithResultsInside } from '#/lib/fhir/fixtures/results-inside.ts';
import * as parts from '#/lib/fhir/fixtures/value-and-parts.ts';
import { coded, list, readAll, subject } from '#/lib/fhir/gp-connect/testing/read-all.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import { supportedVersions } from '#/lib/fhir/versions/registry.ts';
import { drawEntries, drawSearch, drawSummaryApart, drawTrend } from './draw-entries.tsx';
import { entriesAs } from './lost-leaves.ts';

const r4 = supportedVersions.find(({ label }) => label === 'R4');
const entriesOf = (...resources: readonly Resource[]) => entriesAs(resources, r4);

suite('H36 a trend of one organism is none of another', () => {
  test('a concentration that belongs to another organism is in the table, and says why it is not drawn', () => {
    const quantities = parts.culturesOfTwo.map((resource) => {
      const { valueCodeableConcept: _, ...rest } = resource;
      const value = resource.id === 'genta-r' ? 16 : 1;
      return String(resource.id).startsWith('genta')
        ? { ...rest, resourceType: 'Observation', valueQuantity: { value, unit: 'mg/L' } }
        : resource;
    });
    const trend = drawTrend(entriesOf(...quantities), 'Gentamicin');
    expect(trend).toMatch(/16 mg\/L ◆ Resistant part of Organism: MRSA, of Urine culture/);
    expect(trend).toMatch(/1 mg\/L .*part of Organism: E\. coli, of Urine culture Not drawn: belongs to Organism: E\. coli/);
  });

  test('must not change: results of one panel are one series', () => {
    const days = ['2026-11-12', '2026-11-13'].flatMap((day) =>
      parts.plainPanel.map((resource) => ({
        ...resource,
        id: `${String(resource.id)}-${day}`,
        effectiveDateTime: day,
        code: resource.id === 'hb' ? { coding: [{ system: 'http://loinc.org', code: '718-7', display: 'Haemoglobin' }] } : resource.code,
        ...(resource.id === 'fbc' && { hasMember: ['hb', 'plt'].map((id) => ({ reference: `Observation/${id}-${day}` })) }),
      })),
    );
    expect(drawTrend(entriesOf(...days), 'Haemoglobin')).toMatch(/2 results as sent/);
    expect(drawTrend(entriesOf(...days), 'Haemoglobin')).not.toContain('Not drawn');
  });
});

suite('H36 test groups of GP Connect', () => {
  const observationWith = (id: string, more: object): object => ({
    resourceType: 'Observation',
    id,
    status: 'final',
    subject,
    effectiveDateTime: '2026-11-12T09:00:00+00:00',
    ...more,
  });
  const group = observationWith('group', {
    code: coded('1', 'Urine culture'),
    valueString: 'Growth',
    related: [{ type: 'has-member', target: { reference: 'Observation/member' } }],
  });
  const member = observationWith('member', { code: coded('2', 'Trimethoprim'), valueString: 'Resistant' });
  const report = {
    resourceType: 'DiagnosticReport',
    id: 'report',
    status: 'final',
    code: coded('721981007', 'Diagnostic studies report'),
    subject,
    issued: '2026-11-13',
    result: [{ reference: 'Observation/group' }],
  };

  test('the header keeps its value, and its members stand below it', () => {
    const { entries } = readAll([list('887191000000108', ['DiagnosticReport/report']), report, group, member]);
    const { rows, paper } = drawEntries([...entries.values()]);
    expect(rows.split('\n')).toHaveLength(1);
    for (const text of [rows, paper]) {
      expect(text).toMatch(/Urine culture .*Growth/);
      expect(text).toMatch(/Trimethoprim .*part of Urine culture: Growth/);
    }
  });

  test('a header without its report is one row with its members', () => {
    const { entries } = readAll([list('826501000000100', ['Observation/group']), group, member]);
    const { rows } = drawEntries([...entries.values()]);
    expect(rows.split('\n')).toHaveLength(1);
    expect(rows).toMatch(/Urine culture .*Growth.*Trimethoprim .*Resistant/);
  });
});

suite('H36 results that travel inside a report reach its row', () => {
  const inside = entriesOf(reportWithResultsInside);

  test('flagged ones on the row and the first screen, all on paper, in the drawer and in a search', () => {
    const { rows, drawers, paper } = drawEntries(inside);
    expect(rows).toMatch(/Potassium 7\.1 mmol\/L ▲▲ Very high Blood gas: Lactate 6 mmol\/L ▲ High/);
    const summary = drawSummaryApart(inside);
    expect(summary.drawnWords).toMatch(/Urea and electrolytes: Potassium 7\.1 mmol\/L ▲▲ Very high .*Blood gas: Lactate 6 mmol\/L ▲/);
    expect(summary.spokenWords).toContain('Urea and electrolytes, Potassium 7.1 millimoles per litre, Very high, Blood gas: Lactate 6 ');
    for (const text of [drawers, paper]) expect(['Potassium', 'Sodium', 'Lactate'].filter((name) => !text.includes(name))).toEqual([]);
    expect(drawSearch(inside, 'lactate')).toContain('Urea and electrolytes');
  });

  test('H12 a cancelled one is no finding', () => {
    const { rows, drawers } = drawEntries(inside);
    expect(rows).not.toContain('Calcium');
    expect(drawers).toContain('Cancelled: 9.9 mmol/L');
  });

  test('its values are in the trend', () => {
    const trend = drawTrend(entriesOf(reportWithResultsInside, laterPotassium), 'Potassium');
    expect(trend).toMatch(/7\.1 mmol\/L ▲▲ Very high .*4\.4 mmol\/L/);
  });
});
