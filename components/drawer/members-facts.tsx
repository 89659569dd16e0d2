import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import type { EntryFact, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { ComparedRow } from '#/lib/record/opened-entry/compare-sources.ts';
import { holderOf } from '#/lib/record/opened-entry/related.ts';
import type { DrawerProps } from './drawer-props.ts';
import { entryFacts } from './entry-facts.ts';
import { FactsGrid } from './facts-grid.tsx';
import { Section } from './section.tsx';
import { drawerWords } from './words.ts';

type Props = Pick<DrawerProps, 'group' | 'parts' | 'sources' | 'locale'> & { readonly compared?: readonly ComparedRow[] };

/**
 * The facts of the lead, then those of each other member that the lead does not have: a copy may say more. What stands in the
 * table of sources is not repeated.
 */
export function MembersFacts({ group: { lead, members }, parts, sources, locale, compared = [] }: Props) {
  const leadFacts = entryFacts(lead, parts, locale);
  const leadKeys = new Set(leadFacts.map(keyOf));
  const copies = members.filter(({ id }) => id !== lead.id);
  const ofLead = leadFacts.filter((fact) => !isInTable(fact, lead, compared, locale));
  const ofOthers = copies.map((member) => ({
    member,
    facts: entryFacts(member, parts, locale).filter((fact) => !leadKeys.has(keyOf(fact)) && !isInTable(fact, member, compared, locale)),
  }));
  const nameOf = (member: TimelineEntry): string => sources.get(holderOf(member))?.name ?? holderOf(member);
  return (
    <>
      {compared.length > 0 && ofLead.length > 0 ? (
        <Section title={drawerWords.moreFrom(nameOf(lead))}>
          <FactsGrid locale={locale} facts={ofLead} />
        </Section>
      ) : (
        <FactsGrid locale={locale} facts={ofLead} />
      )}
      {ofOthers.map(({ member, facts }) =>
        facts.length > 0 ? (
          <Section key={member.id} title={drawerWords.moreFrom(nameOf(member))}>
            <FactsGrid locale={locale} facts={facts} />
          </Section>
        ) : undefined,
      )}
    </>
  );
}

const keyOf = ({ label, value }: EntryFact): string => `${label}\n${value}`;

/** Tells whether the member's column has the fact's value, in whatever row. */
function isInTable({ value }: EntryFact, member: TimelineEntry, rows: readonly ComparedRow[], locale: string): boolean {
  const source = holderOf(member);
  return rows.some(({ cells }) =>
    (cells.get(source) ?? []).some((line) => {
      if (line.type === 'text') return line.text.toLowerCase() === value.toLowerCase();
      return line.type === 'date' && value.startsWith(formatClinicalDate(line.date, locale));
    }),
  );
}
