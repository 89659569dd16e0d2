import type { Config } from '#/lib/config/schema/schema.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';

/** Whether a viewer may open a record at all (`viewers:`); what they then see is for `lib/policy` to decide. */
export const canOpenRecords = (viewer: Viewer, config: Config): boolean =>
  config.viewers.some(({ organisation, roles }) => organisation === viewer.organisation && roles.includes(viewer.role));
