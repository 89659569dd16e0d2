import { editBundle, nextOf } from './bundle-edit.ts';
import { namedPages, tokenAs } from './named-pages.ts';
import { somebodyElse } from './one-record.ts';
import { requestFor, type AnswerRequest, type PlatformMock } from './platform.ts';

const patient = 'a2f9d9d2-8d1c-4d6e-9a53-2b9e0c7a1f10';

/** `_page_token`; a total that is an estimate until the last page; and a POSTed form that nobody reads: everyone's answers come. */
function around(plain: AnswerRequest, base: string): AnswerRequest {
  const pages = namedPages(plain, base, tokenAs('_page_token'));
  return async (request) => {
    const everyone = request.url.replace(/\/_search$/, `?patient=${patient},${somebodyElse}`);
    const answer = await pages(request.method === 'POST' ? requestFor(request, everyone) : request);
    return editBundle(answer, (bundle) =>
      nextOf(bundle) === undefined || bundle.total === undefined ? bundle : { ...bundle, total: bundle.total * 2 + 7 },
    );
  };
}

export const googleMock: PlatformMock = {
  platform: 'google',
  paging: { next: 'relative', defaultCount: 100, maxCount: 100, total: true },
  patient,
  notGranted: [],
  around,
};
