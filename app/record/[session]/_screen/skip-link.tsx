'use client';
import { focusPageHead } from '#/components/keys/focus-page-head.ts';
import { screenWords } from './words.ts';

/** The first stop of Tab: past banner, sources and tabs to the page's own content (WCAG 2.4.1). */
export function SkipLink() {
  return (
    <a
      href="#record"
      className="skip-link"
      onClick={(event) => {
        // The address stays as it is, and the page does not jump.
        event.preventDefault();
        focusPageHead();
      }}
    >
      {screenWords.skip}
    </a>
  );
}
