'use client';
import { useEffect, useRef } from 'react';
import { formatDocumentFact } from '#/lib/record/dates/format-fact.ts';
import type { DocumentSection, ReadableDocument } from '#/lib/record/model/readable-document.ts';
import { DocumentBlocks } from './document-blocks.tsx';
import { MarkedPlace } from './marked-place.ts';
import { placeId } from './place-id.ts';
import { scrollWithinPane } from '#/components/ui/show-place.ts';
import { documentWords } from './words.ts';

interface Props {
  readonly readable: ReadableDocument;
  /** Place to scroll to and mark. */
  readonly place?: string | undefined;
  readonly locale: string;
}

/** A document as the reader reads it: its head, a table of contents, its sections. */
export function ReadableView({ readable, place, locale }: Props) {
  const root = useRef<HTMLDivElement>(null);
  useMarkedPlace(root, readable, place);
  const contents = readable.sections.filter(({ title }) => title !== '');
  return (
    <MarkedPlace value={place}>
      <div ref={root} className="document-text">
        {readable.facts.length > 0 ? <Head facts={readable.facts} locale={locale} /> : undefined}
        {contents.length > 1 ? <Contents sections={contents} /> : undefined}
        {readable.sections.map((section) => (
          <Section key={section.place} section={section} level={3} />
        ))}
        {readable.omitted.length > 0 ? <Omitted omitted={readable.omitted} /> : undefined}
      </div>
    </MarkedPlace>
  );
}

/** Shows the author at once and the rest of the head on demand: the text comes first. */
function Head({ facts, locale }: Pick<ReadableDocument, 'facts'> & Pick<Props, 'locale'>) {
  const written = facts.find(({ label }) => label === 'Written by');
  return (
    <details className="document-head">
      <summary>
        {written === undefined ? documentWords.aboutDocument : documentWords.writtenBy(formatDocumentFact(written, locale))}
      </summary>
      <dl className="m-0 mt-2 grid grid-cols-[112px_1fr] gap-x-3 gap-y-1">
        {facts.map((fact, index) => (
          <div key={`${index} ${fact.label}`} className="contents">
            <dt className="text-muted">{fact.label}</dt>
            <dd className="m-0 wrap-anywhere">
              <bdi>{formatDocumentFact(fact, locale)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Buttons, not links: the address must not come to hold a place of a patient's document. */
function Contents({ sections }: { readonly sections: readonly DocumentSection[] }) {
  return (
    <nav aria-label={documentWords.contents} className="document-contents">
      <h3 className="m-0 text-block font-semibold">Contents</h3>
      <ul className="m-0 mt-1 flex list-none flex-wrap gap-x-3 gap-y-1 p-0">
        {sections.map(({ place, title }) => (
          <li key={place}>
            <button type="button" className="link" onClick={() => showPlace(place)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Section({ section, level }: { readonly section: DocumentSection; readonly level: 3 | 4 | 5 | 6 }) {
  const Title = `h${level}` as const;
  const deeper = level === 6 ? 6 : level === 5 ? 6 : level === 4 ? 5 : 4;
  return (
    <section id={placeId(section.place)} tabIndex={-1} className="document-section">
      {section.title === '' ? undefined : <Title>{section.title}</Title>}
      <DocumentBlocks blocks={section.blocks} />
      {section.sections.map((inner) => (
        <Section key={inner.place} section={inner} level={deeper} />
      ))}
    </section>
  );
}

function Omitted({ omitted }: Pick<ReadableDocument, 'omitted'>) {
  return (
    <section aria-label={documentWords.omittedParts} className="rounded-control bg-warning-tint px-3 py-2 text-detail text-warning">
      <h3 className="m-0 text-detail font-semibold">{documentWords.notShownHere}</h3>
      <ul className="m-0 mt-1 list-none p-0">
        {omitted.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  );
}

/** Brings a place into view and moves focus there. */
function showPlace(place: string): void {
  const element = document.getElementById(placeId(place));
  if (!element) return;
  scrollWithinPane(element, 'top');
  element.focus({ preventScroll: true });
}

function useMarkedPlace(root: React.RefObject<HTMLDivElement | null>, readable: ReadableDocument, place: string | undefined): void {
  useEffect(() => {
    const element = place === undefined ? undefined : root.current?.querySelector<HTMLElement>(`#${CSS.escape(placeId(place))}`);
    if (!element) return undefined;
    element.dataset.marked = '';
    scrollWithinPane(element, 'middle');
    return () => {
      delete element.dataset.marked;
    };
  }, [root, readable, place]);
}
