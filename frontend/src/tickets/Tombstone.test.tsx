import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { TicketDetail } from '@/api/generated/public';
import { renderAt } from '@/testing/render';
import { Tombstone } from '@/tickets/Tombstone';

const DELETED: Partial<TicketDetail> = { deleted_at: '2026-11-20T10:00:00Z' };

function show(ticket: Partial<TicketDetail>) {
  renderAt('/', <Tombstone ticket={ticket as TicketDetail} />);
}

describe('Tombstone', () => {
  it('is not there while the ticket is', () => {
    show({});

    expect(screen.queryByText(/at the source|erased|merged/iu)).not.toBeInTheDocument();
  });

  it('links the ticket that took this one in', () => {
    show({ ...DELETED, merged_into: { external_id: '1:0-5:7', id: 'ticket-7', title: 'Oak desk' } });

    expect(screen.getByRole('link', { name: 'Oak desk' })).toHaveAttribute('href', '/tickets/ticket-7');
  });

  it('names a survivor that is not known here by its id', () => {
    show({ ...DELETED, merged_into: { external_id: '1:0-5:7' } });

    expect(screen.getByText('1:0-5:7')).toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('says that personal data was erased, and not that what was known is kept', () => {
    show({ ...DELETED, erased_at: '2026-11-20T10:00:00Z' });

    expect(screen.getByText(/Personal data erased on/u)).toBeInTheDocument();
    expect(screen.queryByText(/is kept/u)).not.toBeInTheDocument();
  });
});
