import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi } from '@/testing/fake-api';
import { renderAt } from '@/testing/render';
import { Comments } from '@/tickets/Comments';

describe('Comments', () => {
  it('marks what customers cannot read, and says where a text came from', async () => {
    const origin = { kind: 'payload', pointer: '/comment/body', event_id: 'event-1', run_id: 'run-1' };
    fakeApi({
      'GET /api/v1/tickets/ticket-1/comments': () => ({
        body: {
          items: [
            { id: '1', external_id: 'c1', deleted: false, body: 'Call them back', visibility: 'internal', provenance: { body: origin } },
            { id: '2', external_id: 'c2', deleted: false, body: 'We are on it', visibility: 'public' },
          ],
        },
      }),
    });
    renderAt('/', <Comments id="ticket-1" count={2} />);

    expect(await screen.findByText('Call them back')).toBeInTheDocument();
    expect(screen.getAllByText('Internal')).toHaveLength(1);
    expect(screen.getAllByRole('button', { name: /where Comment came from/u })).toHaveLength(1);
  });
});
