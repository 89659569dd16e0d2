import { editBundle, outcomeEntry } from './bundle-edit.ts';
import { namedPages, tokenAs } from './named-pages.ts';
import { typeAsked, type AnswerRequest, type PlatformMock } from './platform.ts';

const most = 1000;

/** `ct=` in its next links; a request for a page larger than its limit brings a warning. */
function around(plain: AnswerRequest, base: string): AnswerRequest {
  const pages = namedPages(plain, base, tokenAs('ct'));
  return async (request) => {
    const answer = await pages(request);
    if (typeAsked(request, base) === 'metadata' || Number(new URL(request.url).searchParams.get('_count') ?? 0) <= most) return answer;
    const text = `The requested _count exceeded the maximum of ${most}`;
    const warning = outcomeEntry({ severity: 'warning', code: 'informational', details: { text }, diagnostics: text });
    return editBundle(answer, (bundle) => ({ ...bundle, entry: [...bundle.entry, warning] }));
  };
}

export const azureMock: PlatformMock = {
  platform: 'azure',
  paging: { next: 'relative', defaultCount: 10, maxCount: most, total: false },
  patient: '7f3c2f0e-3b57-4b0e-9f0a-aa52c0ffee01',
  notGranted: [],
  around,
};
