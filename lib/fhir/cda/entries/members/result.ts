import { codingsOf, namedConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { nullFlavor } from '#/lib/fhir/cda/codes/null-flavor.ts';
import { dateChoice } from '#/lib/fhir/cda/datatypes/dates.ts';
import { identifiersOf } from '#/lib/fhir/cda/datatypes/identifier.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { type Element, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { observationOf, observationStatus, specimenOf } from '#/lib/fhir/cda/entries/observation.ts';
import {
  authoredAt,
  isNegated,
  moodOf,
  displayReference,
  performersOf,
  statusOf,
  relatedStatements,
} from '#/lib/fhir/cda/entries/statement.ts';
import { partyText } from '#/lib/fhir/cda/datatypes/people.ts';
import { type BuiltResource, type EntryMember, type StatementContext, buildResource } from '#/lib/fhir/cda/entries/statement-context.ts';

const organizer = new Set(['2.16.840.1.113883.10.20.22.4.1', '2.16.840.1.113883.10.20.1.32']);
const observation = new Set(['2.16.840.1.113883.10.20.22.4.2', '2.16.840.1.113883.10.20.1.31']);
const section = '30954-2';

/** Result organizer with its observations: a report and its results. */
export const resultEntry: EntryMember = {
  name: 'result',
  templates: new Set([...organizer, ...observation]),
  fits: (statement, context) =>
    context.section.has(section) && (statement.name === 'observation' || statement.name === 'organizer') && moodOf(statement) === 'EVN',
  read: (statement, statementContext) =>
    statement.name === 'organizer'
      ? panel(statement, statementContext)
      : [observationOf(statement, serviceOf(statement, statementContext).category, 'Result', statementContext)],
};

interface Service {
  /** v2 table 0074. */
  readonly code: string;
  /** HL7 observation-category. */
  readonly category: string;
}

const laboratory: Service = { code: 'LAB', category: 'laboratory' };
const imaging: Service = { code: 'RAD', category: 'imaging' };
const pathology: Service = { code: 'SP', category: 'laboratory' };

/** Service of a result, by its own code or its section's: LOINC document types and parts, SNOMED CT. */
const services = new Map<string, Service>([
  ['18748-4', imaging],
  ['LP29684-5', imaging],
  ['363679005', imaging],
  ['394914008', imaging],
  ['27898-6', pathology],
  ['60567-5', pathology],
  ['11526-1', pathology],
  ['LP7839-6', pathology],
]);

/** A result section holds all of them; what nothing is said of is a laboratory's. */
function serviceOf(statement: Element, { section }: StatementContext, around?: Service): Service {
  const code = childNamed(statement, 'code');
  const codes = [...(code === undefined ? [] : codingsOf(code)).map((coding) => String(coding.code)), ...section];
  return codes.map((item) => services.get(item)).find((service) => service !== undefined) ?? around ?? laboratory;
}

/** Neither a name nor a value: its words decide what it says. */
function saysNothing(part: Element): boolean {
  const value = childNamed(part, 'value');
  return nullFlavor(childNamed(part, 'code')) !== undefined && (value === undefined || nullFlavor(value) !== undefined);
}

const statuses = new Map([
  ['active', 'preliminary'],
  ['completed', 'final'],
  ['aborted', 'cancelled'],
  ['cancelled', 'cancelled'],
  ['held', 'registered'],
  ['suspended', 'registered'],
  ['nullified', 'entered-in-error'],
]);

function panel(statement: Element, context: StatementContext, around?: Service): readonly BuiltResource[] {
  const service = serviceOf(statement, context, around);
  const inner: StatementContext = { ...context, around: statement };
  const parts = relatedStatements(statement).map((related) => related.statement);
  const happened = (part: Element): boolean => part.name === 'observation' && moodOf(part) === 'EVN' && !saysNothing(part);
  const results = parts.filter(happened).map((item) => observationOf(item, serviceOf(item, context, service).category, 'Result', inner));
  const panels = parts.filter((part) => part.name === 'organizer').map((part) => panel(part, inner, service));
  const nested = [
    ...panels.flat(),
    // A result that is only asked for is no result; "No results on file" is neither.
    ...parts.filter((part) => part.name === 'observation' && !happened(part)).flatMap((part) => context.read(part, inner)),
  ];
  for (const result of results) context.claimed.add(result.element);
  const code = namedConcept(childNamed(statement, 'code'), 'Report', context.narrative);
  // An organizer without a name is only a bracket around its results.
  if (code === undefined) return [...results, ...nested];
  const statusCode = statusOf(statement);
  const report = buildResource(
    statement,
    'DiagnosticReport',
    presentParts({
      identifier: identifiersOf(childrenNamed(statement, 'id')),
      status: isNegated(statement)
        ? 'cancelled'
        : statusCode === undefined
          ? observationStatus(statement)
          : (statuses.get(statusCode) ?? statusCode),
      category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: service.code }] }],
      code,
      ...effectiveOf(statement, results),
      issued: authoredAt(statement),
      performer: performers(statement),
      specimen: [specimenOf(statement, context.narrative)].filter((specimen) => specimen !== undefined),
    }),
  );
  // A panel within a panel belongs to it, with its own results; of a bracket they are the outer one's (H36).
  const within = panels.flatMap((built) => (built[0]?.results === undefined ? built : built.slice(0, 1)));
  return [{ ...report, results: [...results, ...within].map(({ element }) => element) }, ...results, ...nested];
}

/** The report's time, else that of its results when it is one. */
function effectiveOf(statement: Element, results: readonly BuiltResource[]): ReturnType<typeof dateChoice> {
  const own = dateChoice('effective', childNamed(statement, 'effectiveTime'));
  if (Object.keys(own).length > 0) return own;
  const times = new Set(results.map(({ resource }) => resource.effectiveDateTime));
  const [time] = times;
  return times.size === 1 && time !== undefined ? { effectiveDateTime: time } : {};
}

function performers(statement: Element): readonly unknown[] {
  const own = performersOf(statement);
  if (own.length > 0) return own;
  return childrenNamed(statement, 'author')
    .map((author) => displayReference(partyText(childNamed(author, 'assignedAuthor'))))
    .filter((item) => item !== undefined);
}
