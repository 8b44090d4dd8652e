import { useQuery } from '@tanstack/react-query';
import { type FieldPathByValue, type FieldValues, useController } from 'react-hook-form';
import type { PermissionName, PermissionSummary, RoleCatalogue } from '@/api/generated/public';
import { roleCatalogue } from '@/api/organization';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';
import type { FieldOf } from '@/ui/form/field';

/** What a key may do, in groups and in words. */
export function ScopeFields<V extends FieldValues, N extends FieldPathByValue<V, PermissionName[]>>({ form, name }: FieldOf<V, N>) {
  const { field, fieldState } = useController({ control: form.methods.control, name });
  const chosen: readonly PermissionName[] = field.value;
  const error = fieldState.error?.message;
  const catalogue = useQuery(roleCatalogue);
  if (catalogue.isPending) return <Skeletons rows={5} />;
  if (!catalogue.data) return <ProblemNotice error={catalogue.error} onRetry={() => void catalogue.refetch()} />;
  const toggle = (scope: PermissionName) =>
    field.onChange(chosen.includes(scope) ? chosen.filter((each) => each !== scope) : [...chosen, scope]);
  return (
    <fieldset aria-describedby={error ? 'scopes-error' : undefined}>
      <legend className="mb-1 font-medium">What it may do</legend>
      {error && (
        <p id="scopes-error" className="mb-1 text-sm text-red">
          {error}
        </p>
      )}
      <div className="divide-y rounded border">
        {groups(catalogue.data).map(({ title, scopes }) => (
          <div key={title} role="group" aria-label={title} className="p-3">
            <p className="mb-1 text-xs font-medium text-ink-faint">{title}</p>
            <ul>
              {scopes.map((scope) => (
                <li key={scope.name}>
                  <label className="flex min-h-8 items-start gap-2.5 rounded px-1 py-1 hover:bg-hover pointer-coarse:min-h-11 pointer-coarse:items-center">
                    <input
                      type="checkbox"
                      checked={chosen.includes(scope.name)}
                      onChange={() => toggle(scope.name)}
                      className="mt-0.5 size-4 shrink-0 accent-accent"
                    />
                    <span className="min-w-0">
                      {scope.description} <code className="text-[11px] max-sm:block text-ink-faint">{scope.name}</code>
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** What only services may use; then what changes something; then reading. */
function groups({ permissions, roles }: RoleCatalogue): { title: string; scopes: PermissionSummary[] }[] {
  const held = new Set(roles.flatMap((role) => role.permissions));
  const scopes = permissions.filter((permission) => permission.scope);
  const forServices = scopes.filter(({ name }) => !held.has(name));
  const reading = scopes.filter(({ name }) => held.has(name) && name.endsWith(':read'));
  const rest = scopes.filter((scope) => !forServices.includes(scope) && !reading.includes(scope));
  return [
    { title: 'Send and write', scopes: forServices },
    { title: 'Act', scopes: rest },
    { title: 'Read', scopes: reading },
  ].filter((group) => group.scopes.length > 0);
}
