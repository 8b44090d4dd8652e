import { Send } from 'lucide-react';
import type { IntegrationCreated, Provider } from '@/api/generated/public';
import { SecretOnce } from '@/ui/form/secret-once';
import { SetupSteps } from '@/integrations/SetupSteps';
import { useTestEvent } from '@/integrations/useTestEvent';
import { paths } from '@/paths';
import { Button, LinkButton } from '@/ui/controls/button';
import { CopyButton } from '@/ui/controls/copy';
import { Page } from '@/ui/page/page';

/** What the person has to carry over to the source, once. */
export function Connected({ created, provider }: { created: IntegrationCreated; provider: Provider }) {
  const test = useTestEvent(created.id);
  return (
    <Page title={`${created.name} is connected`}>
      <div className="flex max-w-2xl flex-col gap-4">
        <div className="flex flex-col gap-1.5 rounded-lg border bg-surface p-3">
          <p className="font-medium">Webhook address</p>
          <div className="flex items-center gap-1 rounded border bg-canvas pl-2.5">
            <code data-testid="webhook-url" className="min-w-0 flex-1 py-2 text-[12px] break-all">
              {created.webhook_url}
            </code>
            <CopyButton value={created.webhook_url} label="Copy webhook address" size="large" />
          </div>
        </div>
        <SecretOnce secret={created.secret} label={provider.secret_label} />
        <SetupSteps provider={provider} />
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" busy={test.busy} onClick={() => void test.send()}>
            <Send size={14} aria-hidden /> Send a test event and follow it
          </Button>
          <LinkButton to={paths.integration(created.id)}>Open the integration</LinkButton>
        </div>
      </div>
    </Page>
  );
}
