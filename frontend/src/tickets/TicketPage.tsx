import { useParams } from 'react-router';
import { TicketView } from '@/tickets/TicketView';

export function TicketPage() {
  const { id = '' } = useParams();
  return <TicketView id={id} />;
}
