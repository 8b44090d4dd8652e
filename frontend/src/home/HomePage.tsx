import { useQuery } from '@tanstack/react-query';
import { conservation } from '@/api/events';
import { allIntegrations } from '@/api/integrations';
import { AttentionTile } from '@/home/AttentionTile';
import { ConservationTile } from '@/home/ConservationTile';
import { FirstRun } from '@/home/FirstRun';
import { ModelBanner } from '@/home/ModelBanner';
import { ProcessingNotices } from '@/home/ProcessingNotices';
import { RecentTickets } from '@/home/RecentTickets';
import { SystemTile } from '@/home/SystemTile';
import { ThroughputTile } from '@/home/ThroughputTile';
import { Page } from '@/ui/page/page';

export function HomePage() {
  const count = useQuery(conservation);
  const integrations = useQuery(allIntegrations);
  const empty = count.data?.accepted === 0;
  const leads = count.data !== undefined && integrations.data !== undefined && count.data.done_as.ticket === 0;
  return (
    <Page title="Home">
      {leads && <FirstRun integrations={integrations.data.length} conservation={count.data} />}
      <ProcessingNotices />
      <ModelBanner />
      <ConservationTile query={count} />
      <div className="grid gap-4 xl:grid-cols-3">
        <div className="min-w-0 xl:col-span-2">
          <ThroughputTile />
        </div>
        <SystemTile />
      </div>
      {!empty && (
        <div className="grid gap-4 xl:grid-cols-2">
          <AttentionTile />
          <RecentTickets />
        </div>
      )}
    </Page>
  );
}
