import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { joinTexts } from '#/lib/fhir/datatypes/text.ts';
import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { type Narrative, wordsOf } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';

/** Places of the act (Service Delivery Location), each as an R4 Reference with a name only. */
export function placesOf(statement: Element, narrative: Narrative): readonly JsonObject[] {
  return childrenNamed(statement, 'participant')
    .filter((participant) => attributeOf(participant, 'typeCode') === 'LOC')
    .map((item) => childNamed(item, 'participantRole'))
    .map((role) =>
      joinTexts(
        [wordsOf(childNamed(childNamed(role, 'playingEntity'), 'name')), conceptWords(cdaConcept(childNamed(role, 'code'), narrative))],
        ', ',
      ),
    )
    .filter((name) => name !== undefined)
    .map((display) => ({ display }));
}
