import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Pause, Play, Send } from 'lucide-react';
import { useState } from 'react';
import { useRefusal } from '@/api/can';
import type { Integration } from '@/api/generated/public';
import { integrationDetail, pauseIntegration, providers, resumeIntegration } from '@/api/integrations';
import { toProblem } from '@/api/problem';
import { HealthNotice } from '@/integrations/HealthNotice';
import { RotateDialog } from '@/integrations/RotateDialog';
import { Secrets } from '@/integrations/Secrets';
import { SettingsForm } from '@/integrations/SettingsForm';
import { SetupSteps } from '@/integrations/SetupSteps';
import { useTestEvent } from '@/integrations/useTestEvent';
import { filtered, paths } from '@/paths';
import { Button } from '@/ui/controls/button';
import { Chip } from '@/ui/controls/chip';
import { Copyable } from '@/ui/controls/copy';
import { Detail, Fact, Facts } from '@/ui/detail/detail';
import { ProviderMark } from '@/domain/source';
import { TextLink } from '@/ui/controls/text-link';
import { Card } from '@/ui/page/page';
import { INTEGRATION_STATES } from '@/domain/status-styles';
import { figure, Time } from '@/ui/controls/time';
import { useToast } from '@/ui/feedback/toast';

export function IntegrationView({ id }: { id: string }) {
  const query = useQuery(integrationDetail(id));
  const catalogue = useQuery(providers);
  const provider = catalogue.data?.find((each) => each.name === query.data?.provider);
  return (
    <Detail
      query={query}
      title={(integration) => integration.name}
      kicker={(integration) => (
        <>
          <Chip status={INTEGRATION_STATES[integration.state]} />
          <ProviderMark provider={integration.provider} />
          {provider?.title ?? integration.provider}
        </>
      )}
      actions={(integration) => <Actions integration={integration} />}
    >
      {(integration) => (
        <>
          <HealthNotice health={integration.health} />
          <Card>
            <Facts>
              <Fact label="Webhook address">
                <Copyable value={integration.webhook_url} label="Copy webhook address" />
              </Fact>
              <Fact label="Key">
                <Copyable value={integration.key} label="Copy key" />
              </Fact>
              <Fact label="Last event">
                {integration.last_event_at ? <Time at={integration.last_event_at} /> : <span className="text-ink-faint">None yet</span>}
                <TextLink to={filtered(paths.events, { integration_id: integration.id })}>Its events</TextLink>
              </Fact>
              <Fact label="Held">
                {integration.held_events ? (
                  `${figure(integration.held_events)} ${integration.held_events === 1 ? 'event waits' : 'events wait'} for resume`
                ) : (
                  <span className="text-ink-faint">None</span>
                )}
              </Fact>
              <Fact label="Connected">
                <Time at={integration.created_at} />
              </Fact>
            </Facts>
          </Card>
          <Secrets integration={integration} />
          {provider && <SetupSteps provider={provider} />}
          {provider && (
            <SettingsForm key={JSON.stringify(integration.settings) + integration.name} integration={integration} provider={provider} />
          )}
        </>
      )}
    </Detail>
  );
}

function Actions({ integration }: { integration: Integration }) {
  const [rotating, setRotating] = useState(false);
  const [busy, setBusy] = useState(false);
  const queries = useQueryClient();
  const { say, warn } = useToast();
  const test = useTestEvent(integration.id);
  const active = integration.state === 'active';
  const refusal = useRefusal();

  const change = async (to: 'paused' | 'active', undo = true) => {
    setBusy(true);
    try {
      const answer = await (to === 'paused' ? pauseIntegration(integration.id) : resumeIntegration(integration.id));
      queries.setQueryData(['integrations', 'detail', integration.id], answer);
      void queries.invalidateQueries({ queryKey: ['integrations'] });
      const back = to === 'paused' ? 'active' : 'paused';
      say(
        to === 'paused' ? 'Paused. New events are accepted and held.' : 'Resumed. What was held is processed now.',
        undo ? { label: 'Undo', run: () => void change(back, false) } : undefined,
      );
    } catch (error) {
      warn(toProblem(error).message);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Button busy={test.busy} refused={refusal('sendTestEvent')} onClick={() => void test.send()}>
        <Send size={14} aria-hidden /> Send test event
      </Button>
      <Button
        busy={busy}
        refused={refusal(active ? 'pauseIntegration' : 'resumeIntegration')}
        onClick={() => void change(active ? 'paused' : 'active')}
      >
        {active ? <Pause size={14} aria-hidden /> : <Play size={14} aria-hidden />} {active ? 'Pause' : 'Resume'}
      </Button>
      <Button refused={refusal('rotateSecret')} onClick={() => setRotating(true)}>
        <KeyRound size={14} aria-hidden /> Rotate secret
      </Button>
      {rotating && <RotateDialog integration={integration} onClose={() => setRotating(false)} />}
    </>
  );
}
