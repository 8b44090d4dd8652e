import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { classes } from '@/ui/controls/classes';
import { ProblemNotice } from '@/ui/feedback/notice';
import { UnsavedGuard } from '@/ui/form/unsaved-guard';
import type { ApiForm } from '@/ui/form/use-api-form';

interface FormProps<V extends FieldValues> {
  label: string;
  form: ApiForm<V>;
  /** Why this person may not submit it: the fields show what is set, and no key submits. */
  refused?: string;
  /** Asks before a page is left with something entered. */
  guarded?: boolean;
  children: ReactNode;
  className?: string;
}

/** The one form: `Ctrl Enter` submits, errors of a field stand beside it, what no field shows stands at the top. */
export function Form<V extends FieldValues>({ label, form, refused, guarded = false, children, className }: FormProps<V>) {
  const submit = () => {
    if (!refused) void form.submit();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  };
  const whole = form.methods.formState.errors.root?.message;
  return (
    <>
      {guarded && <UnsavedGuard dirty={form.dirty && !form.busy} />}
      {/* The form listens for Ctrl Enter from the fields inside it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form aria-label={label} noValidate onSubmit={onSubmit} onKeyDown={onKeyDown} className={classes('flex flex-col gap-4', className)}>
        {form.problem && <ProblemNotice error={form.problem} />}
        {whole && (
          <p role="alert" className="text-sm text-red">
            {whole}
          </p>
        )}
        {children}
      </form>
    </>
  );
}

/** Fields that who may not submit them can only read. */
export function Fields({ refused, children }: { refused: string | undefined; children: ReactNode }) {
  return (
    <fieldset disabled={refused !== undefined} className="contents">
      {children}
    </fieldset>
  );
}

export const INPUT =
  'h-9 w-full rounded border border-line-strong/70 bg-surface px-2.5 text-ink disabled:bg-sunken disabled:text-ink-soft aria-invalid:border-red pointer-coarse:h-11 pointer-coarse:text-[16px]';

export const TEXTAREA =
  'w-full rounded border border-line-strong/70 bg-surface px-2.5 py-2 text-ink aria-invalid:border-red pointer-coarse:text-[16px]';
