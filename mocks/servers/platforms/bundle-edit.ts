import { fhirAnswer } from '#/mocks/servers/fhir/fhir-outcome.ts';

export interface MockBundle {
  readonly resourceType: 'Bundle';
  readonly total?: number;
  readonly link: readonly { readonly relation: string; readonly url: string }[];
  readonly entry: readonly MockEntry[];
}

export interface MockEntry {
  readonly fullUrl?: string;
  readonly resource: object;
  readonly search: { readonly mode: string };
}

/** An answer with its Bundle changed; any other answer as it is. */
export async function editBundle(response: Response, edit: (bundle: MockBundle) => object | Promise<object>): Promise<Response> {
  const body: unknown = await response.clone().json();
  return isBundle(body) ? fhirAnswer(await edit(body)) : response;
}

export function isBundle(body: unknown): body is MockBundle {
  return typeof body === 'object' && body !== null && 'resourceType' in body && body.resourceType === 'Bundle' && 'entry' in body;
}

export const nextOf = ({ link }: MockBundle): string | undefined => link.find(({ relation }) => relation === 'next')?.url;

export function withLink(bundle: MockBundle, relation: string, url: string): MockBundle {
  return { ...bundle, link: [...bundle.link.filter((link) => link.relation !== relation), { relation, url }] };
}

interface Issue {
  readonly severity: string;
  readonly code: string;
  readonly details: object;
  readonly diagnostics?: string;
}

/** An OperationOutcome among the matches, as Epic and Azure send it. */
export const outcomeEntry = (issue: Issue): MockEntry => ({
  resource: { resourceType: 'OperationOutcome', issue: [issue] },
  search: { mode: 'outcome' },
});
