import { describe, expect, it } from 'vitest';
import type { WorkflowDescription } from '@/api/generated/public';
import { graphOf, workflowOf } from '@/runs/graph';
import { aStep } from '@/testing/steps';

const mapping: WorkflowDescription = {
  name: 'ticket-mapping',
  version: 1,
  start: 'fetch',
  max_rounds: 3,
  nodes: ['fetch', 'map', 'validate', 'route'].map((name) => ({ name, label: `Does ${name}` })),
  edges: [
    { from: 'fetch', to: 'validate', label: 'an answer was paid for' },
    { from: 'fetch', to: 'map' },
    { from: 'map', to: 'validate' },
    { from: 'validate', to: 'map', label: 'refused' },
    { from: 'validate', to: 'route' },
    { from: 'route' },
    { from: 'route', to: 'map', label: 'refused by the store' },
  ],
};

const echo: WorkflowDescription = { ...mapping, name: 'echo', start: 'open', nodes: [{ name: 'open', label: 'Take it in' }], edges: [] };

const running = { state: 'running' as const, attempt: 1 };

describe('graphOf', () => {
  it('goes back to map after a refused proposal', () => {
    const steps = [aStep(1, 'fetch'), aStep(2, 'map'), aStep(3, 'validate', { outcome: 'invalid' })];

    expect(graphOf(mapping, running, steps).find((node) => node.live)?.name).toBe('map');
  });

  it('goes on to route after the third refusal', () => {
    const steps = [aStep(1, 'fetch'), aStep(2, 'map'), aStep(3, 'validate', { outcome: 'invalid', mapping_attempt: 3 })];

    expect(graphOf(mapping, running, steps).find((node) => node.live)?.name).toBe('route');
  });

  it('counts the ways back and shows no live position once it ended', () => {
    const steps = [
      aStep(1, 'fetch'),
      aStep(2, 'map'),
      aStep(3, 'validate', { outcome: 'invalid' }),
      aStep(4, 'map'),
      aStep(5, 'validate'),
      aStep(6, 'route'),
    ];
    const nodes = graphOf(mapping, { state: 'completed', attempt: 1 }, steps);

    expect(nodes.map((node) => node.back)).toEqual([[], [], [{ to: 'map', times: 1 }], []]);
    expect(nodes.some((node) => node.live)).toBe(false);
    expect(nodes.map((node) => node.visits)).toEqual([1, 2, 2, 1]);
  });

  it('shows the newest attempt only', () => {
    const steps = [aStep(1, 'fetch'), aStep(2, 'map', { outcome: 'failed' }), aStep(1, 'fetch', {}, 2)];
    const nodes = graphOf(mapping, { state: 'running', attempt: 2 }, steps);

    expect(nodes.map((node) => node.outcome)).toEqual(['ok', 'none', 'none', 'none']);
  });

  it('begins where the workflow says', () => {
    expect(graphOf({ ...mapping, start: 'map' }, running, []).find((node) => node.live)?.name).toBe('map');
  });

  it('stays with the last node while it ends the run', () => {
    expect(graphOf(mapping, running, [aStep(1, 'route')]).find((node) => node.live)?.name).toBe('route');
  });

  it('draws any workflow, with its labels', () => {
    expect(graphOf(echo, running, []).map((node) => [node.name, node.label, node.live])).toEqual([['open', 'Take it in', true]]);
  });
});

describe('workflowOf', () => {
  it('takes the newest version that knows every node of the steps', () => {
    const newer = { ...mapping, version: 2 };

    expect(workflowOf([echo, newer, mapping], [aStep(1, 'fetch'), aStep(2, 'map')])).toBe(newer);
    expect(workflowOf([mapping, echo], [aStep(1, 'open')])).toBe(echo);
  });

  it('shows the visited nodes when no agent tells the graph', () => {
    const steps = [aStep(1, 'fetch'), aStep(2, 'map', { outcome: 'invalid' }), aStep(3, 'map')];
    const drawn = workflowOf([], steps);

    expect(drawn.nodes.map((node) => node.name)).toEqual(['fetch', 'map']);
    expect(graphOf(drawn, { state: 'completed', attempt: 1 }, steps).map((node) => node.visits)).toEqual([1, 2]);
  });
});
