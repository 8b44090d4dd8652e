import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleDashed, CirclePause } from 'lucide-react';
import type { SignOn } from '@/api/generated/public';
import { signOn } from '@/api/sso';
import { CheckCard } from '@/sso/CheckCard';
import { DomainsCard } from '@/sso/DomainsCard';
import { ForgetCard } from '@/sso/ForgetCard';
import { ProviderForm } from '@/sso/ProviderForm';
import { Chip, type StatusStyle } from '@/ui/controls/chip';
import { CopyButton } from '@/ui/controls/copy';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';
import { Card, Page } from '@/ui/page/page';
import { Allowed } from '@/domain/permission';

export function SignOnPage() {
  return (
    <Allowed to="getSignOn" what="set up single sign-on">
      <SignOnSettings />
    </Allowed>
  );
}

function SignOnSettings() {
  const query = useQuery(signOn);
  return (
    <Page title="Single sign-on" actions={query.data && <Chip status={statusOf(query.data)} />}>
      {query.isPending && <Skeletons rows={10} />}
      {query.isError && !query.data && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Steps settings={query.data} />}
    </Page>
  );
}

function Steps({ settings }: { settings: SignOn }) {
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      <p className="text-ink-soft">
        People whose e-mail domain you prove here sign in through your OpenID Connect provider, and join with the default role the first
        time they do.
      </p>
      <RedirectCard uri={settings.redirect_uri} />
      <ProviderForm key={settings.updated_at ?? 'new'} settings={settings} />
      {settings.configured && (
        <>
          <CheckCard />
          <DomainsCard settings={settings} />
          <ForgetCard settings={settings} />
        </>
      )}
    </div>
  );
}

function statusOf(settings: SignOn): StatusStyle {
  if (!settings.configured) return { tone: 'hollow', icon: CircleDashed, word: 'Not set up' };
  if (!settings.enabled) return { tone: 'violet', icon: CirclePause, word: 'Turned off' };
  if (!settings.domains.some((domain) => domain.state === 'verified'))
    return { tone: 'amber', icon: CircleDashed, word: 'No domain proven' };
  return { tone: 'green', icon: CircleCheck, word: 'On' };
}

function RedirectCard({ uri }: { uri: string }) {
  return (
    <Card title="1. Register Signalbox at your provider">
      <p className="mb-2 text-ink-soft">
        As a confidential web application with the authorization code flow, and with this redirect address:
      </p>
      <div className="flex items-center gap-1 rounded border bg-canvas pl-2.5">
        <code data-testid="redirect-uri" className="min-w-0 flex-1 py-2 text-[12px] break-all">
          {uri}
        </code>
        <CopyButton value={uri} label="Copy the redirect address" size="large" />
      </div>
    </Card>
  );
}
