import { z } from 'zod';

const checked = z.unknown();

/** Keys that every source has: `lib/config` checked their values, a kind's own strict object only lets them through. */
export const commonKeys = {
  id: checked,
  name: checked,
  code: checked,
  organisation: checked,
  url: checked,
  authorization: checked,
  match: checked,
  aliases: checked.optional(),
  attachments: checked,
  never: checked,
  ask: checked,
  updated: checked,
  searchDocuments: checked.optional(),
  mayWithholdPersonally: checked,
  limits: checked,
  fhirVersion: checked.optional(),
  format: checked.optional(),
  timeZone: checked.optional(),
  tls: checked.optional(),
};
