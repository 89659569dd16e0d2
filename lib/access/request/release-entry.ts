import 'server-only';
import { hiddenReferences, release } from '#/lib/policy/decide.ts';
import { mayKeepBack } from '#/lib/policy/model/agreement.ts';
import type { PolicyEntry, PolicyRequest, PolicySource, Release, ReleaseProgress } from '#/lib/policy/model/policy.ts';
import type { LabelledEntry } from '#/lib/sources/answer/source-event.ts';

const nothingDecided: ReleaseProgress = { keptBack: new Set(), undecided: new Set() };

/**
 * Applies policy to one entry of a source. An entry that points to hidden resources is described again without these
 * references first; one that cannot be described without them is withheld.
 */
export function releaseEntry(
  policy: PolicyRequest,
  source: PolicySource,
  labelled: LabelledEntry,
  progress: ReleaseProgress = nothingDecided,
): Release {
  const { entry, labels, links } = labelled;
  const candidate: PolicyEntry = { entry, labels };
  if (links === undefined || !mayKeepBack(policy, source)) return release(policy, source, candidate);
  const { keptBack, undecided } = hiddenReferences(policy, source, links.references(), progress);
  const hidden = new Set([...keptBack, ...undecided].map(({ text }) => text));
  if (hidden.size === 0) return release(policy, source, candidate);
  const withoutHiddenReferences = links.withoutReferences(hidden);
  if (withoutHiddenReferences === undefined) return { verdict: 'withheld' };
  return release(policy, source, { ...candidate, pointsToKeptBack: keptBack.length > 0, withoutHiddenReferences });
}
