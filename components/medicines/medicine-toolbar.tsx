import { Button } from '#/components/ui/button.tsx';
import type { CollectedMedicines } from '#/lib/record/medicines/collect-lines.ts';
import type { ShownPlace } from '#/lib/record/medicines/medicine-table.ts';
import { medicinesPageWords as words } from './words.ts';

export type MedicineArrangement = 'ingredient' | 'date';

interface Props {
  readonly medicines: CollectedMedicines;
  readonly isAtDeath: boolean;
  readonly place: ShownPlace;
  readonly arrangement: MedicineArrangement;
  readonly hasIssues: boolean;
  readonly onPlace: (place: ShownPlace) => void;
  readonly onArrangement: (arrangement: MedicineArrangement) => void;
  readonly onIssues: (isShown: boolean) => void;
}

/** Chooses which medicines are shown, how they are arranged, and whether issues are shown; by date they all stand in one list. */
export function MedicineToolbar({ medicines, isAtDeath, place, arrangement, hasIssues, onPlace, onArrangement, onIssues }: Props) {
  const { groups, entries } = medicines;
  const isByIngredient = arrangement === 'ingredient';
  const placeName = (name: ShownPlace): string => (name === 'current' && isAtDeath ? words.currentAtDeath : words.places[name]);
  const places = (['current', 'ended', 'unclear'] as const).filter((name) => name !== 'unclear' || groups.unclear.length > 0);
  return (
    <div className="medicine-toolbar">
      {isByIngredient ? (
        <div role="group" aria-label={words.show} className="segments">
          {places.map((name) => (
            <Button key={name} aria-pressed={name === place} onPress={() => onPlace(name)}>
              {words.placeCount(placeName(name), groups[name].length)}
            </Button>
          ))}
        </div>
      ) : undefined}
      <div role="group" aria-label={words.arrange} className="segments">
        <Button aria-pressed={isByIngredient} onPress={() => onArrangement('ingredient')}>
          {words.byIngredient}
        </Button>
        <Button aria-pressed={!isByIngredient} onPress={() => onArrangement('date')}>
          {words.byDate}
        </Button>
      </div>
      {isByIngredient && entries.folded > 0 ? (
        <Button aria-pressed={hasIssues} onPress={() => onIssues(!hasIssues)}>
          {words.showIssues(entries.folded)}
        </Button>
      ) : undefined}
      {isByIngredient ? (
        <p className="medicine-key">
          <span className="max-sheet:hidden">{words.notHeldKey} · </span>
          {words.noView}
        </p>
      ) : undefined}
    </div>
  );
}
