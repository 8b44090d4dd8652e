import { ArrowDown, Check, CornerLeftUp, Minus, TriangleAlert, X } from 'lucide-react';
import { Fragment } from 'react';
import type { Run, Step } from '@/api/generated/public';
import { graphOf, type NodeView } from '@/runs/timeline';
import { classes } from '@/ui/controls/classes';

const DOES: Record<NodeView['name'], string> = {
  fetch: 'Read the event',
  map: 'Propose a ticket',
  validate: 'Check the proposal',
  route: 'Store or give up',
};

const LOOK: Record<NodeView['outcome'], { icon: typeof Check; colour: string; word: string }> = {
  none: { icon: Minus, colour: 'text-ink-faint', word: 'not reached' },
  ok: { icon: Check, colour: 'text-green', word: 'passed' },
  invalid: { icon: TriangleAlert, colour: 'text-amber', word: 'refused' },
  failed: { icon: X, colour: 'text-red', word: 'failed' },
};

/** The graph of the last attempt, with the live position lit. */
export function RunGraph({ run, steps }: { run: Run; steps: readonly Step[] }) {
  const { nodes, loops } = graphOf(run, steps);
  return (
    <ol aria-label="Graph" className="flex flex-col items-stretch">
      {nodes.map((node, index) => (
        <Fragment key={node.name}>
          {index > 0 && (
            <li aria-hidden className="flex h-6 items-center justify-center gap-2 text-line-strong">
              <ArrowDown size={14} />
              {node.name === 'route' && loops > 0 && (
                <span className="absolute ml-24 inline-flex items-center gap-0.5 text-xs text-amber">
                  <CornerLeftUp size={12} /> back {loops}×
                </span>
              )}
            </li>
          )}
          <GraphNode node={node} />
        </Fragment>
      ))}
      {loops > 0 && (
        <li className="sr-only">
          Went back from validate to map {loops} {loops === 1 ? 'time' : 'times'}
        </li>
      )}
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
          {DOES[node.name]}
          <span className="sr-only">, {node.live ? 'working now' : word}</span>
        </span>
      </span>
      {node.visits > 1 && <span className="figure text-xs text-ink-soft">{node.visits}×</span>}
    </li>
  );
}
