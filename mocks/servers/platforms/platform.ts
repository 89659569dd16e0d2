import type { ServerPaging } from '#/mocks/servers/fhir/fhir-searchset.ts';

export type AnswerRequest = (request: Request) => Promise<Response>;

/** A make of server, by its differences from the plain server behind it. */
export interface PlatformMock {
  /** Name of the platform in a source's `profile`. */
  readonly platform: string;
  readonly paging: ServerPaging;
  /** How it writes a patient's id. */
  readonly patient: string;
  /** Types that it refuses this service, by 403. */
  readonly notGranted: readonly string[];
  readonly around: (plain: AnswerRequest, base: string) => AnswerRequest;
}

/** `Type` of `{base}/Type?…` and of `{base}/Type/id`. */
export function typeAsked(request: Request, base: string): string {
  return new URL(request.url).pathname.slice(new URL(base).pathname.length + 1).split('/')[0] ?? '';
}

export const isSearch = (request: Request, base: string): boolean =>
  /^[A-Z][A-Za-z]+(\/_search)?$/.test(new URL(request.url).pathname.slice(new URL(base).pathname.length + 1));

/** The same request for another address. */
export function requestFor(request: Request, address: string | URL): Request {
  return new Request(address, { method: 'GET', headers: request.headers });
}

/** The same search with other parameters. */
export function withParameters(request: Request, parameters: Readonly<Record<string, string | undefined>>): Request {
  const url = new URL(request.url);
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return requestFor(request, url);
}
