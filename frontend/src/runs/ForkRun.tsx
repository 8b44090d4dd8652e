import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { GitFork } from 'lucide-react';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
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
import { type ApiForm, useApiForm } from '@/ui/form/use-api-form';

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

/** Of a fork that begins after no step. */
const BEGINNING = '0';

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
  const own = instructionsOf(steps);
  /** What a step left, as it was, is nothing to begin with after another. */
  const dropUnedited = () => {
    const { from_step, state } = form.methods.getValues();
    const left = queries.getQueryData(runState(run.id, Number(from_step)).queryKey);
    if (left && state === indented(left.state)) form.methods.setValue('state', '');
  };
  return (
    <Form label="Fork" form={form}>
      <Field form={form} name="from_step" label="Begins after">
        {(input) => (
          <select
            {...input}
            className={INPUT}
            onChange={(event) => {
              dropUnedited();
              input.onChange(event);
            }}
          >
            <option value={BEGINNING}>Nothing: from the beginning</option>
            {states.map((state) => (
              <option key={state.position} value={state.position} disabled={!state.next_node}>
                {`${state.position} · ${state.node}${state.next_node ? `, then ${state.next_node}` : ', the end'}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <StateField run={run} form={form} />
      <Field
        form={form}
        name="instructions"
        label="Instructions to the model"
        optional
        help={own && <Fill onClick={() => form.methods.setValue('instructions', own, { shouldDirty: true })}>Edit what this run used</Fill>}
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

function StateField({ run, form }: { run: Run; form: ApiForm<Entered> }) {
  const queries = useQueryClient();
  const [step, text] = useWatch({ control: form.methods.control, name: ['from_step', 'state'] });
  const edit = useMutation({
    mutationFn: () => queries.fetchQuery(runState(run.id, Number(step))),
    onSuccess: (left) => form.methods.setValue('state', indented(left.state), { shouldDirty: true }),
  });
  const errors = form.problem?.errors ?? [];
  return (
    <>
      <Field
        form={form}
        name="state"
        label="State"
        optional
        help={
          step === BEGINNING ? (
            'Choose a step to edit what it left.'
          ) : (
            <Fill busy={edit.isPending} onClick={() => edit.mutate()}>
              Edit what this step left
            </Fill>
          )
        }
      >
        {(input) => (
          <textarea
            {...input}
            rows={Math.min(Math.max(text.split('\n').length, 3), 16)}
            spellCheck={false}
            autoCapitalize="off"
            className={`${TEXTAREA} resize-y font-mono text-[12px]`}
            placeholder="As it was"
          />
        )}
      </Field>
      {edit.isError && <ProblemNotice error={edit.error} />}
      {errors.length > 0 && (
        <div ref={comeIntoView}>
          <FieldErrors title="What is wrong with the state" errors={errors} />
        </div>
      )}
    </>
  );
}

const comeIntoView = (shown: HTMLElement | null) => shown?.scrollIntoView({ block: 'nearest' });

/** Puts something to begin with into the field above. */
function Fill({ busy = false, onClick, children }: { busy?: boolean; onClick: () => void; children: string }) {
  return (
    <button type="button" disabled={busy} className="underline underline-offset-3 disabled:no-underline" onClick={onClick}>
      {busy ? 'Reading…' : children}
    </button>
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
