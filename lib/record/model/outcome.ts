/**
 * The end of one source × category (design §5). `pending` is what a pair is before it ends.
 * Nothing that is missing may read as "none" (H05): only `none` and `unmatched: not-known` are a certain no.
 */
export type Outcome =
  | { readonly state: 'complete'; readonly entries: number }
  /** `said`: the source's own words beside its empty answer. */
  | { readonly state: 'none'; readonly sourceWords?: string }
  /** `lasting`: it would be so again, however often it is asked (documents only, a summary, a search that the server does not have). */
  /** `lost`: something was sent, or asked for, and did not arrive readable (a failed query, an unreadable item, too few received). */
  /** `givenAs`: the form that limits every answer of the source, whatever day it is asked; only with `lasting`. */
  | {
      readonly state: 'partial';
      readonly entries: number;
      readonly why: string;
      readonly lasting?: true;
      readonly givenAs?: 'documents' | 'summary';
      readonly lost?: true;
    }
  /** `whole`: the source shares nothing of this patient's record; the reader of the stream finds it from all categories. */
  /** `role`: the category is not shown to the viewer's role, at any source and for any patient. */
  | {
      readonly state: 'withheld';
      readonly basis: 'agreement' | 'personal' | 'source' | 'role';
      readonly why: string;
      readonly whole?: true;
    }
  | { readonly state: 'unsupported' }
  /** `basis`: the source refused nothing; its token does not cover this, because it was not asked for or not granted. */
  | { readonly state: 'denied'; readonly why: string; readonly basis?: 'not-asked' | 'not-granted' }
  | { readonly state: 'failed'; readonly why: string }
  | { readonly state: 'unmatched'; readonly match: 'not-known' | 'unconfirmed' | 'no-answer-given'; readonly why?: string }
  | { readonly state: 'skipped' }
  | { readonly state: 'pending' };
