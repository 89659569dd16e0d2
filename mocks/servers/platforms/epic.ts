import { fhirAnswer } from '#/mocks/servers/fhir/fhir-outcome.ts';
import { textsAt } from '#/mocks/servers/fhir/fhir-resource.ts';
import { editBundle, outcomeEntry, withLink, type MockEntry } from './bundle-edit.ts';
import { isSearch, typeAsked, withParameters, type AnswerRequest, type PlatformMock } from './platform.ts';

const system = 'urn:oid:1.2.840.114350.1.13.0.1.7.2.657369';
const issue = (severity: string, code: string, number: string, text: string) => ({
  severity,
  code,
  details: { coding: [{ system, code: number }], text },
});
const refused = (code: string, number: string, text: string): Response =>
  fhirAnswer({ resourceType: 'OperationOutcome', issue: [issue('fatal', code, number, text)] }, 400);

const carePlans = new Set(['38717003', '734163000', '736271009', '736353004', '738906000', '736378000']);
const carePlanWords = `This resource requires a category for searching. Use ${[...carePlans].join(', ')}`;

/**
 * Observations and care plans by category alone; of conditions the problem list alone, and what is active alone, unless asked; no single Medication; no
 * `_include`; its codes beside the matches; and the second page of the results forgotten, once.
 */
function around(plain: AnswerRequest, base: string): AnswerRequest {
  let forgot = false;
  return async (request) => {
    const url = new URL(request.url);
    const type = typeAsked(request, base);
    if (type === 'metadata') return withoutIncludes(await plain(request));
    if (!isSearch(request, base))
      return type === 'Medication' ? refused('not-supported', '4102', 'Only an _ID search is allowed.') : plain(request);
    if (url.searchParams.has('_page')) {
      if (forgot || type !== 'Observation') return coded(await plain(request), type);
      forgot = true;
      return refused('expired', '4113', 'Session ID for cached search results has expired.');
    }
    const category = url.searchParams.get('category');
    if (type === 'Observation' && category === null && !url.searchParams.has('code'))
      return refused('required', '4111', 'A required element is missing. Must have either code or category.');
    if (category === 'core-characteristics' && !url.searchParams.has('code'))
      return refused('required', '4111', 'A required element is missing. Must have a code.');
    if (type === 'CarePlan' && !carePlans.has(category ?? '')) return refused('required', '59108', carePlanWords);
    if (type === 'Condition') return conditions(request, plain);
    return coded(await plain(request), type);
  };
}

/** Without a category the problem list alone; without a status what is active alone; and no warning of either. */
async function conditions(request: Request, plain: AnswerRequest): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const narrowed = searchParams.has('category') ? request : withParameters(request, { category: 'problem-list-item' });
  const answer = await editBundle(await plain(narrowed), (bundle) => {
    const isActive = ({ resource }: MockEntry): boolean => textsAt(resource, 'clinicalStatus.coding.code').includes('active');
    const entry = searchParams.has('clinical-status') ? bundle.entry : bundle.entry.filter(isActive);
    return withLink({ ...bundle, entry, total: entry.length }, 'self', request.url);
  });
  return coded(answer, 'Condition');
}

function coded(answer: Response, type: string): Promise<Response> {
  return editBundle(answer, (bundle) => ({
    ...bundle,
    entry: [
      ...bundle.entry,
      outcomeEntry(issue('warning', 'processing', '4119', 'This response includes information available to the authorized user.')),
      ...(bundle.entry.length === 0 ? [outcomeEntry(issue('warning', 'not-found', '4101', 'Resource request returns no results.'))] : []),
      ...(type === 'Procedure' ? [outcomeEntry(issue('warning', 'suppressed', '59205', 'The user may not see outside records.'))] : []),
    ],
  }));
}

async function withoutIncludes(answer: Response): Promise<Response> {
  return fhirAnswer(JSON.parse((await answer.text()).replaceAll(/"searchInclude":\[[^\]]*\],/g, '')));
}

export const epicMock: PlatformMock = {
  platform: 'epic',
  paging: { next: 'relative', defaultCount: 50, maxCount: 100, total: true },
  patient: 'eQ-Ada.Brooks',
  notGranted: ['Immunization'],
  around,
};
