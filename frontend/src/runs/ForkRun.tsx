import { useQuery, useQueryClient } from '@tanstack/react-query';
import { GitFork } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRefusal } from '@/api/can';
import type { ForkCreate, Run, RunStateSummary, Step } from '@/api/generated/public';
import { createFork, runState, runStates } from '@/api/runs';
import { paths } from '@/paths';
import { indented } from '@/runs/json-text';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { FieldErrors } from '@/ui/code/field-errors';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';
import { useToast } from '@/ui/feedback/toast';
import { Field } from '@/ui/form/field';
import { Form, INPUT, TEXTAREA } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';

interface ForkRunProps {
  run: Run;
  steps: readonly Step[];
  /** Where it begins; without one at the beginning. */
  after?: Step;
}

/** Runs a run again from one of its steps, in another way. */
export function ForkRun({ run, steps, after }: ForkRunProps) {
  const refused = useRefusal()('createFork');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button refused={refused} onClick={() => setOpen(true)}>
        <GitFork size={14} aria-hidden /> {after ? 'Fork from here…' : 'Fork…'}
      </Button>
      {open && <ForkDialog run={run} steps={steps} after={after} onClose={() => setOpen(false)} />}
    </>
  );
}

function ForkDialog({ run, steps, after, onClose }: ForkRunProps & { onClose: () => void }) {
  const states = useQuery(runStates(run.id));
  return (
    <Dialog
      wide
      open
      onOpenChange={(open) => !open && onClose()}
      title="Fork this run"
      description="A new run of the same event begins after a step you choose. It changes nothing: what it would have changed is shown beside what this run did."
    >
      {states.isPending && <Skeletons rows={4} />}
      {states.isError && <ProblemNotice error={states.error} />}
      {states.data && <ForkForm run={run} steps={steps} states={states.data.items} after={after} onClose={onClose} />}
    </Dialog>
  );
}

interface Entered {
  from_step: string;
  state: string;
  instructions: string;
  model: string;
}

function bodyOf(entered: Entered): ForkCreate {
  return {
    from_step: Number(entered.from_step),
    ...(entered.state.trim() && { state: entered.state }),
    ...(entered.instructions.trim() && { instructions: entered.instructions }),
    ...(entered.model.trim() && { model: entered.model.trim() }),
  };
}

type ForkFormProps = ForkRunProps & { states: readonly RunStateSummary[]; onClose: () => void };

function ForkForm({ run, steps, states, after, onClose }: ForkFormProps) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { say } = useToast();
  const [loading, setLoading] = useState(false);
  const [unread, setUnread] = useState<unknown>(null);
  const form = useApiForm<Entered, ForkCreate>({
    values: { from_step: String(positionOf(states, after)), state: '', instructions: '', model: '' },
    body: bodyOf,
    send: async (body) => {
      const fork = await createFork(run.id, body);
      void queries.invalidateQueries({ queryKey: ['runs'] });
      say('Forked. It changes nothing but itself.');
      onClose();
      void navigate(paths.run(fork.id));
    },
  });
  const position = Number(form.methods.watch('from_step'));
  const own = instructionsOf(steps);

  const edit = async () => {
    setLoading(true);
    setUnread(null);
    try {
      const left = await queries.fetchQuery(runState(run.id, position));
      form.methods.setValue('state', indented(left.state), { shouldDirty: true });
    } catch (error) {
      setUnread(error);
    } finally {
      setLoading(false);
    }
  };
  return (
    <Form label="Fork" form={form}>
      {form.problem && form.problem.errors.length > 0 && <FieldErrors title="What is wrong with the state" errors={form.problem.errors} />}
      <Field form={form} name="from_step" label="Begins after">
        {(input) => (
          <select {...input} className={INPUT}>
            <option value="0">Nothing: from the beginning</option>
            {states.map((state) => (
              <option key={state.position} value={state.position} disabled={!state.next_node}>
                {`${state.position} · ${state.node}${state.next_node ? `, then ${state.next_node}` : ', the end'}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      {unread !== null && <ProblemNotice error={unread} />}
      <Field
        form={form}
        name="state"
        label="State"
        optional
        help={
          <button
            type="button"
            className="underline disabled:no-underline"
            disabled={position === 0 || loading}
            onClick={() => void edit()}
          >
            {loading ? 'Reading…' : 'Edit what this step left'}
          </button>
        }
      >
        {(input) => (
          <textarea {...input} rows={8} spellCheck={false} className={`${TEXTAREA} font-mono text-[12px]`} placeholder="As it was" />
        )}
      </Field>
      <Field
        form={form}
        name="instructions"
        label="Instructions to the model"
        optional
        help={
          own && (
            <button type="button" className="underline" onClick={() => form.methods.setValue('instructions', own, { shouldDirty: true })}>
              Edit what this run used
            </button>
          )
        }
      >
        {(input) => <textarea {...input} rows={4} className={TEXTAREA} placeholder="As the workflow has them" />}
      </Field>
      <Field form={form} name="model" label="Model" optional help="Of the provider that this installation uses.">
        {(input) => <input {...input} className={INPUT} placeholder="As it is set" />}
      </Field>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={form.busy}>
          Fork
        </Button>
      </DialogActions>
    </Form>
  );
}

/** Where a step stands among those that led to the end; the beginning where it did not, or nothing comes after it. */
function positionOf(states: readonly RunStateSummary[], after: Step | undefined): number {
  const place = states.find((state) => state.attempt === after?.run_attempt && state.sequence === after.step.sequence);
  return place?.next_node ? place.position : 0;
}

/** What the model was told first, from the prompt as it is shown. */
function instructionsOf(steps: readonly Step[]): string | undefined {
  const prompt = steps.map((step) => step.step.model_usage?.prompt).find((shown) => shown !== undefined);
  return prompt?.match(/^\[system\]\n([\s\S]*?)\n\n\[user\]\n/u)?.[1];
}
