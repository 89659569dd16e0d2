import type { Category } from '#/lib/record/model/category.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** A part of a record that a sharing agreement can except: declared here once, read by configuration, policy and release. */
export interface SharingPart {
  /** Name in the configuration, under `sharing.except`. */
  readonly name: string;
  /** Category whose outcome says of every patient that the part is not shared. */
  readonly category: Category;
  readonly words: {
    /** Title of a stub: "Consultation". */
    readonly title: string;
    /** Noun for what a stub lacks; absent where it lacks everything. */
    readonly lacks?: string;
    /** Subject and verb of the sentence "… not shared with your organisation": "consultation text is". */
    readonly subject: string;
  };
  /** Tells whether the whole entry belongs to the part: a stub then stands for it. */
  readonly isWhole: (entry: TimelineEntry) => boolean;
  /** Takes the part out of an entry that is otherwise shown, and says so in its place. */
  readonly takeOut?: (entry: TimelineEntry) => TimelineEntry;
}
