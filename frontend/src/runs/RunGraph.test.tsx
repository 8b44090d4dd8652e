import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Run, WorkflowDescription } from '@/api/generated/public';
import { RunGraph } from '@/runs/RunGraph';
import { aStep } from '@/testing/steps';

const workflow: WorkflowDescription = {
  name: 'echo',
  version: 1,
  start: 'open',
  max_rounds: 2,
  nodes: [
    { name: 'open', label: 'Take it in' },
    { name: 'say', label: 'Say it' },
  ],
  edges: [{ from: 'open', to: 'say' }, { from: 'say', to: 'open', label: 'refused' }, { from: 'say' }],
};

describe('RunGraph', () => {
  it('reads as a list: each node with what it does, what came of it and where the run went back', () => {
    const run = { state: 'running', attempt: 1 } as Run;
    render(
      <RunGraph workflow={workflow} run={run} steps={[aStep(1, 'open'), aStep(2, 'say', { outcome: 'invalid' }), aStep(3, 'open')]} />,
    );

    const [open, say] = within(screen.getByRole('list', { name: 'Graph' })).getAllByRole('listitem');
    expect(open).toHaveTextContent('openTake it in, passed2×');
    expect(say).toHaveTextContent('saySay it, working now back to open 1×');
    expect(say).toHaveAttribute('aria-current', 'step');
  });
});
