import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { StoredProvenance } from '@/api/generated/public';
import { ProvenanceButton } from '@/tickets/ProvenanceButton';
import { fakeApi } from '@/testing/fake-api';
import { renderAt } from '@/testing/render';

const FROM = { event_id: 'event-1', run_id: 'run-1' };

async function open(provenance: StoredProvenance) {
  const requests = fakeApi({
    'GET /api/v1/events/event-1': () => ({ body: { payload: { issue: { fields: { 'a/b': 'In Progress' } } } } }),
  });
  renderAt('/', <ProvenanceButton field="Status" name="status" provenance={provenance} />);
  await userEvent.click(screen.getByRole('button', { name: /where Status came from/u }));
  return { requests, popover: await screen.findByRole('dialog') };
}

describe('ProvenanceButton', () => {
  it('names the rule, the pointer and what the payload says there', async () => {
    const { popover } = await open({ kind: 'rule', rule: 'jira.status_category', pointer: '/issue/fields/a~1b', ...FROM });

    expect(popover).toHaveTextContent('Computed by the rule jira.status_category from /issue/fields/a~1b. No model was involved.');
    expect(await screen.findByText('In Progress')).toBeInTheDocument();
  });

  it('leads to the place in the event and to the run', async () => {
    await open({ kind: 'payload', pointer: '/issue/fields/a~1b', ...FROM });

    expect(screen.getByRole('link', { name: 'The event' })).toHaveAttribute('href', '/events/event-1?pointer=%2Fissue%2Ffields%2Fa~1b');
    expect(screen.getByRole('link', { name: 'The run' })).toHaveAttribute('href', '/runs/run-1');
  });

  it('names the rule that made a value of the payload', async () => {
    const { popover } = await open({ kind: 'payload', rule: 'jira.priority_name', pointer: '/issue/fields/a~1b', ...FROM });

    expect(popover).toHaveTextContent('Taken from the event’s payload at /issue/fields/a~1b by the rule jira.priority_name.');
  });

  it('names the model and its attempt', async () => {
    const { popover } = await open({ kind: 'model', model: 'llama3.2', attempt: 2, ...FROM });

    expect(popover).toHaveTextContent('Proposed by the model llama3.2 on attempt 2, then checked before it was stored.');
  });

  it('names the key of the service that wrote it, and leads to no event', async () => {
    const { popover, requests } = await open({ kind: 'service', api_key: { id: 'key-1', name: 'Nightly import' } });

    expect(popover).toHaveTextContent('Written by a service under the API key Nightly import.');
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    expect(requests).toEqual([]);
  });

  it('says when a default filled a gap, and loads no event for it', async () => {
    const { popover, requests } = await open({ kind: 'default', ...FROM });

    expect(popover).toHaveTextContent('Filled with the default, because the event said nothing about it');
    expect(requests).toEqual([]);
  });
});
