import { editBundle, nextOf, withLink } from './bundle-edit.ts';
import { requestFor, typeAsked, type AnswerRequest } from './platform.ts';

/** How a platform names a page in its `next` links, in place of the plain server's `_page`. */
export interface PageNames {
  /** Page of the plain server that an address asks for. */
  readonly tokenIn: (url: URL) => string | undefined;
  /** The parameters of a `next`, from the search's own. */
  readonly parametersFor: (token: string, search: URLSearchParams) => URLSearchParams;
}

/** A token under a name of its own, beside the search's parameters. */
export function tokenAs(name: string): PageNames {
  return {
    tokenIn: (url) => url.searchParams.get(name) ?? undefined,
    parametersFor: (token, search) => {
      const parameters = new URLSearchParams(search);
      parameters.set(name, token);
      return parameters;
    },
  };
}

/** Pages by number: a page is known by its whole address. */
export function pagesByNumber(count: string): PageNames {
  const tokens = new Map<string, string>();
  return {
    tokenIn: (url) => tokens.get(url.search),
    parametersFor: (token, search) => {
      const parameters = new URLSearchParams(search);
      parameters.set('page', String(Number(search.get('page') ?? 1) + 1));
      if (!parameters.has('_count')) parameters.set('_count', count);
      tokens.set(`?${parameters}`, token);
      return parameters;
    },
  };
}

export function namedPages(plain: AnswerRequest, base: string, { tokenIn, parametersFor }: PageNames): AnswerRequest {
  return async (request) => {
    const url = new URL(request.url);
    const type = typeAsked(request, base);
    const token = tokenIn(url);
    const answer = await plain(token === undefined ? request : requestFor(request, `${base}/${type}?_page=${token}`));
    return editBundle(answer, (bundle) => {
      const next = nextOf(bundle);
      const coming = next === undefined ? undefined : new URL(next, `${base}/`).searchParams.get('_page');
      return typeof coming === 'string' ? withLink(bundle, 'next', `${base}/${type}?${parametersFor(coming, url.searchParams)}`) : bundle;
    });
  };
}
