import { describe, expect, test } from 'vitest';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { readCda } from '#/lib/fhir/cda/read-cda.ts';
import { entry } from '#/lib/record/testing/record-builders.ts';
import { takeApartDocument } from '#/lib/sources/documents/take-apart-document.ts';
import { cdaOf } from '#/lib/sources/testing/fake-documents.ts';
import { startEntryRelease } from './release-entries.ts';
import { policyAt } from '#/lib/access/testing/policy-at.ts';

const source = { id: 'vale', name: 'Vale', organisation: 'vale', mayWithholdPersonally: true } as SourceConfig;

type Label = 'N' | 'R' | 'V' | undefined;
const coded = (code: Label, element = 'confidentialityCode'): string =>
  code === undefined ? '' : `<${element} code="${code}" codeSystem="2.16.840.1.113883.5.25"/>`;
/** C-CDA DS4P: a security observation about what it stands in. */
const observed = (code: Label): string =>
  code === undefined
    ? ''
    : `<observation classCode="OBS" moodCode="EVN"><code code="SECCLASSOBS" codeSystem="2.16.840.1.113883.5.4"/>${coded(code, 'value')}</observation>`;

interface Labelled {
  readonly document?: Label;
  readonly section?: Label;
  readonly entry?: Label;
  /** An entry of the section that does nothing but label it. */
  readonly annotation?: Label;
}

/** Two sections with a problem each, of which the first is labelled. */
function labelledCda({ document, section, entry: one, annotation }: Labelled): string {
  const plain = cdaOf('one').replace(/<confidentialityCode[^>]*>/, coded(document));
  const [whole = ''] = /<component><section>.*<\/section><\/component>/s.exec(plain) ?? [];
  const other = whole.replaceAll('problem-0001', 'problem-0002').replaceAll('Asthma', 'Eczema').replaceAll('p1', 'p2');
  const within = one === undefined ? '' : `<entryRelationship typeCode="COMP">${observed(one)}</entryRelationship>`;
  const first = whole
    .replace('<text>', `${coded(section)}<text>`)
    .replace('</act></entry>', `${within}</act></entry>${annotation === undefined ? '' : `<entry>${observed(annotation)}</entry>`}`);
  return plain.replace(whole, first + other);
}

/** Titles of the entries released of such a document; `head`: the element of its label in place of a code of HL7. */
async function released(labels: Labelled, head?: string): Promise<readonly string[]> {
  const labelledText = labelledCda(labels);
  const read = readCda(head === undefined ? labelledText : labelledText.replace(/<confidentialityCode[^>]*>/, head));
  if (!read.ok) throw new Error(read.why);
  const labelled = { entry: entry('vale', 'letter', { title: 'Letter', category: 'documents' }), labels: [] };
  const { document, items } = await takeApartDocument(
    labelled,
    { cda: read.document, resources: read.document.resources },
    {
      ...{ source: 'vale', seen: new Set(), roomLeft: () => 100 },
    },
  );
  const all = [document, ...items.flatMap((item) => (item.type === 'entry' ? [item.labelled] : []))];
  return [...startEntryRelease(policyAt('vale'), source).entries(all)].map(({ title }) => title);
}

const documents: readonly Label[] = ['N', 'R', 'V'];
const sections: readonly Label[] = [undefined, 'N', 'R', 'V'];
const entries: readonly Label[] = [undefined, 'N', 'R'];
const all = documents.flatMap((document) => sections.flatMap((section) => entries.map((one) => ({ document, section, entry: one }))));
const isHigh = (label: Label): boolean => label === 'R' || label === 'V';

describe('H24 of the labels of a document, a section and an entry the highest counts', () => {
  test.each(all.map((labels) => [labels.document, labels.section ?? 'none', labels.entry ?? 'none', labels] as const))(
    'document %s, section %s, entry %s',
    async (_document, _section, _entry, labels) => {
      const [first, any] = [isHigh(labels.document) || isHigh(labels.section) || isHigh(labels.entry), isHigh(labels.document)];
      const shown = [...(first ? [] : ['Letter', 'Asthma']), ...(any ? [] : ['Eczema'])];
      // The label itself is read as one more observation of the entry.
      expect((await released(labels)).filter((title) => title !== 'N (v3-Confidentiality)')).toEqual(shown);
    },
  );

  test('a document without a label is no higher than its parts', async () => {
    expect(await released({})).toEqual(['Letter', 'Asthma', 'Eczema']);
    expect(await released({ entry: 'R' })).toEqual(['Eczema']);
  });

  test.each([
    ['words of N', 'code="N" codeSystem="2.16.840.1.113883.5.25" displayName="Restricted by the patient"', '', []],
    ['a local N', 'code="N" codeSystem="1.2.3" displayName="No access"', '', []],
    ['a local letter', 'code="L" codeSystem="1.2.3.4"', '', []],
    ['a translation', 'code="N" codeSystem="2.16.840.1.113883.5.25"', '<translation code="ETH" codeSystem="2.16.840.1.113883.5.4"/>', []],
    ['a qualifier', 'code="N"', '<qualifier><value code="R" codeSystem="2.16.840.1.113883.5.25"/></qualifier>', []],
    ['N in Italian', 'code="N" codeSystem="2.16.840.1.113883.5.25" displayName="normale"', '', ['Letter', 'Asthma', 'Eczema']],
    ['N without its system', 'code="N"', '', ['Letter', 'Asthma', 'Eczema']],
    ['N by its value set', 'code="N" codeSystem="2.16.840.1.113883.1.11.16926"', '', ['Letter', 'Asthma', 'Eczema']],
  ])('H45 the head by %s', async (_, attributes, within, shown) => {
    expect(await released({ document: 'N' }, `<confidentialityCode ${attributes}>${within}</confidentialityCode>`)).toEqual(shown);
  });

  test('an entry that does nothing but label its section restricts all of it', async () => {
    expect(await released({ document: 'N', annotation: 'R' })).toEqual(['Eczema']);
  });
});
