import { useQuery } from '@tanstack/react-query';
import { currentUser } from '@/api/auth';
import type { RoleCatalogue, RoleName } from '@/api/generated/public';
import { roleCatalogue } from '@/api/organization';
import { PermissionOperations } from '@/organizations/PermissionOperations';
import { RoleMatrix } from '@/organizations/RoleMatrix';
import { filtered, paths } from '@/paths';
import { Tag } from '@/ui/controls/chip';
import { TextLink } from '@/ui/controls/text-link';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';
import { Card, Page } from '@/ui/page/page';
import { Allowed } from '@/domain/permission';

export function RolesPage() {
  return (
    <Allowed to="listRoles" what="see the roles">
      <Roles />
    </Allowed>
  );
}

function Roles() {
  const catalogue = useQuery(roleCatalogue);
  const { data: me } = useQuery(currentUser);
  return (
    <Page title="Roles">
      <p className="max-w-prose text-ink-soft">
        Each member has one role in an organization. The control plane checks it on every request; a change takes effect within a second.
      </p>
      {catalogue.isPending && <Skeletons rows={8} />}
      {catalogue.isError && !catalogue.data && <ProblemNotice error={catalogue.error} onRetry={() => void catalogue.refetch()} />}
      {catalogue.data && (
        <>
          <Meanings catalogue={catalogue.data} own={me?.role} />
          <Card title="What each may do" flush>
            <RoleMatrix catalogue={catalogue.data} own={me?.role} />
          </Card>
          <ScopesOnly catalogue={catalogue.data} />
        </>
      )}
    </Page>
  );
}

function Meanings({ catalogue, own }: { catalogue: RoleCatalogue; own: RoleName | undefined }) {
  return (
    <dl className="grid gap-2 sm:grid-cols-2 xl:grid-cols-4">
      {catalogue.roles.map((role) => (
        <div key={role.name} className="rounded-lg border bg-surface px-4 py-3">
          <dt className="flex items-center gap-2 font-semibold">
            <TextLink to={filtered(paths.members, { role: role.name })}>{role.name}</TextLink>
            {role.name === own && <Tag>you</Tag>}
          </dt>
          <dd className="mt-1 text-ink-soft">{role.description}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What no person may do: the endpoints made for services. */
function ScopesOnly({ catalogue }: { catalogue: RoleCatalogue }) {
  const held = new Set(catalogue.roles.flatMap((role) => role.permissions));
  const forServices = catalogue.permissions.filter(({ name }) => !held.has(name));
  if (forServices.length === 0) return null;
  return (
    <Card title="For API keys only" flush>
      <ul className="divide-y">
        {forServices.map((permission) => (
          <li key={permission.name} className="px-4 py-2">
            {permission.description}
            <PermissionOperations permission={permission} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
