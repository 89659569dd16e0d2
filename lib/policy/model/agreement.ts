import type { PolicyRequest, PolicySource, SharingRule } from './policy.ts';

/** The sharing rules that speak of this source to this viewer's organisation and role. */
export function agreements(request: PolicyRequest, source: PolicySource): readonly SharingRule[] {
  const { organisation, role } = request.viewer;
  const shared = source.network?.id ?? source.id;
  return request.sharing.filter((rule) => rule.source === shared && rule.to.includes(organisation) && rule.roles.includes(role));
}

/** A source's own organisation always sees its own record (design §7). */
export function isOwnSource(request: PolicyRequest, source: PolicySource): boolean {
  return isKnownViewer(request) && request.viewer.organisation === source.organisation;
}

/** `none` is what sign-in says of a role or organisation that the configuration does not name. */
export function isKnownViewer({ viewer }: PolicyRequest): boolean {
  return viewer.organisation !== 'none' && viewer.role !== 'none';
}

/** Tells whether the source may keep back anything for one patient's sake; it is then said for all patients. */
export function mayKeepBack(request: PolicyRequest, source: PolicySource): boolean {
  return source.mayWithholdPersonally && !isOwnSource(request, source);
}

/** A part is kept back only if no agreement releases it. */
export function exceptedParts(request: PolicyRequest, source: PolicySource): ReadonlySet<string> {
  if (isOwnSource(request, source)) return new Set();
  const [first, ...otherRules] = agreements(request, source);
  if (!first) return new Set();
  return new Set(first.except.filter((part) => otherRules.every((rule) => rule.except.includes(part))));
}
