import { LoaderCircle } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Link, type LinkProps } from 'react-router';
import { classes } from '@/ui/controls/classes';
import { Hint } from '@/ui/controls/hint';
import { DisabledButton } from '@/ui/controls/disabled-button';

type Variant = 'primary' | 'secondary' | 'ghost' | 'danger';

type Size = 'small' | 'medium' | 'large';

const BASE =
  'inline-flex shrink-0 items-center justify-center gap-1.5 font-medium whitespace-nowrap transition-colors disabled:opacity-50 disabled:cursor-not-allowed aria-disabled:opacity-50 aria-disabled:cursor-not-allowed pointer-coarse:h-10';

const SIZES: Record<Size, string> = {
  small: 'h-7 rounded-full px-2.5 text-sm',
  medium: 'h-8 rounded px-3 text-sm',
  large: 'h-9 rounded px-4',
};

const VARIANTS: Record<Variant, string> = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-hover',
  secondary: 'border bg-surface text-ink hover:bg-hover',
  ghost: 'text-ink-soft hover:bg-hover hover:text-ink',
  danger: 'bg-danger text-danger-ink hover:bg-danger-hover',
};

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: Variant;
  size?: Size;
  busy?: boolean;
  /** Why this person may not do it: the button stays reachable and says so instead of acting. */
  refused?: string;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  variant = 'secondary',
  size = 'medium',
  busy = false,
  refused,
  className,
  children,
  disabled,
  type = 'button',
  ...rest
}: ButtonProps) {
  const look = classes(BASE, SIZES[size], VARIANTS[variant], className);
  if (refused) {
    return (
      <DisabledButton reason={refused} className={look}>
        {children}
      </DisabledButton>
    );
  }
  return (
    <button {...rest} type={type} disabled={disabled || busy} aria-busy={busy || undefined} className={look}>
      {busy && <LoaderCircle size={14} className="animate-spin" aria-hidden />}
      {children}
    </button>
  );
}

interface LinkButtonProps extends LinkProps {
  variant?: Variant;
  size?: Size;
  refused?: string;
}

export function LinkButton({ variant = 'secondary', size = 'medium', refused, className, children, ...rest }: LinkButtonProps) {
  if (refused) {
    return (
      <Button variant={variant} size={size} refused={refused} className={className}>
        {children}
      </Button>
    );
  }
  return (
    <Link {...rest} className={classes(BASE, SIZES[size], VARIANTS[variant], className)}>
      {children}
    </Link>
  );
}

const ICON_SIZES: Record<Size, string> = {
  small: 'size-6 pointer-coarse:size-8',
  medium: 'size-8 pointer-coarse:size-10',
  large: 'size-9 pointer-coarse:size-10',
};

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  label: string;
  shortcut?: string;
  size?: Size;
  refused?: string;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

/** A button that shows only an icon; its name is in a tooltip and for screen readers. */
export function IconButton({ label, shortcut, size = 'medium', refused, className, children, ...rest }: IconButtonProps) {
  const look = classes(
    'inline-flex shrink-0 items-center justify-center rounded text-ink-soft transition-colors hover:bg-hover hover:text-ink disabled:opacity-50 aria-disabled:opacity-50',
    ICON_SIZES[size],
    className,
  );
  if (refused) {
    return (
      <DisabledButton reason={refused} label={label} className={look}>
        {children}
      </DisabledButton>
    );
  }
  return (
    <Hint text={label} shortcut={shortcut}>
      <button type="button" {...rest} aria-label={label} className={look}>
        {children}
      </button>
    </Hint>
  );
}
