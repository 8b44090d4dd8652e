import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useRefusal } from '@/api/can';
import { eventPreview, recentEvents } from '@/api/events';
import type { Integration } from '@/api/generated/public';
import { toProblem } from '@/api/problem';
import { PreviewedMapping } from '@/integrations/PreviewedMapping';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';
import { Labelled } from '@/ui/form/field';
import { INPUT } from '@/ui/form/form';
import { Card } from '@/ui/page/page';

/** A person who types pauses about as long between words. */
const PAUSE_MS = 400;

/** Shows live what an event that came would become under the settings as they stand in the form, saved or not. */
export function SettingsPreview({ integration, settings }: { integration: Integration; settings: Readonly<Record<string, string>> }) {
  const refused = useRefusal()('previewEvent');
  const events = useQuery({ ...recentEvents(integration.id), enabled: !refused });
  const [chosen, setChosen] = useState<string>();
  const event = chosen ?? events.data?.[0]?.id;
  if (refused) return null;
  return (
    <Card title="Try the settings">
      <div className="flex flex-col gap-4">
        {events.isPending && <Skeletons rows={2} />}
        {events.isError && <ProblemNotice error={events.error} onRetry={() => void events.refetch()} />}
        {events.data?.length === 0 && (
          <p className="text-ink-faint">When the first event has come, this shows what it would become under these settings.</p>
        )}
        {events.data && event && (
          <>
            <div className="max-w-xl">
              <Labelled label="Event" help="What it would become under the settings above. Nothing is stored.">
                {(ids) => (
                  <select {...ids} value={event} onChange={(change) => setChosen(change.target.value)} className={INPUT}>
                    {events.data.map((each) => (
                      <option key={each.id} value={each.id}>
                        {each.event_type} · {each.external_id} · {new Date(each.received_at).toLocaleString()}
                      </option>
                    ))}
                  </select>
                )}
              </Labelled>
            </div>
            <Outcome event={event} settings={settings} />
          </>
        )}
      </div>
    </Card>
  );
}

function Outcome({ event, settings }: { event: string; settings: Readonly<Record<string, string>> }) {
  const settled = useSettled(settings);
  const preview = useQuery({ ...eventPreview(event, settled), placeholderData: keepPreviousData });
  if (preview.isPending) return <Skeletons rows={3} />;
  if (preview.isError) {
    const { errors } = toProblem(preview.error);
    return errors.length > 0 ? (
      <ul role="alert" className="list-disc pl-5 text-red">
        {errors.map((error) => (
          <li key={error.pointer}>
            <code className="font-mono">{error.pointer.replace('/settings/', '')}</code> {error.message}
          </li>
        ))}
      </ul>
    ) : (
      <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />
    );
  }
  return (
    <div aria-live="polite" aria-busy={preview.isFetching}>
      <PreviewedMapping ticket={preview.data.external_id} type={preview.data.event_type} mapping={preview.data.mapping} />
    </div>
  );
}

/** The value once it has stayed the same for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
