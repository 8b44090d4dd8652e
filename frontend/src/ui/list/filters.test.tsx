import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderAt } from '@/testing/render';
import { type FilterDefinition, FilterBar, useFilters } from '@/ui/list/filters';

const FILTERS: FilterDefinition[] = [
  { kind: 'search', param: 'q', label: 'Search tickets' },
  {
    kind: 'choice',
    param: 'status',
    label: 'Status',
    many: true,
    options: [
      { value: 'open', label: 'open' },
      { value: 'on_hold', label: 'on hold' },
    ],
  },
  { kind: 'choice', param: 'state', label: 'State', options: [{ value: 'queued', label: 'queued' }] },
  { kind: 'text', param: 'label', label: 'Label', help: 'The whole label.' },
];

function Bar() {
  return (
    <>
      <FilterBar definitions={FILTERS} />
      <output>{JSON.stringify(useFilters(FILTERS))}</output>
    </>
  );
}

const asked = () => JSON.parse(screen.getByText(/^\{/u).textContent) as unknown;

describe('FilterBar', () => {
  it('keeps several values of one filter in the URL and reads as a sentence', async () => {
    const person = userEvent.setup();
    const { router } = renderAt('/tickets', <Bar />);

    await person.click(screen.getByRole('button', { name: 'Status' }));
    await person.click(screen.getByRole('menuitemcheckbox', { name: 'open' }));
    await person.click(screen.getByRole('menuitemcheckbox', { name: 'on hold' }));
    await person.keyboard('{Escape}');

    expect(router.state.location.search).toBe('?status=open&status=on_hold');
    expect(screen.getByRole('button', { name: /Status/u, expanded: false })).toHaveTextContent('Statusisopen or on hold');
    expect(asked()).toEqual({ status: ['open', 'on_hold'] });
  });

  it('starts from the URL and clears one filter without the others', async () => {
    const person = userEvent.setup();
    const { router } = renderAt('/tickets?state=queued&label=billing&panel=x', <Bar />);
    expect(asked()).toEqual({ state: 'queued', label: 'billing' });

    await person.click(screen.getByRole('button', { name: 'Clear State' }));

    expect(router.state.location.search).toBe('?label=billing&panel=x');
  });

  it('searches when typing rests', async () => {
    const person = userEvent.setup();
    const { router } = renderAt('/tickets', <Bar />);

    await person.type(screen.getByRole('searchbox', { name: 'Search tickets' }), 'vat line');

    await expect.poll(() => router.state.location.search).toBe('?q=vat+line');
  });

  it('clears all filters and nothing else', async () => {
    const person = userEvent.setup();
    const { router } = renderAt('/tickets?q=a&status=open&panel=x', <Bar />);

    await person.click(screen.getByRole('button', { name: 'Clear all' }));

    expect(router.state.location.search).toBe('?panel=x');
  });
});
