import { createContext } from 'react';

/** Names of the blocks that show their head alone at first, by the reader's lens. */
export const FoldedBlocks = createContext<ReadonlySet<string>>(new Set());
