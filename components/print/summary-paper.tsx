import type { ReactNode } from 'react';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { RecordSummary } from '#/lib/record/summary/summary.ts';
import { type PaperBlock, type PaperColumns, paperFlow } from './paper-blocks.ts';
import { PeoplePaper } from './people-paper.tsx';
import { SummaryPaperLine } from './summary-paper-line.tsx';
import type { SummaryFacts } from './summary-facts.ts';
import { summaryPaperWords } from './summary-paper-words.ts';

interface Props {
  readonly facts: SummaryFacts;
  readonly columns: PaperColumns;
  readonly people: RecordSummary['people'];
  readonly sources: ReadonlyMap<string, PublicSource>;
}

/** The Summary on one or two pages; a table, so that the patient and the warning repeat on each. */
export function SummaryPaper({ facts, columns, people, sources }: Props) {
  const flow = paperFlow(columns);
  const peoplePart = <PeoplePaper toRing={people.toRing} empty={people.empty?.words} sources={sources} />;
  const column = (blocks: readonly PaperBlock[], last?: ReactNode) => (
    <div className="paper-column">
      {blocks.map((block) => (
        <PaperBlockPart key={block.id} block={block} sources={sources} />
      ))}
      {last}
    </div>
  );
  return (
    <table className="summary-paper" role="presentation">
      <thead>
        <tr>
          <td>
            <PatientHead facts={facts} />
          </td>
        </tr>
      </thead>
      <tfoot>
        <tr>
          <td>
            <PageFoot facts={facts} />
          </td>
        </tr>
      </tfoot>
      <tbody>
        <tr>
          <td>
            <AllergyBox {...facts.allergies} />
            <Decisions {...facts} />
            {flow ? (
              <div className="paper-flow">{column(flow, peoplePart)}</div>
            ) : (
              <div className="paper-columns">
                {column(columns.left, peoplePart)}
                {column(columns.right)}
              </div>
            )}
            <p className="paper-holds">
              <b>{summaryPaperWords.holds}.</b> {facts.holds.join(' ')}
            </p>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function PatientHead({ facts: { names, patient, subject, printed } }: Pick<Props, 'facts'>) {
  return (
    <>
      <div className="paper-patient">
        {names.map(({ text, language }) => (
          <b key={text} className="paper-name">
            <bdi lang={language}>{text}</bdi>
          </b>
        ))}
        {patient.map(([label, value]) => (
          <span key={label}>
            {label} <b>{value}</b>
          </span>
        ))}
      </div>
      <div className="paper-printed">
        <span>{subject}</span>
        <span>{printed}</span>
      </div>
    </>
  );
}

function PageFoot({ facts: { foot, footName } }: Pick<Props, 'facts'>) {
  return (
    <div className="paper-foot">
      <span>{foot}</span>
      <bdi>{footName}</bdi>
    </div>
  );
}

function AllergyBox({ label, incomplete, sentences }: SummaryFacts['allergies']) {
  return (
    <div className="paper-allergies">
      <b>{[label, incomplete].filter((text) => text !== undefined).join(' · ')}</b>
      {sentences.length > 0 ? <div>{sentences.join(' ')}</div> : undefined}
    </div>
  );
}

function Decisions({ decisions, notRecorded }: Pick<SummaryFacts, 'decisions' | 'notRecorded'>) {
  return (
    <div className="paper-decisions">
      {decisions.map((paragraph) => (
        <div key={paragraph[0]?.id}>
          {paragraph.map(({ id, words, rest, warning }, index) => (
            <span key={id}>
              {index > 0 ? ' · ' : ''}
              <b>{words}</b> {[rest, warning].filter((part) => part !== undefined && part !== '').join('. ')}
            </span>
          ))}
        </div>
      ))}
      {notRecorded.map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
    </div>
  );
}

function PaperBlockPart({ block, sources }: { readonly block: PaperBlock } & Pick<Props, 'sources'>) {
  return (
    <section className="paper-block">
      <h2>
        {block.title} {block.count}
        <span>{[block.mark, block.lines.length > 0 ? (block.caption ?? '') : ''].filter((words) => words !== '').join(' · ')}</span>
      </h2>
      <ul>
        {block.lines.map((line) => (
          <SummaryPaperLine key={line.row.group.id} line={line} sources={sources} />
        ))}
      </ul>
      {block.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
  );
}
