import { useParams, useSearchParams } from 'react-router';
import { EventView } from '@/events/EventView';

export function EventPage() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  return <EventView id={id} pointer={params.get('pointer') ?? undefined} />;
}
