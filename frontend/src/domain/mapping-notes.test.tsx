import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { MappingNotes } from '@/domain/mapping-notes';
import { renderAt } from '@/testing/render';

describe('MappingNotes', () => {
  it('says what was left out and leads to the place', () => {
    renderAt('/', <MappingNotes eventId="event-1" notes={[{ pointer: '/due', message: '/due is not a date. It was left out.' }]} />);

    expect(screen.getByText('/due is not a date. It was left out.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Show the place' })).toHaveAttribute('href', '/events/event-1?pointer=%2Fdue');
  });

  it('leads nowhere when the note is about the whole event', () => {
    renderAt('/', <MappingNotes eventId="event-1" notes={[{ pointer: '', message: 'The event was shortened.' }]} />);

    expect(screen.queryByRole('link')).toBeNull();
  });

  it('shows nothing when there is nothing to say', () => {
    renderAt('/', <MappingNotes eventId="event-1" notes={[]} />);

    expect(screen.queryByText('Notes on the mapping')).toBeNull();
  });
});
