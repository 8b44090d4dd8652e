import { useQuery } from '@tanstack/react-query';
import { Activity, CircleHelp, FileJson, GitCommitVertical, KeyRound, Radio, Scale, Sparkles } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import type { ProvenanceKind, StoredProvenance } from '@/api/generated/public';
import { eventDetail } from '@/api/events';
import { paths } from '@/paths';
import { TextLink } from '@/ui/controls/text-link';
import { resolve } from '@/ui/code/pointer';

interface ProvenanceButtonProps {
  field: string;
  name: string;
  provenance: StoredProvenance | undefined;
  withLabel?: boolean;
}

const ICONS = { payload: FileJson, rule: Scale, model: Sparkles, default: CircleHelp, service: KeyRound } as const satisfies Record<
  ProvenanceKind,
  unknown
>;

/** "Where did this value come from": the event, rule or model behind one stored field. */
export function ProvenanceButton({ field, name, provenance, withLabel = false }: ProvenanceButtonProps) {
  if (!provenance) return null;
  const kind = shownKind(provenance);
  const Icon = ICONS[kind];
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button
          type="button"
          className="inline-flex h-5 items-center gap-1 rounded-sm border px-1.5 text-xs text-ink-soft hover:bg-hover hover:text-ink pointer-coarse:h-7 pointer-coarse:px-2"
        >
          <Icon size={11} aria-hidden />
          {withLabel ? `${field} from ${kind}` : kind}
          <span className="sr-only">: where {field} came from</span>
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          sideOffset={4}
          collisionPadding={12}
          aria-label={`Where ${field} came from`}
          className="z-50 flex w-[min(400px,calc(100vw-24px))] animate-enter flex-col gap-2.5 rounded-lg border bg-raised p-3.5 shadow-xl"
        >
          <p className="flex items-center gap-1.5 text-sm text-ink-faint">
            <GitCommitVertical size={14} aria-hidden /> Where <strong className="font-medium text-ink">{field}</strong> came from
          </p>
          <Origin provenance={provenance} />
          {provenance.pointer !== undefined && provenance.event_id && (
            <PayloadValue eventId={provenance.event_id} pointer={provenance.pointer} />
          )}
          <div className="flex gap-4 border-t pt-2.5 text-sm">
            {provenance.event_id && (
              <span className="inline-flex items-center gap-1.5">
                <Radio size={13} aria-hidden /> <TextLink to={paths.event(provenance.event_id, provenance.pointer)}>The event</TextLink>
              </span>
            )}
            {provenance.run_id && (
              <span className="inline-flex items-center gap-1.5">
                <Activity size={13} aria-hidden /> <TextLink to={paths.run(provenance.run_id)}>The run</TextLink>
              </span>
            )}
            <code className="ml-auto text-xs text-ink-faint">{name}</code>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** A value that a rule made of the payload is the rule's. */
function shownKind(provenance: StoredProvenance): ProvenanceKind {
  return provenance.kind === 'payload' && provenance.rule ? 'rule' : provenance.kind;
}

function Origin({ provenance }: { provenance: StoredProvenance }) {
  const pointer = provenance.pointer && <Mono>{provenance.pointer}</Mono>;
  switch (provenance.kind) {
    case 'payload':
      if (!provenance.rule) return <p>Copied from the event’s payload{pointer && <> at {pointer}</>}.</p>;
      return (
        <p>
          Taken from the event’s payload{pointer && <> at {pointer}</>} by the rule <Mono>{provenance.rule}</Mono>. No model was involved.
        </p>
      );
    case 'rule':
      return (
        <p>
          Computed by the rule <Mono>{provenance.rule ?? 'unnamed'}</Mono>
          {pointer && <> from {pointer}</>}. No model was involved.
        </p>
      );
    case 'model':
      return (
        <p>
          Proposed by the model <Mono>{provenance.model ?? 'unnamed'}</Mono>
          {provenance.attempt !== undefined && <> on attempt {provenance.attempt}</>}
          {pointer && <>, reading {pointer}</>}, then checked before it was stored.
        </p>
      );
    case 'default':
      return (
        <p>
          Filled with the default, because the event said nothing about it
          {provenance.rule && (
            <>
              {' '}
              (<Mono>{provenance.rule}</Mono>)
            </>
          )}
          .
        </p>
      );
    case 'service':
      return (
        <p>
          Written by a service under the API key <Mono>{provenance.api_key?.name ?? 'unnamed'}</Mono>. No event and no model was involved.
        </p>
      );
  }
}

function Mono({ children }: { children: string }) {
  return <code className="rounded-sm bg-sunken px-1 py-0.5 text-[12px] break-all">{children}</code>;
}

/** What the payload says there, loaded only when someone asks. */
function PayloadValue({ eventId, pointer }: { eventId: string; pointer: string }) {
  const event = useQuery(eventDetail(eventId));
  const [whole, setWhole] = useState(false);
  if (!event.data?.payload) return null;
  const value = resolve(event.data.payload, pointer);
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const long = text.length > 240 && !whole;
  return (
    <div className="rounded border bg-sunken px-2 py-1.5 text-sm">
      <p className="text-xs text-ink-faint">The payload says</p>
      <p className="max-h-48 overflow-y-auto font-mono text-[12px] break-words whitespace-pre-wrap">
        {long ? `${text.slice(0, 240)}…` : text}
      </p>
      {long && (
        <button type="button" className="text-xs text-accent-text underline" onClick={() => setWhole(true)}>
          Show all
        </button>
      )}
    </div>
  );
}
