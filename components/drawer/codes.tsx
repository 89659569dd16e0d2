import type { CodedConcept, Coding } from '#/lib/record/model/coded.ts';
import { codeSystemName } from '#/lib/record/words/code-system-names.ts';
import type { DrawerProps } from './drawer-props.ts';
import { Section } from './section.tsx';
import { drawerWords } from './words.ts';

/** The codes of every member with the names that came with them: a title that is wrong is found out by them (H25, H26). */
export function Codes({ group }: Pick<DrawerProps, 'group'>) {
  const lines = [...new Set(group.members.flatMap(({ code }) => codeLines(code)))];
  if (lines.length === 0) return undefined;
  return (
    <Section title={drawerWords.codes}>
      <ul className="m-0 mt-1 list-none p-0 text-meta/5 text-muted">
        {lines.map((line) => (
          <li key={line} className="wrap-anywhere">
            {line}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Codes of a concept with their names, each once: "Penicillin G (RxNorm 7980)". */
export function codeLines(code: CodedConcept | undefined): readonly string[] {
  return [...new Set((code?.codings ?? []).map(codeLine).filter((line) => line !== ''))];
}

function codeLine({ system, code, display }: Coding): string {
  const named = [system === undefined ? undefined : codeSystemName(system), code].filter(Boolean).join(' ');
  if (display === undefined) return code === undefined ? '' : named;
  return named === '' ? display : `${display} (${named})`;
}
