import type { WorkflowDescription } from '../src/api/generated/public';

/** What the agent would serve. */
export const WORKFLOWS: WorkflowDescription[] = [
  {
    name: 'ticket-mapping',
    version: 1,
    start: 'fetch',
    max_rounds: 3,
    nodes: [
      { name: 'fetch', label: 'Read the event' },
      { name: 'map', label: 'Propose a ticket' },
      { name: 'validate', label: 'Check the proposal' },
      { name: 'route', label: 'Store or give up' },
    ],
    edges: [
      { from: 'fetch', to: 'map' },
      { from: 'fetch', to: 'validate', label: 'an answer was paid for' },
      { from: 'map', to: 'validate' },
      { from: 'map', to: 'route', label: 'nothing to check' },
      { from: 'validate', to: 'route' },
      { from: 'validate', to: 'map', label: 'refused' },
      { from: 'route' },
      { from: 'route', to: 'map', label: 'refused by the store' },
      { from: 'route', to: 'route', label: 'refused for good' },
    ],
  },
];
