import { textsAt } from '#/mocks/servers/fhir/fhir-resource.ts';
import { editBundle, isBundle, type MockEntry } from './bundle-edit.ts';
import { isSearch, typeAsked, withParameters, type AnswerRequest, type PlatformMock } from './platform.ts';

const limits = new Map([
  ['Observation', { usual: 50, most: 200 }],
  ['DiagnosticReport', { usual: 10, most: 100 }],
  ['DocumentReference', { usual: 10, most: 100 }],
]);

/** Caps by type, whatever is asked; and the first page of observations has all social history, so that a later one may be empty. */
function around(plain: AnswerRequest, base: string): AnswerRequest {
  return async (request) => {
    const type = typeAsked(request, base);
    const limit = limits.get(type);
    if (!limit || !isSearch(request, base)) return plain(request);
    const { searchParams } = new URL(request.url);
    const later = searchParams.has('_page');
    const count = Math.min(Number(searchParams.get('_count') ?? limit.usual), limit.most);
    const answer = await plain(later ? request : withParameters(request, { _count: String(count) }));
    if (type !== 'Observation') return answer;
    const social = later || searchParams.has('category') ? [] : await socialHistory(request, plain);
    return editBundle(answer, (bundle) => ({ ...bundle, entry: [...social, ...bundle.entry.filter((entry) => !isSocial(entry))] }));
  };
}

async function socialHistory(request: Request, plain: AnswerRequest): Promise<readonly MockEntry[]> {
  const answer: unknown = await (await plain(withParameters(request, { category: 'social-history', _count: '1000' }))).json();
  return isBundle(answer) ? answer.entry : [];
}

const isSocial = ({ resource }: MockEntry): boolean => textsAt(resource, 'category.coding.code').includes('social-history');

export const oracleHealthMock: PlatformMock = {
  platform: 'oracle-health',
  paging: { next: 'absolute', defaultCount: 50, maxCount: 1000, total: false },
  patient: '12724066',
  notGranted: ['Flag'],
  around,
};
