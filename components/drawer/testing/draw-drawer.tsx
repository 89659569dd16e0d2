import { renderToStaticMarkup } from 'react-dom/server';
import { Codes } from '#/components/drawer/codes.tsx';
import type { DrawerProps } from '#/components/drawer/drawer-props.ts';
import { Cautions, EntryContent } from '#/components/drawer/entry-content.tsx';
import { SourceData } from '#/components/drawer/source-data.tsx';
import type { Group } from '#/lib/record/merge/group.ts';
import { nothingRelated } from '#/lib/record/testing/record-builders.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { joinedWords } from '#/components/entry/testing/joined-words.ts';

/** A group of one entry. */
export function groupOfOne(lead: TimelineEntry): Group {
  const { id, cautions } = lead;
  return { id, lead, members: [lead], sources: ['city'], likeness: 'alone', conflicts: [], cautions };
}

/** The drawer of an entry that stands alone, below its head, as markup. */
export function drawDrawer(lead: TimelineEntry, locale = 'en-GB'): string {
  const nothing = (): void => undefined;
  const props: DrawerProps = {
    ...{ group: groupOfOne(lead), locale, parts: [], related: nothingRelated, sources: new Map(), receivedAt: new Map() },
    ...{ onOpen: nothing, onStep: nothing, onClose: nothing },
  };
  return joinedWords(
    renderToStaticMarkup(
      <>
        <Cautions {...props} />
        <EntryContent {...props} />
        <Codes {...props} />
        <SourceData {...props} />
      </>,
    ),
  );
}
