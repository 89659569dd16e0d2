'use client';
/** Stands when the record's frame could not be drawn: a boundary catches only what is drawn within it. */
export { default } from './[session]/error.tsx';
