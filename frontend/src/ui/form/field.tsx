import { type ReactNode, useId } from 'react';
import { type ControllerRenderProps, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import type { ApiForm } from '@/ui/form/use-api-form';

interface LabelProps {
  label: ReactNode;
  help?: ReactNode;
  optional?: boolean;
}

interface FieldIds {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface LabelledProps extends LabelProps {
  error?: string;
  children: (ids: FieldIds) => ReactNode;
}

/** Label above, help under, error beside. */
export function Labelled({ label, help, error, optional = false, children }: LabelledProps) {
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

/** Which value of which form a field is. */
export interface FieldOf<V extends FieldValues, N extends FieldPath<V>> {
  form: ApiForm<V>;
  /** Like the value of the body that it fills. */
  name: N;
}

interface FieldProps<V extends FieldValues, N extends FieldPath<V>> extends LabelProps, FieldOf<V, N> {
  children: (input: ControllerRenderProps<V, N> & FieldIds) => ReactNode;
}

/** One value of a form; its children get everything that an input needs. */
export function Field<V extends FieldValues, N extends FieldPath<V>>({ form, name, children, ...label }: FieldProps<V, N>) {
  const { field, fieldState } = useController({ control: form.methods.control, name });
  return (
    <Labelled {...label} error={fieldState.error?.message}>
      {(ids) => children({ ...field, ...ids })}
    </Labelled>
  );
}

/** A yes or no, with its words beside it. */
export function Checkbox<V extends FieldValues, N extends FieldPath<V>>({ form, name, label, help }: LabelProps & FieldOf<V, N>) {
  const { field } = useController({ control: form.methods.control, name });
  const { value, ...rest } = field;
  return (
    <label className="flex items-start gap-2.5">
      <input {...rest} type="checkbox" checked={value === true} className="mt-0.5 size-4 shrink-0 accent-accent" />
      <span>
        {label}
        {help && <span className="block text-sm text-ink-faint">{help}</span>}
      </span>
    </label>
  );
}
