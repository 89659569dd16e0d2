import type { DocumentRun } from '#/lib/record/model/readable-document.ts';

/** Runs without the spaces around them, and those of equal marks as one, unless a place begins there. */
export function trimRuns(sentRuns: readonly DocumentRun[]): readonly DocumentRun[] {
  const gathered: { readonly run: DocumentRun; readonly texts: string[] }[] = [];
  for (const run of sentRuns) {
    const last = gathered.at(-1);
    const atStart = last === undefined || last.texts.at(-1)?.endsWith(' ') === true;
    const text = atStart ? run.text.replace(/^ /, '') : run.text;
    if (text === '' && run.place === undefined) continue;
    if (last !== undefined && run.place === undefined && sameMarks(last.run, run)) last.texts.push(text);
    else gathered.push({ run, texts: [text] });
  }
  // Joined once: a text that grew by thousands of pieces would be copied at each.
  const runs: DocumentRun[] = gathered.map(({ run, texts }) => ({ ...run, text: texts.join('') }));
  const final = runs.at(-1);
  if (final !== undefined) runs[runs.length - 1] = { ...final, text: final.text.trimEnd() };
  return runs.some(({ text }) => text !== '') ? runs.filter(({ text, place: at }) => text !== '' || at !== undefined) : [];
}

function sameMarks(a: DocumentRun, b: DocumentRun): boolean {
  return (a.marks ?? []).join(' ') === (b.marks ?? []).join(' ');
}
