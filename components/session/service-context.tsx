'use client';
import { createContext, type ReactNode } from 'react';

/** Facts of the deployment that every page shows where a reader can go no further. */
export interface ServiceFacts {
  /** The exchange's name. */
  readonly name: string;
  /** The support desk. */
  readonly contact?: string | undefined;
  readonly links: readonly { readonly label: string; readonly url: string }[];
}

export const ServiceContext = createContext<ServiceFacts | undefined>(undefined);

/** Hands the deployment's facts to the pages that the browser draws by itself: an error, a closed record. */
export function ServiceProvider({ facts, children }: { readonly facts: ServiceFacts; readonly children: ReactNode }) {
  return <ServiceContext value={facts}>{children}</ServiceContext>;
}
