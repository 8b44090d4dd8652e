import { useQuery } from '@tanstack/react-query';
import { type FieldPath, type FieldValues, useWatch } from 'react-hook-form';
import { authOptions } from '@/api/auth';
import { Field, type FieldOf } from '@/ui/form/field';
import { PasswordInput } from '@/ui/form/password-input';

interface NewPasswordProps<V extends FieldValues, N extends FieldPath<V>> extends FieldOf<V, N> {
  label?: string;
}

/** A password to be chosen. What is wrong with one the control plane says: it knows those that leaked. */
export function NewPassword<V extends FieldValues, N extends FieldPath<V>>({ form, name, label = 'Password' }: NewPasswordProps<V, N>) {
  const { data } = useQuery(authOptions);
  const value = String(useWatch({ control: form.methods.control, name }));
  const least = data?.password_min_length;
  const missing = least === undefined || value.length === 0 ? 0 : least - value.length;
  const help =
    missing > 0
      ? `${missing} more ${missing === 1 ? 'character' : 'characters'}.`
      : `${least === undefined ? 'Long is better than complicated' : `At least ${least} characters`}: a few words that only you would put together.`;
  return (
    <Field form={form} name={name} label={label} help={help}>
      {(input) => <PasswordInput {...input} autoComplete="new-password" />}
    </Field>
  );
}
