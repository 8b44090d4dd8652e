import { useQuery } from '@tanstack/react-query';
import { authOptions } from '@/api/auth';
import { Field } from '@/ui/form/form';
import { PasswordInput } from '@/ui/form/password-input';

interface NewPasswordProps {
  label?: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** A password to be chosen. What is wrong with one the control plane says: it knows those that leaked. */
export function NewPassword({ label = 'Password', value, error, onChange }: NewPasswordProps) {
  const { data } = useQuery(authOptions);
  const least = data?.password_min_length;
  const missing = least === undefined || value.length === 0 ? 0 : least - value.length;
  const help =
    missing > 0
      ? `${missing} more ${missing === 1 ? 'character' : 'characters'}.`
      : `${least === undefined ? 'Long is better than complicated' : `At least ${least} characters`}: a few words that only you would put together.`;
  return (
    <Field label={label} error={error} help={help}>
      {(ids) => <PasswordInput {...ids} autoComplete="new-password" value={value} onChange={onChange} />}
    </Field>
  );
}
