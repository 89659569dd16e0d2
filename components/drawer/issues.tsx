'use client';
import { useId, useState } from 'react';
import { LinkButton } from '#/components/ui/button.tsx';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import { dayOf } from '#/lib/record/opened-entry/compare-sources.ts';
import type { IssuesOfMember } from '#/lib/record/opened-entry/related.ts';
import type { DrawerProps } from './drawer-props.ts';
import { Section } from './section.tsx';
import { drawerWords } from './words.ts';
import { Unbroken } from '#/components/entry/unbroken/unbroken.tsx';

/** How often each prescription was issued, and when last; each issue opens. */
export function Issues({ related, ...props }: Pick<DrawerProps, 'related' | 'sources' | 'locale' | 'onOpen'>) {
  if (related.issues.length === 0) return undefined;
  return (
    <Section title={drawerWords.issues}>
      {related.issues.map((issues, index) => (
        <IssuesLine key={`${issues.source} ${index}`} {...issues} {...props} />
      ))}
    </Section>
  );
}

type LineProps = IssuesOfMember & Pick<DrawerProps, 'sources' | 'locale' | 'onOpen'>;

function IssuesLine({ source, issues, inTwelveMonths, sources, locale, onOpen }: LineProps) {
  const [isOpen, setOpen] = useState(false);
  const list = useId();
  const name = sources.get(source)?.name ?? source;
  const last = issues[0]?.date ? formatClinicalDate(dayOf(issues[0].date), locale) : undefined;
  return (
    <>
      <p className="m-0 mt-1 text-detail text-muted">
        <Unbroken text={drawerWords.issuedAt(inTwelveMonths, name, last)} />
        {' · '}
        <LinkButton
          aria-expanded={isOpen}
          aria-controls={list}
          aria-label={drawerWords.allIssues(issues.length, name)}
          onPress={() => setOpen(!isOpen)}
        >
          {drawerWords.all}
        </LinkButton>
      </p>
      <ul id={list} hidden={!isOpen} className="m-0 mt-1 list-none p-0 text-detail">
        {(isOpen ? issues : []).map((issue) => (
          <li key={issue.id}>
            <LinkButton onPress={() => onOpen(issue.id)}>
              <Unbroken text={`${issue.date ? formatClinicalDate(dayOf(issue.date), locale) : drawerWords.noDate}, ${issue.title}`} />
            </LinkButton>
          </li>
        ))}
      </ul>
    </>
  );
}
