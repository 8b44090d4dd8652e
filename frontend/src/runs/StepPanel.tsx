import { X } from 'lucide-react';
import type { ModelUsage, Step } from '@/api/generated/public';
import { IconButton } from '@/ui/controls/button';
import { Copyable, CopyButton } from '@/ui/controls/copy';
import { Fact, Facts } from '@/ui/detail/detail';
import { FieldErrors } from '@/ui/code/field-errors';
import { JsonView } from '@/ui/code/json';
import { Card } from '@/ui/page/page';
import { duration, figure, Time } from '@/ui/controls/time';

/** What one step was given, gave, and was refused for. */
export function StepPanel({ step, rounds, onClose }: { step: Step; rounds: number; onClose: () => void }) {
  const record = step.step;
  return (
    <Card
      title={`Step ${record.sequence}: ${record.node}`}
      aside={
        <IconButton label="Close step" onClick={onClose}>
          <X size={15} />
        </IconButton>
      }
    >
      <div className="flex flex-col gap-4">
        <Facts>
          <Fact label="Started">
            <Time at={record.started_at} />
          </Fact>
          <Fact label="Took">{duration(record.duration_ms)}</Fact>
          <Fact label="Mapping attempt">
            {record.mapping_attempt}
            {rounds > 0 && ` of ${figure(rounds)}`}
          </Fact>
          <Fact label="Input digest">
            <Copyable value={record.input_digest} label="Copy input digest" />
          </Fact>
        </Facts>
        {record.errors && record.errors.length > 0 && <FieldErrors title="What was refused" errors={record.errors} />}
        {record.model_usage && <Model usage={record.model_usage} />}
        <section className="flex flex-col gap-2" aria-label="Output">
          <h3 className="font-medium">Output</h3>
          {record.output ? <JsonView value={record.output} label="output" /> : <p className="text-ink-faint">This step gave no output.</p>}
        </section>
      </div>
    </Card>
  );
}

function Model({ usage }: { usage: ModelUsage }) {
  return (
    <section className="flex flex-col gap-2" aria-label="Model call">
      <h3 className="font-medium">
        Model call <span className="font-normal text-ink-soft">{`${usage.provider} · ${usage.model}`}</span>
      </h3>
      <p className="figure text-sm text-ink-soft">
        {figure(usage.prompt_tokens)} tokens in, {figure(usage.completion_tokens)} out, {duration(usage.latency_ms)} waiting for the model
      </p>
      {usage.prompt !== undefined && <Text label="Prompt" text={usage.prompt} />}
      {usage.answer !== undefined && <Text label="Answer" text={usage.answer} />}
    </section>
  );
}

function Text({ label, text }: { label: string; text: string }) {
  return (
    <div className="rounded border bg-sunken">
      <div className="flex h-8 items-center justify-between border-b px-2.5 text-sm">
        {label} <CopyButton value={text} label={`Copy ${label.toLowerCase()}`} />
      </div>
      {/* Scrolls, so it must be reachable by keyboard. */}
      <pre
        tabIndex={0}
        role="group"
        aria-label={label}
        className="max-h-80 overflow-auto p-2.5 text-[12px] break-words whitespace-pre-wrap"
      >
        {text}
      </pre>
    </div>
  );
}
