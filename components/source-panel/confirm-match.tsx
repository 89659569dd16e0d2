'use client';
import { differenceText, fieldWords } from '#/components/entry/field-words.ts';
import { Button } from '#/components/ui/button.tsx';
import { Modal } from '#/components/ui/modal.tsx';
import type { IdentityDifference } from '#/lib/record/patient.ts';
import type { PublicSource } from '#/lib/record/public-source.ts';

interface Props {
  readonly source: PublicSource;
  readonly differences: readonly IdentityDifference[];
  /** One person is offered there, who can be accepted; of several none can. */
  readonly isOne: boolean;
  readonly locale: string;
  readonly onClose: () => void;
  /** True: the same person; its record is asked for. */
  readonly onAnswer: (isSame: boolean) => void;
}

/** Only the reader can say whether it is the same person: nothing of that record is shown before (H04). */
export function ConfirmMatch({ source, differences, isOne, locale, onClose, onAnswer }: Props) {
  return (
    <Modal title="Same person?" isOpen onClose={onClose}>
      <p className="m-0 text-row">
        {source.name} may hold this patient’s record under other details. Nothing of it is shown until you say that it is the same person.
      </p>
      <table className="mt-3 w-full border-collapse text-left text-row">
        <thead>
          <tr className="border-b border-control text-detail text-muted">
            <th scope="col" className="py-1 pr-3">
              <span className="visually-hidden">Field</span>
            </th>
            <th scope="col" className="py-1 pr-3 font-normal">
              This record
            </th>
            <th scope="col" className="py-1 font-normal">
              {source.name}
            </th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, here, there }) => (
            <tr key={field} className="border-b border-line">
              <th scope="row" className="py-1.5 pr-3 font-normal text-muted">
                {fieldWords[field]}
              </th>
              <td className="py-1.5 pr-3">{differenceText(field, here, locale)}</td>
              <td className="py-1.5">
                <b className="text-warning">≠</b> {differenceText(field, there, locale)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-4 flex flex-wrap gap-2">
        {isOne ? <Button onPress={() => onAnswer(true)}>The same person: include it</Button> : undefined}
        <Button onPress={() => onAnswer(false)}>Another person: leave it out</Button>
        <Button onPress={onClose}>Not now</Button>
      </div>
    </Modal>
  );
}
