import type { Ref } from 'react';
import { classes } from '@/ui/controls/classes';
import { INPUT } from '@/ui/form/form';

interface CodeInputProps {
  id: string;
  value: string;
  onChange: (value: string) => void;
  ref?: Ref<HTMLInputElement>;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

/** How many digits an authenticator shows. */
export const CODE_LENGTH = 6;

/** Six digits of an authenticator; phones and password managers offer to fill it. */
export function CodeInput({ value, onChange, ...rest }: CodeInputProps) {
  return (
    <input
      {...rest}
      type="text"
      name="one-time-code"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="[0-9]*"
      maxLength={CODE_LENGTH + 1}
      value={value}
      onChange={(event) => onChange(event.target.value.replaceAll(/\D/gu, '').slice(0, CODE_LENGTH))}
      className={classes(INPUT, 'figure font-mono text-lg tracking-[0.4em]')}
    />
  );
}
