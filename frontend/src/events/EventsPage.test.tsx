import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { EventSummary } from '@/api/generated/public';
import { RecordName } from '@/domain/record';
import { EventsPage } from '@/events/EventsPage';
import { fakeApi } from '@/testing/fake-api';
import { somebody } from '@/testing/people';
import { renderAt } from '@/testing/render';

const EVENT: EventSummary = {
  id: 'e-1',
  integration: { id: 'i-1', name: 'Shop', provider: 'github' },
  delivery_id: 'd-1',
  event_type: 'issues.opened',
  external_id: 'repo:186853002#7',
  ticket_key: 'acme/shop#7',
  received_at: '2026-11-20T10:00:00Z',
  size_bytes: 500,
  state: 'completed',
  run_id: 'r-1',
  duplicates: 0,
};

function show(address: string, answers: object[]) {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(1200);
  fakeApi({
    'GET /api/v1/auth/me': () => ({ body: somebody('viewer') }),
    'GET /api/v1/integrations': () => ({ body: { items: [] } }),
    'GET /api/v1/events': () => ({ body: answers.length > 1 ? answers.shift() : answers[0] }),
  });
  renderAt(address, <EventsPage />);
}

describe('the list of events', () => {
  it('calls records as people do', () => {
    render(
      <>
        <RecordName of={EVENT} />
        <RecordName of={{ external_id: 'BMS-20555' }} />
      </>,
    );

    expect(screen.getByText('acme/shop#7')).toHaveAttribute('title', 'repo:186853002#7');
    expect(screen.getByText('BMS-20555')).toBeInTheDocument();
    expect(screen.queryByText('repo:186853002#7')).not.toBeInTheDocument();
  });

  it('says that the newest events are not searched yet, until they are', async () => {
    show('/events?q=shop', [
      { items: [], search_behind: true },
      { items: [EVENT], search_behind: false },
    ]);

    expect(await screen.findByText(/not searched yet/u)).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByText(/not searched yet/u)).not.toBeInTheDocument(), { timeout: 5000 });
    expect(screen.getByText(/1 row/u)).toBeInTheDocument();
  });

  it('looks further back when none of the newest match', async () => {
    show('/events?q=shop', [{ items: [], next_cursor: 'older' }, { items: [EVENT] }]);

    expect(await screen.findByText('None among the newest')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Look further back' }));

    expect(await screen.findByText(/1 row/u)).toBeInTheDocument();
  });
});
