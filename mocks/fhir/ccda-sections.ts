import type { CcdaAllergy, CcdaImmunization, CcdaInput, CcdaMedication, CcdaPanel, CcdaProblem, CcdaResult } from './ccda-input.ts';
import { code, escaped, id, loinc, period, section, snomed, table, templates, textAt, time, type Flavour } from './ccda-xml.ts';

/** OID of C-CDA's entry templates. */
const entry = (number: number): string => `2.16.840.1.113883.10.20.22.4.${number}`;
const sectionOf = (number: string): string => `2.16.840.1.113883.10.20.22.2.${number}`;

interface Of {
  readonly flavour: Flavour;
  readonly root: string;
}

const status = (value: string): string => `<statusCode code="${value}"/>`;

/** A concern and, within it, the observation: the shape of allergies and problems. */
function concern({ flavour, root }: Of, number: string, template: number, since: string, observation: string, over: boolean): string {
  const begun = `<effectiveTime><low value="${since.replaceAll('-', '')}"/></effectiveTime>`;
  return `<act classCode="ACT" moodCode="EVN">${templates(flavour, entry(template))}${id(root, `${number}-concern`)}<code code="CONC" codeSystem="2.16.840.1.113883.5.6"/>${status(over ? 'completed' : 'active')}${begun}<entryRelationship typeCode="SUBJ">${observation}</entryRelationship></act>`;
}

export function allergiesSection({ allergies, ...of }: CcdaInput): string {
  if (!allergies) return '';
  const rows = allergies.map(({ number, substance, reaction, severity, since }) => ({
    place: `allergy-${number}`,
    cells: [substance.display, reaction.display, severity.display, since],
  }));
  return section({
    flavour: of.flavour,
    template: sectionOf('6.1'),
    type: loinc('48765-2', 'Allergies and adverse reactions'),
    title: 'Allergies and Adverse Reactions',
    text: table(['Substance', 'Reaction', 'Severity', 'Since'], rows),
    entries: allergies.map((one) => allergyEntry(of, one)),
  });
}

function allergyEntry(of: Of, { number, substance, reaction, severity, since }: CcdaAllergy): string {
  const observation = `<observation classCode="OBS" moodCode="EVN">${templates(of.flavour, entry(7))}${id(of.root, number)}<code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/>${textAt(`allergy-${number}`)}${status('completed')}${period(since)}${code('value', snomed('416098002', 'Drug allergy'), 'CD')}<participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT">${code('code', substance)}</playingEntity></participantRole></participant><entryRelationship typeCode="MFST" inversionInd="true"><observation classCode="OBS" moodCode="EVN">${templates(of.flavour, entry(9))}${id(of.root, `${number}-reaction`)}<code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/>${status('completed')}${code('value', reaction, 'CD')}<entryRelationship typeCode="SUBJ" inversionInd="true"><observation classCode="OBS" moodCode="EVN">${templates(of.flavour, entry(8))}<code code="SEV" codeSystem="2.16.840.1.113883.5.4"/>${status('completed')}${code('value', severity, 'CD')}</observation></entryRelationship></observation></entryRelationship></observation>`;
  return concern(of, number, 30, since, observation, false);
}

export function problemsSection({ problems, ...of }: CcdaInput): string {
  if (!problems) return '';
  const rows = problems.map(({ number, problem, since, until }) => ({
    place: `problem-${number}`,
    cells: [problem.display, since, until ?? 'Active'],
  }));
  return section({
    flavour: of.flavour,
    template: sectionOf('5.1'),
    type: loinc('11450-4', 'Problem list'),
    title: 'Problems',
    text: table(['Problem', 'Since', 'Until'], rows),
    entries: problems.map((one) => problemEntry(of, one)),
  });
}

function problemEntry(of: Of, { number, problem, since, until }: CcdaProblem): string {
  const observation = `<observation classCode="OBS" moodCode="EVN">${templates(of.flavour, entry(4))}${id(of.root, number)}${code('code', snomed('55607006', 'Problem'))}${textAt(`problem-${number}`)}${status('completed')}${period(since, until)}${code('value', problem, 'CD')}</observation>`;
  return concern(of, number, 3, since, observation, until !== undefined);
}

export function medicationsSection({ medications, ...of }: CcdaInput): string {
  if (!medications) return '';
  const rows = medications.map(({ number, medicine, words, since, until }) => ({
    place: `medication-${number}`,
    cells: [medicine.display, words, since, until ?? 'Current'],
  }));
  return section({
    flavour: of.flavour,
    template: sectionOf('1.1'),
    type: loinc('10160-0', 'History of medication use'),
    title: 'Medications',
    text: table(['Medicine', 'Directions', 'Since', 'Until'], rows),
    entries: medications.map((one) => medicationEntry(of, one)),
  });
}

function medicationEntry({ flavour, root }: Of, { number, medicine, dose, unit, everyHours, since, until }: CcdaMedication): string {
  const rhythm = `<effectiveTime xsi:type="PIVL_TS" operator="A"><period value="${everyHours}" unit="h"/></effectiveTime>`;
  return `<substanceAdministration classCode="SBADM" moodCode="EVN">${templates(flavour, entry(16))}${id(root, number)}${textAt(`medication-${number}`)}${status(until === undefined ? 'active' : 'completed')}${period(since, until)}${rhythm}<routeCode code="C38288" codeSystem="2.16.840.1.113883.3.26.1.1" displayName="Oral"/><doseQuantity value="${dose}" unit="${unit}"/><consumable><manufacturedProduct classCode="MANU">${templates(flavour, entry(23))}<manufacturedMaterial>${code('code', medicine)}</manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>`;
}

export function resultsSection({ results, ...of }: CcdaInput): string {
  if (!results) return '';
  const rows = results.flatMap(({ panel, taken, results: tests }) =>
    tests.map(({ number, test, value, unit, low, high, flag }) => ({
      place: `result-${number}`,
      cells: [panel.display, test.display, `${value} ${unit}${flag === 'N' ? '' : ` (${flag})`}`, `${low}–${high}`, taken],
    })),
  );
  return section({
    flavour: of.flavour,
    template: sectionOf('3.1'),
    type: loinc('30954-2', 'Relevant diagnostic tests and laboratory data'),
    title: 'Results',
    text: table(['Panel', 'Test', 'Value', 'Range', 'Date'], rows),
    entries: results.map((one) => panelEntry(of, one)),
  });
}

function panelEntry(of: Of, { number, panel, taken, results }: CcdaPanel): string {
  const tests = results.map((one) => `<component>${resultEntry(of, one, taken)}</component>`).join('');
  return `<organizer classCode="BATTERY" moodCode="EVN">${templates(of.flavour, entry(1))}${id(of.root, number)}${code('code', panel)}${status('completed')}${tests}</organizer>`;
}

function resultEntry({ flavour, root }: Of, { number, test, value, unit, low, high, flag }: CcdaResult, taken: string): string {
  const range = `<referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="${low}" unit="${unit}"/><high value="${high}" unit="${unit}"/></value></observationRange></referenceRange>`;
  return `<observation classCode="OBS" moodCode="EVN">${templates(flavour, entry(2))}${id(root, number)}${code('code', test)}${textAt(`result-${number}`)}${status('completed')}${time('effectiveTime', taken)}<value xsi:type="PQ" value="${value}" unit="${unit}"/><interpretationCode code="${flag}" codeSystem="2.16.840.1.113883.5.83"/>${range}</observation>`;
}

export function immunizationsSection({ immunizations, ...of }: CcdaInput): string {
  if (!immunizations) return '';
  const rows = immunizations.map(({ number, vaccine, given, refused }) => ({
    place: `immunization-${number}`,
    cells: [vaccine.display, given, refused === undefined ? 'Given' : `Not given: ${refused}`],
  }));
  return section({
    flavour: of.flavour,
    template: sectionOf('2.1'),
    type: loinc('11369-6', 'History of immunization'),
    title: 'Immunizations',
    text: table(['Vaccine', 'Date', 'Status'], rows),
    entries: immunizations.map((one) => immunizationEntry(of, one)),
  });
}

function immunizationEntry({ flavour, root }: Of, { number, vaccine, given, refused }: CcdaImmunization): string {
  const reason =
    refused === undefined
      ? ''
      : `<entryRelationship typeCode="RSON"><observation classCode="OBS" moodCode="EVN">${templates(flavour, entry(53))}<code code="PATOBJ" codeSystem="2.16.840.1.113883.5.8" displayName="${escaped(refused)}"/>${status('completed')}</observation></entryRelationship>`;
  return `<substanceAdministration classCode="SBADM" moodCode="EVN" negationInd="${refused !== undefined}">${templates(flavour, entry(52))}${id(root, number)}${textAt(`immunization-${number}`)}${status('completed')}${time('effectiveTime', given)}<consumable><manufacturedProduct classCode="MANU">${templates(flavour, entry(54))}<manufacturedMaterial>${code('code', vaccine)}</manufacturedMaterial></manufacturedProduct></consumable>${reason}</substanceAdministration>`;
}
