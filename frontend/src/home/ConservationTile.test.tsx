import { useQuery } from '@tanstack/react-query';
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Conservation } from '@/api/generated/public';
import { conservation } from '@/api/events';
import { ConservationTile } from '@/home/ConservationTile';
import { fakeApi, problem } from '@/testing/fake-api';
import { renderAt } from '@/testing/render';

const COUNT: Conservation = {
  accepted: 1234,
  states: { held: 2, queued: 3, running: 4, waiting: 0, done: 1220, dead_lettered: 4, discarded: 1, cancelled: 0 },
  done_as: { ticket: 900, comment: 300, ignored: 20 },
  duplicates: 7,
  balanced: true,
  drift: 0,
  recounted_at: '2026-11-20T09:50:00Z',
  measured_at: '2026-11-20T10:00:00Z',
};

function Tile() {
  return <ConservationTile query={useQuery(conservation)} />;
}

const answering = (body: unknown, status = 200) => fakeApi({ 'GET /api/v1/conservation': () => ({ status, body }) });

describe('ConservationTile', () => {
  it('shows every term of the equation and says it is balanced', async () => {
    answering(COUNT);
    renderAt('/', <Tile />);

    expect(await screen.findByText('Balanced')).toBeInTheDocument();
    const terms = screen.getAllByRole('link').map((link) => link.textContent);
    expect(terms).toEqual([
      '1,234accepted',
      '1,220done',
      '4dead-lettered',
      '0waiting',
      '2held',
      '3queued',
      '4running',
      '1discarded',
      '0cancelled',
    ]);
    expect(screen.getByText(/7 repeated deliveries were answered again/u)).toBeInTheDocument();
  });

  it('leads from a term to its events', async () => {
    answering(COUNT);
    renderAt('/', <Tile />);

    expect(await screen.findByRole('link', { name: /dead-lettered/u })).toHaveAttribute('href', '/events?state=dead_lettered');
  });

  it('says by how much it is unbalanced', async () => {
    answering({ ...COUNT, accepted: 1236, balanced: false });
    renderAt('/', <Tile />);

    expect(await screen.findByText('Unbalanced by 2')).toBeInTheDocument();
  });

  it('tells of counters that a recount found wrong', async () => {
    answering({ ...COUNT, drift: 3 });
    renderAt('/', <Tile />);

    expect(await screen.findByText('Counters off by 3')).toBeInTheDocument();
    expect(screen.getByText('make recount')).toBeInTheDocument();
    expect(screen.queryByText('Balanced')).not.toBeInTheDocument();
  });

  it('says what failed and offers to try again', async () => {
    answering(problem(500, 'internal'), 500);
    renderAt('/', <Tile />);

    const alert = await screen.findByRole('alert');
    expect(within(alert).getByRole('button', { name: 'Try again' })).toBeInTheDocument();
    expect(within(alert).getByText(/Copy request id/u)).toBeInTheDocument();
  });
});
