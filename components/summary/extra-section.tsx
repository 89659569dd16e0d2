import { codedSectionWords } from '#/lib/record/summary/section-words.ts';
import type { SectionBlock } from '#/lib/record/summary/sections.ts';
import { Block } from './block.tsx';
import { SummaryLine } from './summary-line.tsx';
import type { SummaryProps } from './summary-props.ts';
import { lineWords } from './words.ts';

/** Rows of a section on the screen; the rest stands behind its link. */
const mostRows = 6;

/** A section that the operator added. */
export function ExtraSection({ block, href, ...line }: SummaryProps & { readonly block: SectionBlock }) {
  const { section, items, statements, absence, restCount, withoutCode, sources } = block;
  const [page = 'other'] = section.categories;
  const cut = Math.max(0, items.length - mostRows);
  const rest = [cut > 0 ? lineWords.more(cut) : '', restCount > 0 ? lineWords.leftOut(restCount, 'earlier') : ''].filter(Boolean);
  return (
    <Block name={section.id} title={section.title} count={items.length} to={href(page)} rest={rest.join(' · ')} sources={sources}>
      {absence ? <p className="summary-said">{absence.sentence}</p> : undefined}
      {[...items.slice(0, mostRows), ...statements].map((group) => (
        <SummaryLine key={group.id} group={group} {...line} note={undefined} />
      ))}
      {withoutCode > 0 ? <p className="summary-said text-muted">{codedSectionWords.withoutCode(withoutCode)}</p> : undefined}
    </Block>
  );
}
