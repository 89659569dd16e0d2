import type { PolicyRequest, PolicySource, SharingRule } from './policy.ts';

/** Picks the sharing rules for this source and the viewer's organisation and role. */
export function matchingAgreements(request: PolicyRequest, source: PolicySource): readonly SharingRule[] {
  const { organisation, role } = request.viewer;
  const shared = source.network?.id ?? source.id;
  return request.sharing.filter((rule) => rule.source === shared && rule.to.includes(organisation) && rule.roles.includes(role));
}

/** Tells whether the source belongs to the viewer's organisation, which always sees its own record (design §7). */
export function isOwnSource(request: PolicyRequest, source: PolicySource): boolean {
  return isKnownViewer(request) && request.viewer.organisation === source.organisation;
}

/** Tells whether configuration names the viewer's role and organisation; sign-in calls any other `none`. */
export function isKnownViewer({ viewer }: PolicyRequest): boolean {
  return viewer.organisation !== 'none' && viewer.role !== 'none';
}

/** Tells whether the source may keep back anything for one patient's sake; it is then said for all patients. */
export function mayKeepBack(request: PolicyRequest, source: PolicySource): boolean {
  return source.mayWithholdPersonally && !isOwnSource(request, source);
}

/** Tells whether configuration names the viewer's role for safeguarding flags and access details; an own record makes no exception. */
export function isSafeguardingShown(request: PolicyRequest): boolean {
  const { organisation, role } = request.viewer;
  return isKnownViewer(request) && (request.safeguarding ?? []).some(({ to, roles }) => to.includes(organisation) && roles.includes(role));
}

/** Names the parts that every agreement for this viewer excepts: a part is kept back only if none releases it. */
export function exceptedParts(request: PolicyRequest, source: PolicySource): ReadonlySet<string> {
  if (isOwnSource(request, source)) return new Set();
  const [first, ...otherRules] = matchingAgreements(request, source);
  if (!first) return new Set();
  return new Set(first.except.filter((part) => otherRules.every((rule) => rule.except.includes(part))));
}
