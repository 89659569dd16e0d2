import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<'button'>, 'onClick' | 'disabled'> & {
  /** Called on pointer, Enter or Space. */
  readonly onPress?: () => void;
  readonly isDisabled?: boolean;
};

/** The browser's own button; sends a form only with `type="submit"`. */
export function BareButton({ onPress, isDisabled, type = 'button', ...props }: Props) {
  return <button {...props} type={type} disabled={isDisabled} onClick={onPress && (() => onPress())} />;
}

export function Button({ primary, className, ...props }: Props & { readonly primary?: boolean }) {
  return <BareButton {...props} data-primary={primary ? true : undefined} className={`button ${className ?? ''}`} />;
}

/** A command inside a sentence: "No answer · Ask again". */
export function LinkButton({ className, ...props }: Props) {
  return <BareButton {...props} className={`link ${className ?? ''}`} />;
}

/** `aria-label` is required: an icon alone says nothing. */
export function IconButton({ className, ...props }: Props & { readonly 'aria-label': string }) {
  return <BareButton {...props} className={`icon-button ${className ?? ''}`} />;
}
