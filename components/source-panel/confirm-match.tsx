'use client';
import { Button } from '#/components/ui/button.tsx';
import { Modal } from '#/components/ui/modal.tsx';
import type { IdentityDifference, PatientBanner } from '#/lib/record/model/patient.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { identityRows, type IdentityRow } from './identity-rows.ts';

interface Props {
  readonly source: PublicSource;
  /** Who the record is of. */
  readonly patient: PatientBanner;
  readonly differences: readonly IdentityDifference[];
  /** One person is offered there, who can be accepted; of several none can. */
  readonly isOne: boolean;
  /** The server's clock. */
  readonly at: string;
  readonly locale: string;
  readonly onClose: () => void;
  /** True: the same person; its record is asked for. */
  readonly onAnswer: (isSame: boolean) => void;
}

/** Only the reader can say whether it is the same person: nothing of that record is shown before (H04). */
export function ConfirmMatch({ source, patient, differences, isOne, at, locale, onClose, onAnswer }: Props) {
  return (
    <Modal title="Same person?" isOpen onClose={onClose}>
      <p className="m-0 text-row">
        {source.name} may hold this patient’s record under other details. Nothing of it is shown until you say that it is the same person.
      </p>
      <Comparison rows={identityRows(patient, differences, at, locale)} there={source.name} />
      <div className="mt-4 flex flex-wrap gap-2">
        {isOne ? <Button onPress={() => onAnswer(true)}>The same person: include it</Button> : undefined}
        <Button onPress={() => onAnswer(false)}>Another person: leave it out</Button>
        <Button onPress={onClose}>Not now</Button>
      </div>
    </Modal>
  );
}

function Comparison({ rows, there }: { readonly rows: readonly IdentityRow[]; readonly there: string }) {
  return (
    <table className="mt-3 w-full border-collapse text-left text-row">
      <thead>
        <tr className="border-b border-control text-detail text-muted">
          <th scope="col" className="py-1 pr-3 pl-2">
            <span className="visually-hidden">Field</span>
          </th>
          <th scope="col" className="py-1 pr-3 font-normal">
            This record
          </th>
          <th scope="col" className="py-1 pl-5 font-normal">
            {there}
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

/** What differs is strong, and marked by a sign; what agrees recedes. */
function Compared({ row: { label, here, there, verdict } }: { readonly row: IdentityRow }) {
  return (
    <tr className={`border-b border-line ${verdict === 'differs' ? 'bg-warning-tint' : ''}`}>
      <th scope="row" className="py-1.5 pr-3 pl-2 font-normal text-muted">
        {label}
      </th>
      <td className={`py-1.5 pr-3 ${verdict === 'differs' ? 'font-semibold' : ''}`}>{here}</td>
      <td className={`py-1.5 pr-2 ${verdict === 'differs' ? 'font-semibold' : 'text-muted'}`}>
        <span aria-hidden className={`inline-block w-5 ${verdict === 'differs' ? 'text-warning' : ''}`}>
          {signs[verdict]}
        </span>
        {verdict === 'differs' ? <span className="visually-hidden">Differs: </span> : undefined}
        {there}
      </td>
    </tr>
  );
}

const signs: Readonly<Record<IdentityRow['verdict'], string>> = { differs: '≠', agrees: '=', 'not-compared': '–' };
