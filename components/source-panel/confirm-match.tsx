'use client';
import { Button } from '#/components/ui/button.tsx';
import { Modal } from '#/components/ui/modal.tsx';
import type { IdentityDifference, PatientBanner } from '#/lib/record/model/patient.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { identityRows, type IdentityRow } from './identity-rows.ts';
import { matchWords } from './words.ts';

interface Props {
  readonly source: PublicSource;
  /** The patient of the record. */
  readonly patient: PatientBanner;
  readonly differences: readonly IdentityDifference[];
  /** The source offers a single person, who can be accepted; of several none can. */
  readonly isOne: boolean;
  /** The server's clock. */
  readonly at: string;
  readonly locale: string;
  readonly onClose: () => void;
  /** True for the same person: the source is asked for the record. */
  readonly onAnswer: (isSame: boolean) => void;
}

/** Asks whether it is the same person; nothing of that record is shown before the reader confirms it (H04). */
export function ConfirmMatch({ source, patient, differences, isOne, at, locale, onClose, onAnswer }: Props) {
  return (
    <Modal title={matchWords.title} isOpen onClose={onClose}>
      <p className="m-0 text-row">{matchWords.question(source.name)}</p>
      <Comparison rows={identityRows(patient, differences, at, locale)} sourceName={source.name} />
      <div className="mt-4 flex flex-wrap gap-2">
        {isOne ? <Button onPress={() => onAnswer(true)}>{matchWords.accept}</Button> : undefined}
        <Button onPress={() => onAnswer(false)}>{matchWords.reject}</Button>
        <Button onPress={onClose}>{matchWords.later}</Button>
      </div>
    </Modal>
  );
}

function Comparison({ rows, sourceName }: { readonly rows: readonly IdentityRow[]; readonly sourceName: string }) {
  return (
    <table className="mt-3 w-full border-collapse text-left text-row">
      <thead>
        <tr className="border-b border-control text-detail text-muted">
          <th scope="col" className="py-1 pr-3 pl-2">
            <span className="visually-hidden">{matchWords.field}</span>
          </th>
          <th scope="col" className="py-1 pr-3 font-normal">
            {matchWords.thisRecord}
          </th>
          <th scope="col" className="py-1 pl-5 font-normal">
            {sourceName}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Compared key={row.field} row={row} />
        ))}
      </tbody>
    </table>
  );
}

/** Differences are strong and marked by a sign; equal details recede. */
function Compared({ row: { label, referenceText, sourceText, verdict } }: { readonly row: IdentityRow }) {
  return (
    <tr className={`border-b border-line ${verdict === 'differs' ? 'bg-warning-tint' : ''}`}>
      <th scope="row" className="py-1.5 pr-3 pl-2 font-normal text-muted">
        {label}
      </th>
      <td className={`py-1.5 pr-3 ${verdict === 'differs' ? 'font-semibold' : ''}`}>{referenceText}</td>
      <td className={`py-1.5 pr-2 ${sourceStyles[verdict]}`}>
        <span aria-hidden className={`inline-block w-5 ${verdict === 'differs' ? 'text-warning' : ''}`}>
          {signs[verdict]}
        </span>
        {verdict === 'differs' ? <span className="visually-hidden">{matchWords.differs}</span> : undefined}
        {sourceText}
      </td>
    </tr>
  );
}

const sourceStyles: Readonly<Record<IdentityRow['verdict'], string>> = {
  differs: 'font-semibold',
  agrees: 'text-muted',
  'not-compared': '',
};
const signs: Readonly<Record<IdentityRow['verdict'], string>> = { differs: '≠', agrees: '=', 'not-compared': '–' };
