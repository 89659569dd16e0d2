import type { FhirResource } from 'fhir/r4';
import { supportingOf } from '#/mocks/fhir/supporting.ts';
import type { Instant } from '#/mocks/fhir/time.ts';
import type { PersonFacts } from './model/person-facts.ts';
import { beginLife } from './model/life.ts';
import { lives } from './lives/registry.ts';
import { registeredPatient } from './registration.ts';
import { facilities, type SourceId } from './model/sources.ts';

/** Time at which a resource was written, to compare with the exchange's clock. */
function began(resource: FhirResource): Instant {
  const written = resource.meta?.lastUpdated;
  return written === undefined ? 0 : Date.parse(written);
}

/** A whole life written once; each source's part of it follows the Patient and the organisation's own resources. */
export function writeLife(person: PersonFacts, clock: Instant): ReadonlyMap<SourceId, readonly FhirResource[]> {
  const { life, charts } = beginLife(person);
  const write = lives.get(person.key);
  if (!write) throw new Error(`nobody has written the life of ${person.key}`);
  write(life);
  return new Map(
    [...charts].map(([source, chart]) => {
      const registered = registeredPatient(person, source);
      const past = chart.resources.filter((resource) => began(resource) <= clock);
      return [source, [...(registered ? [registered] : []), ...supportingOf(facilities[source]), ...past]];
    }),
  );
}
