import 'server-only';
import type { Category } from '#/lib/record/model/category.ts';
import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import { referencesIn } from '#/lib/fhir/resource/references-in.ts';
import type { AnswerLimitation, QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import { traceOf } from '#/lib/sources/answer/query-traces.ts';
import { referenceAtServer, type ServerAddress } from '#/lib/sources/http/address-under-base.ts';
import { classifyInSlices } from './classify-resources.ts';
import { idsAtOnce, readByIds } from '#/lib/sources/fetch/read-by-ids.ts';
import type { ResourceIntake } from './intake.ts';
import type { PagesRun } from './pages-run.ts';
import { checkSubject } from './subject-check.ts';
import { queryDetails, searchLimits } from './words.ts';

const type = 'RelatedPerson';
/** Types that name relatives and carers in a record; few of each, so that looking through them costs little. */
const namingTypes = new Set('Appointment CareTeam CommunicationRequest Consent Coverage Encounter QuestionnaireResponse'.split(' '));
const mostPeople = 100;

/** Ids of the RelatedPersons of this server that resources of a page name. */
export function relatedPeopleIn(entries: readonly BundleEntry[], server: ServerAddress): readonly string[] {
  return entries.flatMap(({ resource: value }) => {
    const resource = resourceOf(value);
    if (resource === undefined || !namingTypes.has(resource.resourceType)) return [];
    return referencesIn(resource).flatMap((text) => {
      const reference = referenceAtServer(server, text);
      return reference?.type === type ? [reference.id] : [];
    });
  });
}

interface PeopleToRead {
  readonly run: PagesRun;
  readonly intake: ResourceIntake;
  /** Ids that the pages name. */
  readonly people: ReadonlySet<string>;
  readonly ends: QueryEnd[];
}

/**
 * Reads the RelatedPersons that the record names and no search gave: many servers give them by id alone (standards §4.2). One who
 * belongs to another patient's record, as a mother to her baby's, is left where they are: nothing says that they are this patient's (H02).
 */
export async function readRelatedPeople({ run, intake, people, ends }: PeopleToRead): Promise<void> {
  const missing = [...people].filter((id) => !intake.received.seen.has(`${type}/${id}`));
  if (missing.length === 0 || !run.readsRelatedPeople || intake.foreign) return;
  const trace = traceOf(run.traces, type, `${type}?_id=(as referenced)`);
  const read = { connection: run.connection, type, requestId: `${trace.requestId}.reference` };
  const entries: BundleEntry[] = [];
  const wanted = missing.slice(0, mostPeople);
  const budget = { left: mostPeople };
  for (let at = 0; at < wanted.length; at += idsAtOnce) entries.push(...(await readByIds(read, wanted.slice(at, at + idsAtOnce), budget)));
  const own = entries.filter(({ resource: value }) => {
    const resource = resourceOf(value);
    return resource !== undefined && checkSubject(resource, run.subject, run.version) === 'this-patient';
  });
  const categories = new Set<Category>();
  const limitations: AnswerLimitation[] =
    entries.length < missing.length ? [{ state: 'partial', why: searchLimits.relatedPeople, lost: true }] : [];
  for (const slice of classifyInSlices(own, intake.received, own.length + 1))
    await intake.take(slice.slice(0, intake.roomLeft()), { trace, categories, limitations });
  if (trace.state === 'not-asked') Object.assign(trace, { state: 'complete', detail: queryDetails.byReference });
  ends.push({ categories, queriedCategories: [], alsoAffects: ['people'], limitations });
}
