import { useState } from 'react';
import { type DefaultValues, type FieldErrors, type FieldPath, type FieldValues, set, useForm, type UseFormReturn } from 'react-hook-form';
import { faultsOf, type SchemaCheck } from '@/api/check';
import type { FieldError } from '@/api/generated/public';
import { type Problem, toProblem } from '@/api/problem';
import { type FieldOfCode, placeFaults, placeProblem } from '@/ui/form/form-errors';

interface ApiFormOptions<V extends FieldValues, B> {
  /** What the fields start with. Fields are named like the values of the body. */
  values: V;
  /** What is sent: trimmed, without what was left empty. */
  body: (values: V) => B;
  /** The generated check of the body. Without it the control plane alone judges. */
  check?: SchemaCheck;
  /** What the contract cannot say. */
  faults?: (values: V) => FieldError[];
  fieldOfCode?: FieldOfCode;
  send: (body: B) => Promise<void>;
  /** Starts afresh when it was sent, for the next one. */
  clears?: boolean;
}

/** A form on one operation of the API. */
export interface ApiForm<V extends FieldValues> {
  methods: UseFormReturn<V>;
  /** What was refused and no field shows. */
  problem: Problem | null;
  /** Something was entered that was not sent. */
  dirty: boolean;
  busy: boolean;
  submit: () => Promise<void>;
  /** Starts afresh with these values. */
  restart: (values: V) => void;
}

/** Checks what was entered by the contract, sends it, and puts what is refused beside the field that its pointer names. */
export function useApiForm<V extends FieldValues, B>(options: ApiFormOptions<V, B>): ApiForm<V> {
  const { values, body, check, faults, fieldOfCode, send, clears = false } = options;
  const [problem, setProblem] = useState<Problem | null>(null);
  const methods = useForm<V>({
    defaultValues: values as DefaultValues<V>,
    resolver: (entered) => {
      const sent = body(entered);
      const found = [...(faults?.(entered) ?? []), ...(check ? faultsOf(check, sent) : [])];
      return found.length === 0 ? { values: entered, errors: {} } : { values: {}, errors: errorsOf(found, entered, sent) };
    },
  });
  const { isDirty, isSubmitting } = methods.formState;

  const handle = methods.handleSubmit(async (entered) => {
    const sent = body(entered);
    try {
      await send(sent);
      methods.reset(clears ? values : methods.getValues());
    } catch (error) {
      const placed = placeProblem(toProblem(error), entered, sent, fieldOfCode);
      placed.byField.forEach((message, name) => methods.setError(name as FieldPath<V>, { type: 'refused', message }));
      setProblem(placed.problem);
    }
  });
  const submit = async () => {
    if (isSubmitting) return;
    setProblem(null);
    await handle();
  };
  return { methods, problem, dirty: isDirty, busy: isSubmitting, submit, restart: (next) => methods.reset(next) };
}

/** The errors as the form library nests them; what no field shows is said once for the whole form. */
function errorsOf<V extends FieldValues>(found: readonly FieldError[], entered: V, sent: unknown): FieldErrors<V> {
  const { byField, unplaced } = placeFaults(found, entered, sent);
  const errors: FieldErrors<V> = {};
  byField.forEach((message, name) => set(errors, name, { type: 'contract', message }));
  const [first] = unplaced;
  if (first) set(errors, 'root', { type: 'contract', message: `${first.pointer} ${first.message}` });
  return errors;
}
