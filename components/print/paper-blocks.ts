import type { Group } from '#/lib/record/merge/group.ts';
import { isUrgentFlag } from '#/lib/record/model/result-flag.ts';
import type { BlockSources } from '#/lib/record/summary/blocks/block-sources.ts';
import type { SectionBlock } from '#/lib/record/summary/sections.ts';
import type { RecordSummary, SummaryBlock } from '#/lib/record/summary/summary.ts';
import { codedSectionWords } from '#/lib/record/summary/section-words.ts';
import { formatCountOf } from '#/lib/record/words/phrase.ts';
import { paperBlockWords, summaryPaperWords } from './summary-paper-words.ts';

export interface PaperLine {
  readonly group: Group;
  /** "not said whether it is still taken" */
  readonly note?: string;
  /** Drawn in columns: name, value, unit, flag. */
  readonly isResult?: true;
}

/** A block of the Summary as it stands on paper. */
export interface PaperBlock {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly lines: readonly PaperLine[];
  /** Sentences in place of lines, or below them. */
  readonly sentences: readonly string[];
  /** At the right of its head: "3 sources missing", "RS not shared". */
  readonly mark: string;
  /** "27 ended medicines"; absent where all of it is printed. */
  readonly notPrinted?: string;
}

export interface PaperColumns {
  readonly left: readonly PaperBlock[];
  readonly right: readonly PaperBlock[];
}

/** Lines of blocks that may be cut, so that the whole fits one page. Allergies and current medicines are never cut (H40). */
const most = { problems: 14, letters: 8, results: 12, appointments: 6, section: 6 } as const;

/** The blocks in the two columns of the paper: the same for every reader, whatever their lens. */
export function paperColumns(summary: RecordSummary, sections: readonly SectionBlock[]): PaperColumns {
  return {
    left: [allergies(summary), problems(summary), ...sections.map(section), appointments(summary)],
    right: [medicines(summary), results(summary), letters(summary)],
  };
}

interface Choices {
  readonly most?: number;
  readonly rest: (count: number) => string;
  readonly noteOf?: (group: Group) => string | undefined;
}

function blockOf(id: string, title: string, source: SummaryBlock, { most: limit = Infinity, rest, noteOf }: Choices): PaperBlock {
  const { items, statements, empty, restCount } = source;
  const printed = items.slice(0, limit);
  const left = items.length - printed.length + restCount;
  const line = (group: Group, note: string | undefined): PaperLine => ({ group, ...(note !== undefined && { note }) });
  return {
    id,
    title,
    count: items.length,
    lines: [
      ...printed.map((group) => line(group, noteOf?.(group))),
      ...statements.map((group) =>
        line(group, items.length > 0 && group.lead.assertion === 'none-known' ? summaryPaperWords.disagree : undefined),
      ),
    ],
    // While sources are asked the mark says so.
    sentences: empty === undefined || empty.words === '' ? [] : [empty.words],
    mark: markOf(source.sources),
    ...(left > 0 && { notPrinted: rest(left) }),
  };
}

/** Names stand in what the print holds; here their number, or the code of one that shares none of it. */
function markOf({ asking, missing, notShared }: BlockSources): string {
  return [
    ...(asking.length > 0 ? [summaryPaperWords.asking(asking.length)] : []),
    ...(missing.length > 0 ? [summaryPaperWords.missing(missing.length)] : []),
    ...(notShared.length > 0 ? [summaryPaperWords.notShared(notShared.map(({ code }) => code))] : []),
  ].join(' · ');
}

const allergies = ({ allergies: block }: RecordSummary): PaperBlock =>
  blockOf('allergies', paperBlockWords.allergies.title, block, {
    rest: paperBlockWords.allergies.rest,
  });

const problems = ({ problems: block }: RecordSummary): PaperBlock =>
  blockOf('problems', paperBlockWords.problems.title, block, {
    most: most.problems,
    rest: paperBlockWords.problems.rest,
  });

function medicines({ medicines: block }: RecordSummary): PaperBlock {
  const { isAtDeath, forbidding, ofUnknownStatus } = block;
  const unknown = isAtDeath ? summaryPaperWords.statusUnknownAtDeath : summaryPaperWords.statusUnknown;
  const title = isAtDeath ? paperBlockWords.medicinesAtDeath.title : paperBlockWords.medicines.title;
  const paper = blockOf('medicines', title, block, {
    rest: paperBlockWords.medicines.rest,
    noteOf: ({ id }) => (ofUnknownStatus.has(id) ? unknown : undefined),
  });
  return { ...paper, lines: [...forbidding.map((group) => ({ group })), ...paper.lines] };
}

function results({ results: block }: RecordSummary): PaperBlock {
  const urgent = block.results.filter(({ flag }) => isUrgentFlag(flag)).length;
  const oldIds = new Set(block.results.filter(({ old }) => old).map(({ group }) => group.id));
  const paper = blockOf('results', paperBlockWords.results.title, block, {
    most: Math.max(most.results, urgent),
    rest: paperBlockWords.results.rest,
    noteOf: ({ id }) => (oldIds.has(id) ? summaryPaperWords.old : undefined),
  });
  return {
    ...paper,
    lines: paper.lines.map((line) => ({ ...line, isResult: true as const })),
    sentences: [
      ...paper.sentences,
      ...(block.notUnderstood > 0 ? [summaryPaperWords.notUnderstood(block.notUnderstood)] : []),
      ...(block.neither > 0 ? [summaryPaperWords.neither(block.neither)] : []),
    ],
  };
}

const letters = ({ letters: block }: RecordSummary): PaperBlock =>
  blockOf('letters', paperBlockWords.letters.title, block, { most: most.letters, rest: paperBlockWords.letters.rest });

const appointments = ({ appointments: block }: RecordSummary): PaperBlock =>
  blockOf('appointments', paperBlockWords.appointments.title, block, {
    most: most.appointments,
    rest: paperBlockWords.appointments.rest,
  });

function section(block: SectionBlock): PaperBlock {
  const { id, title } = block.section;
  const paper = blockOf(id, title, block, {
    most: most.section,
    rest: (count) => `${formatCountOf(count, 'entry', 'entries')} under ${title}`,
  });
  return {
    ...paper,
    sentences: [
      ...(block.absence ? [block.absence.sentence] : []),
      ...(block.withoutCode > 0 ? [codedSectionWords.withoutCode(block.withoutCode)] : []),
    ],
  };
}
