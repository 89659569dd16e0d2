import type { Config } from '#/lib/config/schema/schema.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';

/** Tells whether a viewer may read the rules of the exchange and its audit trail (`officers:`); it opens no record. */
export const isOfficer = (viewer: Viewer, { officers }: Config): boolean =>
  officers.some(({ to, roles }) => to.includes(viewer.organisation) && roles.includes(viewer.role));
