import { formatCountOf } from '#/lib/record/words/phrase.ts';

export const documentWords = {
  untitledPicture: 'Picture without a caption',
  animatedPicture: 'Animated picture: only its first frame is shown.',
  damagedPicture: 'This picture is damaged and cannot be shown.',
  damagedPage: 'This page cannot be shown.',
  lockedPdf: 'This PDF is locked with a password.',
  damagedPdf: 'This PDF cannot be shown: it is damaged or of an unknown type.',
  readerNotLoaded: 'The reader for PDF files did not load. Check the network, then close this entry and open it again.',
  opening: 'Opening the document…',
  asking: (source: string): string => `Asking ${source} for the document…`,
  aboutDocument: 'About this document',
  writtenBy: (author: string): string => `Written by ${author}`,
  contents: 'Contents of the document',
  omittedParts: 'Parts of the document not shown',
  notShownHere: 'Not shown here',
  table: 'Table',
  moreRows: (count: number): string => `${formatCountOf(count, 'more row', 'more rows')}, drawn as you scroll.`,
  showAllRows: 'Show all rows',
  moreParagraphs: (count: number): string => `${formatCountOf(count, 'more paragraph', 'more paragraphs')}, drawn as you scroll.`,
  showAllParagraphs: 'Show all paragraphs',
} as const;
