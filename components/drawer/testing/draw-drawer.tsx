import { renderToStaticMarkup } from 'react-dom/server';
import { EntryContent } from '#/components/drawer/entry-content.tsx';
import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** A group of one entry. */
export function groupOfOne(lead: TimelineEntry): Group {
  const { id, cautions } = lead;
  return { id, lead, members: [lead], sources: ['city'], likeness: 'alone', conflicts: [], cautions };
}

/** The drawer of an entry that stands alone, as markup. */
export function drawDrawer(lead: TimelineEntry, locale = 'en-GB'): string {
  const nothing = (): void => undefined;
  return renderToStaticMarkup(
    <EntryContent
      {...{ group: groupOfOne(lead), locale, parts: [], related: [], sources: new Map(), receivedAt: new Map() }}
      onOpen={nothing}
      onStep={nothing}
      onClose={nothing}
    />,
  );
}
