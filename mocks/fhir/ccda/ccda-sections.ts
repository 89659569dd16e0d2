import { xmlElement, type XmlElement } from '#/mocks/fhir/xml.ts';
import type { CcdaAllergy, CcdaInput, CcdaPanel, CcdaProblem, CcdaResult } from './ccda-input.ts';
import {
  actCode,
  codeElement,
  idElement,
  loinc,
  periodElement,
  snomed,
  statusElement,
  templateElements,
  textAt,
  timeElement,
} from './ccda-elements.ts';
import { entriesSection, entryTemplate, eventMood, observationElement, type DocumentRoot } from './ccda-entries.ts';

interface ConcernInput {
  readonly number: string;
  readonly template: number;
  readonly since: string;
  readonly completed: boolean;
}

/** A concern and, within it, the observation: the shape of allergies and problems. */
const concern = (
  { flavour, root }: DocumentRoot,
  { number, template, since, completed }: ConcernInput,
  concerned: XmlElement,
): XmlElement =>
  xmlElement(
    'act',
    { classCode: 'ACT', ...eventMood },
    templateElements(flavour, entryTemplate(template)),
    idElement(root, `${number}-concern`),
    xmlElement('code', { code: 'CONC', codeSystem: '2.16.840.1.113883.5.6' }),
    statusElement(completed ? 'completed' : 'active'),
    xmlElement('effectiveTime', {}, timeElement('low', since)),
    xmlElement('entryRelationship', { typeCode: 'SUBJ' }, concerned),
  );

export function allergiesSection({ allergies, ...document }: CcdaInput): readonly XmlElement[] {
  if (!allergies) return [];
  const rows = allergies.map(({ number, substance, reaction, severity, since }) => ({
    id: `allergy-${number}`,
    cells: [substance.display, reaction.display, severity.display, since],
  }));
  const titles = { type: loinc('48765-2', 'Allergies and adverse reactions'), title: 'Allergies and Adverse Reactions' };
  const heads = ['Substance', 'Reaction', 'Severity', 'Since'];
  const entries = allergies.map((allergy) => allergyEntry(document, allergy));
  return [entriesSection(document, { template: '6.1', ...titles, heads, rows, entries })];
}

function allergyEntry(document: DocumentRoot, { number, substance, reaction, severity, since }: CcdaAllergy): XmlElement {
  const { flavour, root } = document;
  const severityObservation = observationElement(
    templateElements(flavour, entryTemplate(8)),
    actCode('SEV'),
    statusElement('completed'),
    codeElement('value', severity, 'CD'),
  );
  const reactionObservation = observationElement(
    templateElements(flavour, entryTemplate(9)),
    idElement(root, `${number}-reaction`),
    actCode('ASSERTION'),
    statusElement('completed'),
    codeElement('value', reaction, 'CD'),
    xmlElement('entryRelationship', { typeCode: 'SUBJ', inversionInd: 'true' }, severityObservation),
  );
  const playingEntity = xmlElement('playingEntity', { classCode: 'MMAT' }, codeElement('code', substance));
  const allergy = observationElement(
    templateElements(flavour, entryTemplate(7)),
    idElement(root, number),
    actCode('ASSERTION'),
    textAt(`allergy-${number}`),
    statusElement('completed'),
    periodElement(since),
    codeElement('value', snomed('416098002', 'Drug allergy'), 'CD'),
    xmlElement('participant', { typeCode: 'CSM' }, xmlElement('participantRole', { classCode: 'MANU' }, playingEntity)),
    xmlElement('entryRelationship', { typeCode: 'MFST', inversionInd: 'true' }, reactionObservation),
  );
  return concern(document, { number, template: 30, since, completed: false }, allergy);
}

export function problemsSection({ problems, ...document }: CcdaInput): readonly XmlElement[] {
  if (!problems) return [];
  const rows = problems.map(({ number, problem, since, until }) => ({
    id: `problem-${number}`,
    cells: [problem.display, since, until ?? 'Active'],
  }));
  const titles = { type: loinc('11450-4', 'Problem list'), title: 'Problems' };
  const entries = problems.map((problem) => problemEntry(document, problem));
  return [entriesSection(document, { template: '5.1', ...titles, heads: ['Problem', 'Since', 'Until'], rows, entries })];
}

function problemEntry(document: DocumentRoot, { number, problem, since, until }: CcdaProblem): XmlElement {
  const stated = observationElement(
    templateElements(document.flavour, entryTemplate(4)),
    idElement(document.root, number),
    codeElement('code', snomed('55607006', 'Problem')),
    textAt(`problem-${number}`),
    statusElement('completed'),
    periodElement(since, until),
    codeElement('value', problem, 'CD'),
  );
  return concern(document, { number, template: 3, since, completed: until !== undefined }, stated);
}

export function resultsSection({ results, ...document }: CcdaInput): readonly XmlElement[] {
  if (!results) return [];
  const rows = results.flatMap(({ panel, takenOn, results: tests }) =>
    tests.map(({ number, test, value, unit, low, high, flag }) => ({
      id: `result-${number}`,
      cells: [panel.display, test.display, `${value} ${unit}${flag === 'N' ? '' : ` (${flag})`}`, `${low}–${high}`, takenOn],
    })),
  );
  const titles = { type: loinc('30954-2', 'Relevant diagnostic tests and laboratory data'), title: 'Results' };
  const heads = ['Panel', 'Test', 'Value', 'Range', 'Date'];
  const entries = results.map((panel) => panelEntry(document, panel));
  return [entriesSection(document, { template: '3.1', ...titles, heads, rows, entries })];
}

const panelEntry = (document: DocumentRoot, { number, panel, takenOn, results }: CcdaPanel): XmlElement =>
  xmlElement(
    'organizer',
    { classCode: 'BATTERY', ...eventMood },
    templateElements(document.flavour, entryTemplate(1)),
    idElement(document.root, number),
    codeElement('code', panel),
    statusElement('completed'),
    results.map((result) => xmlElement('component', {}, resultEntry(document, result, takenOn))),
  );

function resultEntry(
  { flavour, root }: DocumentRoot,
  { number, test, value, unit, low, high, flag }: CcdaResult,
  takenOn: string,
): XmlElement {
  const range = xmlElement(
    'value',
    { 'xsi:type': 'IVL_PQ' },
    xmlElement('low', { value: low, unit }),
    xmlElement('high', { value: high, unit }),
  );
  return observationElement(
    templateElements(flavour, entryTemplate(2)),
    idElement(root, number),
    codeElement('code', test),
    textAt(`result-${number}`),
    statusElement('completed'),
    timeElement('effectiveTime', takenOn),
    xmlElement('value', { 'xsi:type': 'PQ', value, unit }),
    xmlElement('interpretationCode', { code: flag, codeSystem: '2.16.840.1.113883.5.83' }),
    xmlElement('referenceRange', {}, xmlElement('observationRange', {}, range)),
  );
}
