import { useQuery } from '@tanstack/react-query';
import type { FieldPath, FieldValues } from 'react-hook-form';
import { roleCatalogue } from '@/api/organization';
import type { RoleName } from '@/api/generated/public';
import { GIVEN_ROLES } from '@/domain/roles';
import { Field, type FieldOf } from '@/ui/form/field';
import { INPUT } from '@/ui/form/form';
import { useWatch } from 'react-hook-form';

interface RoleSelectProps<V extends FieldValues, N extends FieldPath<V>> extends FieldOf<V, N> {
  label?: string;
  /** Roles that cannot be given here. */
  without?: readonly RoleName[];
}

/** A role and what it means. */
export function RoleSelect<V extends FieldValues, N extends FieldPath<V>>({
  form,
  name,
  label = 'Role',
  without = [],
}: RoleSelectProps<V, N>) {
  const { data } = useQuery(roleCatalogue);
  const value = useWatch({ control: form.methods.control, name });
  return (
    <Field form={form} name={name} label={label} help={data?.roles.find((role) => role.name === value)?.description}>
      {(input) => (
        <select {...input} className={INPUT}>
          {value === 'owner' && <option>owner</option>}
          {GIVEN_ROLES.filter((role) => !without.includes(role)).map((role) => (
            <option key={role}>{role}</option>
          ))}
        </select>
      )}
    </Field>
  );
}
