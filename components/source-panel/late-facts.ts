import { lateCode } from '#/components/ui/late-code.ts';

/** The box that a source's sign opens. */
export const sourceFactsCode = lateCode(() => import('./source-facts.tsx').then(({ SourceFacts }) => SourceFacts));
