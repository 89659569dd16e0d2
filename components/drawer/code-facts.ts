import type { CodedConcept, Coding } from '#/lib/record/model/coded.ts';
import type { EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { codeSystemName } from '#/lib/record/words/code-system-names.ts';
import { drawerWords } from './words.ts';

/** The codes of an entry with the names that came with them, a fact each: a title that is wrong is found out by them (H25, H26). */
export function codeFacts(code: CodedConcept | undefined): readonly EntryFact[] {
  const lines = (code?.codings ?? []).map(codeLine).filter((line) => line !== '');
  return [...new Set(lines)].map((value) => ({ label: drawerWords.codes, value }));
}

/** "Penicillin G (RxNorm 7980)" */
function codeLine({ system, code, display }: Coding): string {
  const named = [system === undefined ? undefined : codeSystemName(system), code].filter(Boolean).join(' ');
  if (display === undefined) return code === undefined ? '' : named;
  return named === '' ? display : `${display} (${named})`;
}
