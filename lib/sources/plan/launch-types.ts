import { usualVersion, versionNamed } from '#/lib/fhir/versions/registry.ts';
import { queryTable } from './query-table.ts';
import { typeNamesIn } from './plan.ts';

/** Types that are read by their address beside the searches: the patient, referenced medicines, files. */
const readByAddress = ['Patient', 'Medication', 'Binary'];

/**
 * Resource types that a launch must be allowed to read so that every planned search may be sent, as the version names them.
 * @param label the version that the source's configuration names; R4 when absent
 * @param provenance the source is configured to be asked for it
 */
export function launchTypes(label: string | undefined, provenance = false): readonly string[] {
  const version = versionNamed(label ?? '') ?? usualVersion;
  const searched = queryTable.flatMap(({ type }) => {
    const names = typeNamesIn(type, version);
    return names.length > 0 ? names : [type];
  });
  return [...new Set([...readByAddress, ...searched, ...(provenance ? ['Provenance'] : [])])];
}
