'use client';
import { useMemo } from 'react';
import { groupMembers } from '#/lib/record/summary/rows/row-members.ts';
import { blockRooms, rowsThatFit } from '#/lib/record/summary/blocks/row-room.ts';
import { codedSectionWords } from '#/lib/record/summary/section-words.ts';
import type { SectionBlock } from '#/lib/record/summary/sections.ts';
import { Block } from './block.tsx';
import { lateOf, SettledRows } from './settled-rows.tsx';
import { SummaryLine } from './summary-line.tsx';
import type { SummaryProps } from './summary-props.ts';
import { haveEnded, useSettling } from './use-settling.ts';
import { lineWords } from './words.ts';

/** A section that the operator added: its rows are cut at their reserve, statements never; the rest stands behind its link. */
export function ExtraSection({ block, href, choice = '', ...line }: SummaryProps & { readonly block: SectionBlock }) {
  const { section, items, absence, restCount, withoutCode, sources } = block;
  const [page = 'other'] = section.categories;
  const rows = useSectionRows(block);
  const hasEnded = haveEnded(sources);
  const settling = useSettling(rows, { room: blockRooms.section, hasEnded, choice });
  const cut = rows.length - rowsThatFit(rows, blockRooms.section).length;
  const rest = [cut > 0 ? lineWords.more(cut) : '', restCount > 0 ? lineWords.leftOut(restCount, 'earlier') : ''].filter(Boolean);
  return (
    <Block
      name={section.id}
      title={section.title}
      count={items.length}
      to={href(page)}
      rest={rest.join(' · ')}
      {...lateOf(settling, () => undefined)}
      sources={sources}
    >
      {absence ? <p className="summary-said">{absence.sentence}</p> : undefined}
      <SettledRows places={settling.places}>{({ group }) => <SummaryLine group={group} {...line} note={undefined} />}</SettledRows>
      {withoutCode > 0 && hasEnded ? <p className="summary-said text-muted">{codedSectionWords.withoutCode(withoutCode)}</p> : undefined}
    </Block>
  );
}

/** The section's entries, then its statements, with what their places go by; the same objects until the record changes. */
function useSectionRows({ items, statements }: SectionBlock) {
  return useMemo(
    () =>
      [...items, ...statements].map((group, index) => ({
        group,
        members: groupMembers(group),
        lines: group.conflicts.length > 0 ? 1 : 0,
        isKept: index >= items.length,
      })),
    [items, statements],
  );
}
