import type { CdaDocument } from '#/lib/fhir/cda/document/cda-document.ts';
import { idText } from '#/lib/fhir/cda/datatypes/identifier.ts';
import { type Element, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';

const types = new Map([
  ['RPLC', 'replaces'],
  ['APND', 'appends'],
  ['XFRM', 'transforms'],
] as const);

/** ClinicalDocument.relatedDocument (CDA R2 §4.2.3.1). */
export function relatedOf(root: Element): CdaDocument['relatedDocuments'] {
  const code = new Map<string, 'replaces' | 'appends' | 'transforms'>(types);
  return childrenNamed(root, 'relatedDocument').flatMap((related) => {
    const type = code.get(attributeOf(related, 'typeCode') ?? '') ?? 'other';
    return childrenNamed(related, 'parentDocument').flatMap((parent) => {
      const id = idText(childNamed(parent, 'id'));
      return id === undefined ? [] : [{ type, id }];
    });
  });
}
