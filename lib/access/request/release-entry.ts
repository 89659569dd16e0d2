import 'server-only';
import { hiddenReferences, release } from '#/lib/policy/decide.ts';
import { mayKeepBack } from '#/lib/policy/model/agreement.ts';
import type { PolicyEntry, PolicyRequest, PolicySource, Release, ReleaseProgress } from '#/lib/policy/model/policy.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
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
  const described = links.withoutReferences(hidden);
  if (described === undefined) return { verdict: 'withheld' };
  const isContactUndecided = entry.encounter !== undefined && undecided.some(({ id }) => id === entry.encounter);
  const withoutHiddenReferences = isContactUndecided ? contactNotReceived(described) : described;
  return release(policy, source, { ...candidate, pointsToKeptBack: keptBack.length > 0, withoutHiddenReferences });
}

/** A decision whose contact did not come may be over (H38); a contact that is kept back leaves no such trace (docs/decisions/0019). */
function contactNotReceived(entry: TimelineEntry): TimelineEntry {
  return entry.decision === undefined ? entry : { ...entry, decision: { ...entry.decision, contactNotReceived: true } };
}
