'use client';
import { createContext, type ReactNode } from 'react';

/** What stands at the top of every sheet that covers the whole screen: what the page says of itself must stay in sight. */
export const SheetHead = createContext<ReactNode>(undefined);
