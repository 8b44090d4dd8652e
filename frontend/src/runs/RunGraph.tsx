import { ArrowDown, Check, CornerLeftUp, Minus, TriangleAlert, X } from 'lucide-react';
import { Fragment } from 'react';
import type { Run, Step, WorkflowDescription } from '@/api/generated/public';
import { graphOf, type NodeView } from '@/runs/graph';
import { classes } from '@/ui/controls/classes';

const LOOK: Record<NodeView['outcome'], { icon: typeof Check; colour: string; word: string }> = {
  none: { icon: Minus, colour: 'text-ink-faint', word: 'not reached' },
  ok: { icon: Check, colour: 'text-green', word: 'passed' },
  invalid: { icon: TriangleAlert, colour: 'text-amber', word: 'refused' },
  failed: { icon: X, colour: 'text-red', word: 'failed' },
};

/** The graph of the last attempt as the agent serves it, with the way the run took and the live position lit. */
export function RunGraph({
  workflow,
  run,
  steps,
  now,
}: {
  workflow: WorkflowDescription;
  run: Run;
  steps: readonly Step[];
  /** The node under way, where the run tells it. */
  now?: string;
}) {
  const nodes = graphOf(workflow, run, steps, now);
  return (
    <ol aria-label="Graph" className="flex flex-col items-stretch">
      {nodes.map((node, index) => (
        <Fragment key={node.name}>
          {index > 0 && (
            <li aria-hidden className="flex h-6 items-center justify-center text-line-strong">
              <ArrowDown size={14} />
            </li>
          )}
          <GraphNode node={node} />
        </Fragment>
      ))}
    </ol>
  );
}

function GraphNode({ node }: { node: NodeView }) {
  const { icon: Icon, colour, word } = LOOK[node.outcome];
  return (
    <li
      aria-current={node.live ? 'step' : undefined}
      className={classes(
        'flex items-center gap-2 rounded border px-2.5 py-1.5',
        node.live ? 'border-blue bg-blue-soft' : node.outcome === 'none' ? 'border-dashed' : 'bg-canvas',
      )}
    >
      {node.live ? (
        <span aria-hidden className="size-3 animate-pulse-soft rounded-full bg-blue" />
      ) : (
        <Icon size={14} aria-hidden className={classes('shrink-0', colour)} />
      )}
      <span className="min-w-0 flex-1">
        <span className="font-mono text-[12px] font-medium">{node.name}</span>
        <span className="block text-xs text-ink-soft">
          {node.label}
          <span className="sr-only">
            {node.label && ', '}
            {node.live ? 'working now' : word}
          </span>
        </span>
        {node.back.map(({ to, times }) => (
          <span key={to} className="flex items-center gap-1 text-xs text-amber">
            <CornerLeftUp size={12} aria-hidden /> back to {to} {times}×
          </span>
        ))}
      </span>
      {node.visits > 1 && <span className="figure text-xs text-ink-soft">{node.visits}×</span>}
    </li>
  );
}
