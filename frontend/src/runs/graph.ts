import type { Run, Step, WorkflowDescription, WorkflowEdge } from '@/api/generated/public';
import { attemptsOf } from '@/runs/timeline';

export interface NodeView {
  name: string;
  label: string;
  visits: number;
  outcome: 'none' | 'ok' | 'invalid' | 'failed';
  live: boolean;
  /** Where the run went from here instead of onwards, and how often. */
  back: { to: string; times: number }[];
}

/**
 * The workflow that a run executed: the newest version that knows every node of its steps. Without any that does, the steps tell the nodes
 * that were visited.
 */
export function workflowOf(workflows: readonly WorkflowDescription[], steps: readonly Step[]): WorkflowDescription {
  const visited = [...new Set(steps.map((step) => step.step.node))];
  const fitting = workflows.filter((workflow) => visited.every((name) => workflow.nodes.some((node) => node.name === name)));
  return (
    fitting.reduce<WorkflowDescription | undefined>(
      (newest, each) => (newest && newest.version >= each.version ? newest : each),
      undefined,
    ) ?? {
      name: '',
      version: 0,
      start: visited[0] ?? '',
      max_rounds: 0,
      nodes: visited.map((name) => ({ name, label: '' })),
      edges: [],
    }
  );
}

/**
 * The graph as it stands in the last attempt: what each node gave, and where the run is now.
 *
 * @param now the node under way where the run tells it; else it follows from the steps
 */
export function graphOf(
  workflow: WorkflowDescription,
  run: Pick<Run, 'state' | 'attempt'>,
  steps: readonly Step[],
  now?: string,
): NodeView[] {
  const current =
    attemptsOf(steps)
      .filter((attempt) => attempt.number === Math.max(run.attempt, 1))
      .at(-1)?.steps ?? [];
  const live = run.state === 'running' ? (now ?? nextNode(workflow, current)) : undefined;
  return workflow.nodes.map(({ name, label }) => {
    const visits = current.filter((step) => step.step.node === name);
    return {
      name,
      label,
      visits: visits.length,
      outcome: visits.at(-1)?.step.outcome ?? 'none',
      live: live === name,
      back: waysBack(workflow, current, name),
    };
  });
}

function waysBack(workflow: WorkflowDescription, steps: readonly Step[], from: string): NodeView['back'] {
  const times = new Map<string, number>();
  steps.forEach((step, index) => {
    const next = steps[index + 1]?.step.node;
    if (step.step.node === from && next && isBack(workflow, from, next)) times.set(next, (times.get(next) ?? 0) + 1);
  });
  return [...times].map(([to, count]) => ({ to, times: count }));
}

/** What was refused goes back while rounds are left; everything else goes the usual way. At the end, the last node is still at work. */
function nextNode(workflow: WorkflowDescription, steps: readonly Step[]): string {
  const last = steps.at(-1)?.step;
  if (!last) return workflow.start;
  const edges = workflow.edges.filter((edge) => edge.from === last.node);
  const back = edges.find((edge) => edge.to && isBack(workflow, edge.from, edge.to));
  if (last.outcome === 'invalid' && last.mapping_attempt < workflow.max_rounds && back?.to) return back.to;
  return edges.find(isUsual)?.to ?? last.node;
}

function isUsual(edge: WorkflowEdge): boolean {
  return !edge.label;
}

function isBack(workflow: WorkflowDescription, from: string, to: string): boolean {
  const place = (name: string) => workflow.nodes.findIndex((node) => node.name === name);
  return place(to) < place(from);
}
