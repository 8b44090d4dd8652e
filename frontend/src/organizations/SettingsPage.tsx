import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { currentUser } from '@/api/auth';
import { useRefusal } from '@/api/can';
import checkOrganization from '@/api/generated/checks/OrganizationUpdate';
import type { CurrentUser, Organization } from '@/api/generated/public';
import { organization, renameOrganization } from '@/api/organization';
import { LeaveDialog } from '@/organizations/LeaveDialog';
import { filtered, paths } from '@/paths';
import { Button } from '@/ui/controls/button';
import { Copyable } from '@/ui/controls/copy';
import { Fact, Facts } from '@/ui/detail/detail';
import { Field } from '@/ui/form/field';
import { Fields, Form, INPUT } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { TextLink } from '@/ui/controls/text-link';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';
import { Card, Page } from '@/ui/page/page';
import { Allowed } from '@/domain/permission';
import { figure, Time } from '@/ui/controls/time';
import { useToast } from '@/ui/feedback/toast';

export function SettingsPage() {
  return (
    <Allowed to="getOrganization" what="see the organization">
      <Settings />
    </Allowed>
  );
}

function Settings() {
  const query = useQuery(organization);
  const { data: me } = useQuery(currentUser);
  return (
    <Page title="Settings">
      <div className="flex max-w-2xl flex-col gap-4">
        {query.isPending && <Skeletons rows={6} />}
        {query.isError && !query.data && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
        {query.data && (
          <>
            <NameCard key={query.data.name} organization={query.data} />
            <Card title="About">
              <div className="@container">
                <Facts>
                  <Fact label="Members">
                    <TextLink to={paths.members}>{figure(query.data.members)}</TextLink>
                  </Fact>
                  <Fact label="Owners">
                    <TextLink to={filtered(paths.members, { role: 'owner' })}>{figure(query.data.owners)}</TextLink>
                  </Fact>
                  <Fact label="Created">
                    <Time at={query.data.created_at} />
                  </Fact>
                  <Fact label="Id">
                    <Copyable value={query.data.id} label="Copy organization id" short />
                  </Fact>
                </Facts>
              </div>
            </Card>
            {me && <LeaveCard me={me} owners={query.data.owners} />}
          </>
        )}
      </div>
    </Page>
  );
}

function NameCard({ organization: current }: { organization: Organization }) {
  const queries = useQueryClient();
  const { say } = useToast();
  const refused = useRefusal()('updateOrganization');
  const form = useApiForm({
    values: { name: current.name },
    body: ({ name }) => ({ name: name.trim() }),
    check: checkOrganization,
    send: async ({ name }) => {
      const answer = await renameOrganization(name);
      queries.setQueryData(organization.queryKey, answer);
      await queries.invalidateQueries({ queryKey: ['me'] });
      say('Renamed.');
    },
  });
  return (
    <Card title="Organization">
      <Form label="Organization" form={form} refused={refused} guarded className="max-w-md">
        <Fields refused={refused}>
          <Field form={form} name="name" label="Name">
            {(input) => <input {...input} autoComplete="organization" className={INPUT} />}
          </Field>
        </Fields>
        <div>
          <Button type="submit" variant="primary" busy={form.busy} refused={refused} disabled={!form.dirty}>
            Rename
          </Button>
        </div>
      </Form>
    </Card>
  );
}

function LeaveCard({ me, owners }: { me: CurrentUser; owners: number }) {
  const [leaving, setLeaving] = useState(false);
  const last = me.role === 'owner' && owners === 1;
  return (
    <Card title="Leave">
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 basis-64 text-ink-soft">
          {last
            ? 'You are the only owner. Hand ownership to another member before you leave.'
            : 'You lose access at once. What you did here stays.'}
        </p>
        <Button refused={last ? 'The only owner cannot leave: hand ownership over first' : undefined} onClick={() => setLeaving(true)}>
          Leave this organization…
        </Button>
      </div>
      {leaving && <LeaveDialog me={me} onClose={() => setLeaving(false)} />}
    </Card>
  );
}
