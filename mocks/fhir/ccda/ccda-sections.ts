import { element, type XmlElement } from '#/mocks/fhir/xml.ts';
import type { CcdaAllergy, CcdaInput, CcdaPanel, CcdaProblem, CcdaResult } from './ccda-input.ts';
import { actCode, code, id, loinc, period, snomed, status, templates, textAt, time } from './ccda-elements.ts';
import { entriesSection, entryTemplate, event, observation, type DocumentRoot } from './ccda-entries.ts';

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
  element(
    'act',
    { classCode: 'ACT', ...event },
    templates(flavour, entryTemplate(template)),
    id(root, `${number}-concern`),
    element('code', { code: 'CONC', codeSystem: '2.16.840.1.113883.5.6' }),
    status(completed ? 'completed' : 'active'),
    element('effectiveTime', {}, time('low', since)),
    element('entryRelationship', { typeCode: 'SUBJ' }, concerned),
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
  const severityObservation = observation(
    templates(flavour, entryTemplate(8)),
    actCode('SEV'),
    status('completed'),
    code('value', severity, 'CD'),
  );
  const reactionObservation = observation(
    templates(flavour, entryTemplate(9)),
    id(root, `${number}-reaction`),
    actCode('ASSERTION'),
    status('completed'),
    code('value', reaction, 'CD'),
    element('entryRelationship', { typeCode: 'SUBJ', inversionInd: 'true' }, severityObservation),
  );
  const playingEntity = element('playingEntity', { classCode: 'MMAT' }, code('code', substance));
  const allergy = observation(
    templates(flavour, entryTemplate(7)),
    id(root, number),
    actCode('ASSERTION'),
    textAt(`allergy-${number}`),
    status('completed'),
    period(since),
    code('value', snomed('416098002', 'Drug allergy'), 'CD'),
    element('participant', { typeCode: 'CSM' }, element('participantRole', { classCode: 'MANU' }, playingEntity)),
    element('entryRelationship', { typeCode: 'MFST', inversionInd: 'true' }, reactionObservation),
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
  const stated = observation(
    templates(document.flavour, entryTemplate(4)),
    id(document.root, number),
    code('code', snomed('55607006', 'Problem')),
    textAt(`problem-${number}`),
    status('completed'),
    period(since, until),
    code('value', problem, 'CD'),
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
  element(
    'organizer',
    { classCode: 'BATTERY', ...event },
    templates(document.flavour, entryTemplate(1)),
    id(document.root, number),
    code('code', panel),
    status('completed'),
    results.map((result) => element('component', {}, resultEntry(document, result, takenOn))),
  );

function resultEntry(
  { flavour, root }: DocumentRoot,
  { number, test, value, unit, low, high, flag }: CcdaResult,
  takenOn: string,
): XmlElement {
  const range = element('value', { 'xsi:type': 'IVL_PQ' }, element('low', { value: low, unit }), element('high', { value: high, unit }));
  return observation(
    templates(flavour, entryTemplate(2)),
    id(root, number),
    code('code', test),
    textAt(`result-${number}`),
    status('completed'),
    time('effectiveTime', takenOn),
    element('value', { 'xsi:type': 'PQ', value, unit }),
    element('interpretationCode', { code: flag, codeSystem: '2.16.840.1.113883.5.83' }),
    element('referenceRange', {}, element('observationRange', {}, range)),
  );
}
