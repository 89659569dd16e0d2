import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { joined } from '#/lib/fhir/datatypes/text.ts';
import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { type Narrative, wordsOf } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, attribute, child, children } from '#/lib/fhir/markup/element-tree.ts';

/** Places of the act (Service Delivery Location), each as an R4 Reference with a name only. */
export function placesOf(statement: Element, narrative: Narrative): readonly JsonObject[] {
  return children(statement, 'participant')
    .filter((participant) => attribute(participant, 'typeCode') === 'LOC')
    .map((item) => child(item, 'participantRole'))
    .map((role) =>
      joined([wordsOf(child(child(role, 'playingEntity'), 'name')), conceptWords(cdaConcept(child(role, 'code'), narrative))], ', '),
    )
    .filter((name) => name !== undefined)
    .map((display) => ({ display }));
}
