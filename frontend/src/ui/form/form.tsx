import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useBlocker } from 'react-router';
import { type Problem, toProblem } from '@/api/problem';
import { Button } from '@/ui/controls/button';
import { classes } from '@/ui/controls/classes';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { ProblemNotice } from '@/ui/feedback/notice';

/** Errors of one answer, by JSON pointer; what no field claims is shown at the top. */
export interface FormErrors {
  byPointer: ReadonlyMap<string, string>;
  problem: Problem | null;
}

const NO_ERRORS: FormErrors = { byPointer: new Map(), problem: null };

/** Refusals that name no value but are about one: the field, by problem code. */
type FieldOfCode = Readonly<Record<string, string>>;

/** Sends a form and maps what the server refuses back to its fields. */
export function useSubmit(submit: () => Promise<void>, fields: readonly string[], fieldOfCode: FieldOfCode = {}) {
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<FormErrors>(NO_ERRORS);

  const send = async () => {
    if (busy) return;
    setBusy(true);
    setErrors(NO_ERRORS);
    try {
      await submit();
    } catch (error) {
      setErrors(mapErrors(toProblem(error), fields, fieldOfCode));
    } finally {
      setBusy(false);
    }
  };
  return { busy, errors, send };
}

/** Splits a problem into what fields show beside them and what stands once at the top. */
export function mapErrors(problem: Problem, fields: readonly string[], fieldOfCode: FieldOfCode = {}): FormErrors {
  const about = fieldOfCode[problem.code];
  if (about && problem.errors.length === 0)
    return { byPointer: new Map([[about, [problem.title, problem.detail].filter(Boolean).join('. ')]]), problem: null };
  const byPointer = new Map<string, string>();
  for (const error of problem.errors) {
    const pointer = error.pointer.replace(/^#/u, '');
    if (!byPointer.has(pointer)) byPointer.set(pointer, error.message);
  }
  const pointers = [...byPointer.keys()];
  const allShown = pointers.length > 0 && pointers.every((pointer) => fields.includes(pointer));
  return { byPointer, problem: allShown ? null : problem };
}

interface FormProps {
  label: string;
  errors: FormErrors;
  onSubmit: () => void;
  /** Why this person may not submit it: the fields show what is set, and no key submits. */
  refused?: string;
  children: ReactNode;
  className?: string;
}

export function Form({ label, errors, onSubmit, refused, children, className }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!refused) onSubmit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!refused) onSubmit();
  };
  return (
    // The form listens for Ctrl Enter from the fields inside it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form aria-label={label} noValidate onSubmit={submit} onKeyDown={onKeyDown} className={classes('flex flex-col gap-4', className)}>
      {errors.problem && <ProblemNotice error={errors.problem} />}
      {children}
    </form>
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

interface FieldProps {
  label: string;
  help?: ReactNode;
  error?: string;
  optional?: boolean;
  children: (ids: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }) => ReactNode;
}

/** Label above, help under, error beside. */
export function Field({ label, help, error, optional = false, children }: FieldProps) {
  const id = useId();
  const helpId = `${id}-help`;
  const errorId = `${id}-error`;
  const describedBy = [error && errorId, help && helpId].filter(Boolean).join(' ') || undefined;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label} {optional && <span className="font-normal text-ink-faint">(optional)</span>}
      </label>
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p id={errorId} className="text-sm text-red">
          {error}
        </p>
      )}
      {help && (
        <p id={helpId} className="text-sm text-ink-faint">
          {help}
        </p>
      )}
    </div>
  );
}

export const INPUT =
  'h-9 w-full rounded border border-line-strong/70 bg-surface px-2.5 text-ink disabled:bg-sunken disabled:text-ink-soft aria-invalid:border-red pointer-coarse:h-11 pointer-coarse:text-[16px]';

export const TEXTAREA =
  'w-full rounded border border-line-strong/70 bg-surface px-2.5 py-2 text-ink aria-invalid:border-red pointer-coarse:text-[16px]';

/** Asks before work that was not sent is thrown away. */
export function UnsavedGuard({ dirty }: { dirty: boolean }) {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname);
  return (
    <Dialog
      open={blocker.state === 'blocked'}
      onOpenChange={(open) => !open && blocker.reset?.()}
      title="Leave without saving?"
      description="What you entered here will be lost."
    >
      <DialogActions>
        <Button onClick={() => blocker.reset?.()}>Stay</Button>
        <Button variant="danger" onClick={() => blocker.proceed?.()}>
          Leave
        </Button>
      </DialogActions>
    </Dialog>
  );
}
