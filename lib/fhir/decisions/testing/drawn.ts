import { describe } from '#/lib/fhir/describe/describe.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import { versionNamed } from '#/lib/fhir/versions/registry.ts';
import { heldNotices } from '#/lib/record/decisions/held-notices.ts';
import { noticeText } from '#/lib/record/decisions/notice.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { source, timelineOf } from '#/lib/record/testing/record-builders.ts';

/** The day of every test of decisions. */
export const today = '2026-11-21T14:02:00Z';
/** Made-up patient of all resources. */
export const subject = { reference: 'Patient/p1' };

export function entriesOf(resources: readonly object[], sourceId = 'city', version = 'r4'): readonly TimelineEntry[] {
  const byReference = new Map(
    resources.map((resource) => [`${(resource as Resource).resourceType}/${String((resource as Resource)['id'])}`, resource as Resource]),
  );
  const named = versionNamed(version);
  return resources.map((resource) => {
    const result = describe(resource, { source: sourceId, lookup: (text) => byReference.get(text), ...(named && { version: named }) });
    if (result.type !== 'entry') throw new Error(`no entry, but ${result.type}`);
    return result.entry;
  });
}

/** Lines that stand in the strip, the block and on paper: tone, then the line. */
export function drawnOf(...answers: readonly (readonly TimelineEntry[])[]): readonly string[] {
  const timeline = timelineOf(...answers.map((entries, at) => ({ source: source(at === 0 ? 'city' : 'park'), entries })));
  return heldNotices(timeline, today).notices.map((notice) => `${notice.differs ? 'differs ' : ''}${notice.tone} | ${noticeText(notice)}`);
}

export const drawn = (...resources: readonly object[]): readonly string[] => drawnOf(entriesOf(resources));
