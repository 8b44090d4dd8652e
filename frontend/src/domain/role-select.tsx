import { useQuery } from '@tanstack/react-query';
import type { RoleName } from '@/api/generated/public';
import { roleCatalogue } from '@/api/organization';
import { GIVEN_ROLES } from '@/domain/roles';
import { Field, INPUT } from '@/ui/form/form';

interface RoleSelectProps {
  label?: string;
  value: RoleName;
  error: string | undefined;
  /** Roles that cannot be given here. */
  without?: readonly RoleName[];
  onChange: (role: RoleName) => void;
}

/** A role and what it means. */
export function RoleSelect({ label = 'Role', value, error, without = [], onChange }: RoleSelectProps) {
  const { data } = useQuery(roleCatalogue);
  return (
    <Field label={label} error={error} help={data?.roles.find((role) => role.name === value)?.description}>
      {(ids) => (
        <select {...ids} value={value} onChange={(event) => onChange(event.target.value as RoleName)} className={INPUT}>
          {value === 'owner' && <option>owner</option>}
          {GIVEN_ROLES.filter((role) => !without.includes(role)).map((role) => (
            <option key={role}>{role}</option>
          ))}
        </select>
      )}
    </Field>
  );
}
