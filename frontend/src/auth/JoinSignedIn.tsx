import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { currentUser, joinOrganization, signOut } from '@/api/auth';
import type { InvitePreview } from '@/api/generated/public';
import { forgetToken } from '@/auth/fragment';
import { paths } from '@/paths';
import { Button, LinkButton } from '@/ui/controls/button';
import { Form } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';

/** With the invited account one click joins; with another one the person has to choose. */
export function JoinSignedIn({ token, invite }: { token: string; invite: InvitePreview }) {
  const me = useQuery(currentUser);
  if (me.isPending) return <Skeletons rows={3} />;
  if (!me.data) return <ProblemNotice error={me.error} onRetry={() => void me.refetch()} />;
  if (me.data.email.toLowerCase() !== invite.email.toLowerCase()) return <WrongAccount signedInAs={me.data.email} invite={invite} />;
  return <Join token={token} invite={invite} name={me.data.name} />;
}

function Join({ token, invite, name }: { token: string; invite: InvitePreview; name: string }) {
  const navigate = useNavigate();
  const form = useApiForm({
    values: {},
    body: () => token,
    send: async () => {
      await joinOrganization(token);
      forgetToken(paths.invite);
      await navigate(paths.home, { replace: true });
    },
  });
  return (
    <Form label="Join" form={form}>
      <p className="text-ink-soft">
        You are signed in as {name}. You stay in your other organizations and can change between them at the top of every page.
      </p>
      <Button type="submit" variant="primary" size="large" busy={form.busy}>
        Join {invite.organization_name}
      </Button>
      <LinkButton to={paths.home} variant="ghost">
        Not now
      </LinkButton>
    </Form>
  );
}

function WrongAccount({ signedInAs, invite }: { signedInAs: string; invite: InvitePreview }) {
  const [leaving, setLeaving] = useState(false);
  const leave = () => {
    setLeaving(true);
    void signOut();
  };
  return (
    <div className="flex flex-col gap-3">
      <p>
        You are signed in as <strong className="font-medium break-all">{signedInAs}</strong>, but the invite is for{' '}
        <strong className="font-medium break-all">{invite.email}</strong>. It works for that address only.
      </p>
      <Button variant="primary" size="large" busy={leaving} onClick={leave}>
        Sign out and go on as {invite.email}
      </Button>
      <LinkButton to={paths.home} variant="ghost">
        Stay signed in
      </LinkButton>
    </div>
  );
}
