import { fhirAnswer } from '#/mocks/servers/fhir-outcome.ts';
import { editBundle, outcomeEntry, withLink } from './bundle-edit.ts';
import { isSearch, typeAsked, withParameters, type Answerer, type PlatformMock } from './platform.ts';

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
 * Observations and care plans by category alone; problems alone when conditions are asked whole; no single Medication; no
 * `_include`; its codes beside the matches; and the second page of the results forgotten, once.
 */
function around(plain: Answerer, base: string): Answerer {
  let forgot = false;
  return async (request) => {
    const url = new URL(request.url);
    const type = typeAsked(request, base);
    if (type === 'metadata') return withoutIncludes(await plain(request));
    if (!isSearch(request, base)) return type === 'Medication' ? refused('not-supported', '4102', 'Only an _ID search is allowed.') : plain(request);
    if (url.searchParams.has('_page')) {
      if (forgot || type !== 'Observation') return coded(await plain(request), type);
      forgot = true;
      return refused('expired', '4113', 'Session ID for cached search results has expired.');
    }
    const category = url.searchParams.get('category');
    if (type === 'Observation' && category === null && !url.searchParams.has('code'))
      return refused('required', '4111', 'A required element is missing. Must have either code or category.');
    if (type === 'CarePlan' && !carePlans.has(category ?? '')) return refused('required', '59108', carePlanWords);
    if (type === 'Condition' && category === null) return subset(request, plain, type);
    return coded(await plain(request), type);
  };
}

/** Asked for all conditions, it gives the problem list, and does not say that it did. */
async function subset(request: Request, plain: Answerer, type: string): Promise<Response> {
  const answer = await plain(withParameters(request, { category: 'problem-list-item' }));
  return coded(await editBundle(answer, (bundle) => withLink(bundle, 'self', request.url)), type);
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
