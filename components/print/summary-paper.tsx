import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { PaperBlock, PaperColumns } from './paper-blocks.ts';
import { SummaryPaperLine } from './summary-paper-line.tsx';
import type { SummaryFacts } from './summary-facts.ts';
import { summaryPaperWords } from './summary-paper-words.ts';

interface Props {
  readonly facts: SummaryFacts;
  readonly columns: PaperColumns;
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
}

/** The Summary on one or two pages; a table, so that the patient and the warning repeat on each. */
export function SummaryPaper({ facts, columns, sources, locale }: Props) {
  const column = (blocks: readonly PaperBlock[]) => (
    <div className="paper-column">
      {blocks.map((block) => (
        <PaperBlockPart key={block.id} block={block} sources={sources} locale={locale} />
      ))}
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
            <div className="paper-columns">
              {column(columns.left)}
              {column(columns.right)}
            </div>
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
      {decisions.map(({ id, text, warning }) => (
        <div key={id}>
          <b>{text}</b>
          {warning === undefined ? undefined : ` ${warning}`}
        </div>
      ))}
      {notRecorded.map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
    </div>
  );
}

function PaperBlockPart({ block, sources, locale }: { readonly block: PaperBlock } & Pick<Props, 'sources' | 'locale'>) {
  return (
    <section className="paper-block">
      <h2>
        {block.title} {block.count > 0 ? block.count : ''}
        {block.mark === '' ? undefined : <span>{block.mark}</span>}
      </h2>
      <ul>
        {block.lines.map((line) => (
          <SummaryPaperLine key={line.group.id} line={line} sources={sources} locale={locale} />
        ))}
      </ul>
      {block.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
  );
}
