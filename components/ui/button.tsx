'use client';
import type { ComponentProps } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';

type Props = Omit<ComponentProps<typeof AriaButton>, 'className'> & { readonly className?: string };

export function Button({ primary, className, ...props }: Props & { readonly primary?: boolean }) {
  return <AriaButton {...props} data-primary={primary ? true : undefined} className={`button ${className ?? ''}`} />;
}

/** A command that reads as part of a sentence: "No answer · Ask again". */
export function LinkButton({ className, ...props }: Props) {
  return <AriaButton {...props} className={`link ${className ?? ''}`} />;
}

/** `aria-label` is required: an icon alone says nothing. */
export function IconButton({ className, ...props }: Props & { readonly 'aria-label': string }) {
  return <AriaButton {...props} className={`icon-button ${className ?? ''}`} />;
}
