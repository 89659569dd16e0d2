import type { DocumentRun } from '#/lib/record/model/readable-document.ts';

/** Runs without the spaces around them, and those of equal marks as one, unless a place begins there. */
export function trimRuns(sentRuns: readonly DocumentRun[]): readonly DocumentRun[] {
  const runs: DocumentRun[] = [];
  for (const run of sentRuns) {
    const last = runs.at(-1);
    const atStart = last === undefined || last.text.endsWith(' ');
    const text = atStart ? run.text.replace(/^ /, '') : run.text;
    if (text === '' && run.place === undefined) continue;
    if (last !== undefined && run.place === undefined && sameMarks(last, run)) runs[runs.length - 1] = { ...last, text: last.text + text };
    else runs.push({ ...run, text });
  }
  const final = runs.at(-1);
  if (final !== undefined) runs[runs.length - 1] = { ...final, text: final.text.trimEnd() };
  return runs.some(({ text }) => text !== '') ? runs.filter(({ text, place: at }) => text !== '' || at !== undefined) : [];
}

function sameMarks(a: DocumentRun, b: DocumentRun): boolean {
  return (a.marks ?? []).join(' ') === (b.marks ?? []).join(' ');
}
