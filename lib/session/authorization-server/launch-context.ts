import { isResourceId } from '#/lib/record/model/resource-reference.ts';
import { referenceAtBase } from './reference-at-base.ts';

/** A member of the launch context: the id at the launching base, nothing, or a form that names none there. */
export type ContextId = { readonly state: 'named'; readonly id: string } | { readonly state: 'absent' | 'unusable' };

/**
 * Reads `patient` or `encounter` of a token answer (SMART App Launch 2.2, launch context): an id, or, as some servers send it, a
 * reference to a resource of that type at the launching base. Another server's is never taken for one of this base (H01).
 */
export function readContextId(value: unknown, type: 'Patient' | 'Encounter', base: string): ContextId {
  const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'reference') : value;
  if (value === undefined || value === null || text === '') return { state: 'absent' };
  if (isResourceId(text)) return { state: 'named', id: text };
  const reference = typeof text === 'string' ? referenceAtBase(text, base) : undefined;
  return reference?.type === type ? { state: 'named', id: reference.id } : { state: 'unusable' };
}
