'use client';
import { createContext, type ReactNode } from 'react';

/** Content for the top of every sheet that covers the whole screen: the patient's name must stay in sight. */
export const SheetHead = createContext<ReactNode>(undefined);
