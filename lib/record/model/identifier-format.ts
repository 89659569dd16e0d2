import { formatNhsNumber } from './nhs-number.ts';

/** Formats that the configuration can give an identifier system. */
export const identifierFormats = ['nhs-number', 'plain'] as const;
export type IdentifierFormat = (typeof identifierFormats)[number];

/** The value as the reader sees it. */
export const formatIdentifier = (value: string, format: IdentifierFormat): string =>
  format === 'nhs-number' ? formatNhsNumber(value) : value;

/** Form in which identifiers are compared: spaces, hyphens and case do not make another number. */
export const comparableIdentifier = (value: string): string => value.replaceAll(/[\s-]/g, '').toUpperCase();
