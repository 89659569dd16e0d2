import type { DocumentBlock } from '#/lib/record/model/readable-document.ts';
import { notShown } from './sent-picture.ts';
import { type Element, attributeOf } from '#/lib/fhir/markup/element-tree.ts';
import { cleanLine } from '#/lib/fhir/markup/clean.ts';
import type { DocumentNotebook } from './document-context.ts';
import { wordsOf } from './narrative-text.ts';
import { deletedPicture, omittedParts, pictureReasons } from './words.ts';

/** Pictures in a document's text: CDA's by the IDs of its media, a page's by the data in its address. */
export function picturesOf(element: Element, deleted: boolean, notebook: DocumentNotebook): readonly DocumentBlock[] {
  const captions = [deleted ? deletedPicture : undefined, attributeOf(element, 'alt'), wordsOf(element)];
  const caption = cleanLine(captions.filter(Boolean).join(' '));
  if (element.name === 'img') {
    const picture = notebook.media.inAddress(attributeOf(element, 'src') ?? '');
    return picture === undefined ? [] : [{ block: 'picture', caption, picture }];
  }
  const ids = (attributeOf(element, 'referencedObject') ?? '').split(/\s+/).slice(0, most);
  return ids.map((id) => {
    const rendered = notebook.media.rendered(id.replace(/^#/, ''));
    if (rendered?.marked === true) notebook.omit(...omittedParts.pictureMark);
    return { block: 'picture', caption, picture: rendered?.picture ?? notShown(pictureReasons.notInDocument) };
  });
}

const most = 100;
