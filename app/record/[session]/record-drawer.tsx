'use client';
import { useMemo } from 'react';
import { AboutView } from '#/components/drawer/about-view.tsx';
import { EntryDrawer } from '#/components/drawer/entry-drawer.tsx';
import { findGroup, neighbour } from '#/components/drawer/find-group.ts';
import { Modal } from '#/components/ui/modal.tsx';
import { arrange } from '#/lib/record/arrange.ts';
import { relatedTo } from '#/lib/record/related.ts';
import { wholeView } from '#/lib/record/view.ts';
import { useRecord } from './record-context.tsx';

/** The third pane where there is room for it; else the entry slides over the list. */
export function RecordDrawer({ beside }: { readonly beside: boolean }) {
  const record = useRecord();
  const { timeline, arrangement, known, selected, open, sources, locale } = record;
  // An entry opened from the banner or the summary may be hidden in this list: it is opened all the same.
  const found =
    selected === undefined ? undefined : (findGroup(arrangement, selected) ?? findGroup(arrange(timeline, wholeView), selected));
  const group = found?.group;
  const related = useMemo(() => (group ? relatedTo(arrangement, group) : []), [arrangement, group]);
  const { hello } = timeline;
  const content = found ? (
    <EntryDrawer
      group={found.group}
      parts={found.parts}
      related={related}
      {...(found.title ? { title: found.title } : {})}
      sources={sources}
      receivedAt={receivedAt(record)}
      locale={locale}
      onOpen={open}
      onStep={(by) => open(neighbour(arrangement, found.group.id, by) ?? found.group.id)}
      onClose={() => open(undefined)}
    />
  ) : undefined;
  if (beside) {
    return (
      content ?? (
        <AboutView
          known={known}
          arrangement={arrangement}
          viewer={hello && `${hello.viewer.name}, ${hello.viewer.organisationName}`}
          service={hello?.service}
        />
      )
    );
  }
  return (
    <Modal
      title={found?.title ?? found?.group.lead.title ?? 'Entry'}
      isOpen={found !== undefined}
      onClose={() => open(undefined)}
      from="right"
      bare
    >
      {content}
    </Modal>
  );
}

function receivedAt({ timeline }: ReturnType<typeof useRecord>): ReadonlyMap<string, string> {
  return new Map([...timeline.sources].flatMap(([id, { end }]) => (end ? [[id, end.at] as const] : [])));
}
