import { Check, ChevronDown, X } from 'lucide-react';
import { DropdownMenu, Popover } from 'radix-ui';
import { type FormEvent, useState } from 'react';
import { Button } from '@/ui/controls/button';
import { classes } from '@/ui/controls/classes';
import type { FilterDefinition } from '@/ui/list/filters';
import { INPUT } from '@/ui/form/form';
import { MENU_CONTENT, MENU_ITEM } from '@/ui/controls/menu';

const CHIP =
  'inline-flex h-7 max-w-72 shrink-0 items-center gap-1 rounded-full border px-2.5 text-sm transition-colors hover:bg-hover pointer-coarse:h-10';

function ChipFace({ label, verb = 'is', value, ...rest }: { label: string; verb?: string; value: string | undefined }) {
  return (
    <button type="button" {...rest} className={classes(CHIP, value ? 'border-accent bg-accent-soft text-ink' : 'bg-surface text-ink-soft')}>
      <span>{label}</span>
      {value && (
        <>
          {verb && <span className="text-ink-soft">{verb}</span>}
          <span className="truncate font-medium">{value}</span>
        </>
      )}
      <ChevronDown size={12} aria-hidden className="shrink-0" />
    </button>
  );
}

function Clear({ label, onClear }: { label: string; onClear: () => void }) {
  return (
    <button
      type="button"
      aria-label={`Clear ${label}`}
      onClick={onClear}
      className="-ml-1 inline-flex size-6 items-center justify-center rounded-full text-ink-soft hover:bg-hover hover:text-ink pointer-coarse:size-9"
    >
      <X size={12} aria-hidden />
    </button>
  );
}

interface ChoiceProps {
  definition: Extract<FilterDefinition, { kind: 'choice' }>;
  values: string[];
  onChange: (values: string[]) => void;
}

export function ChoiceChip({ definition, values, onChange }: ChoiceProps) {
  const labelOf = (value: string) => definition.options.find((option) => option.value === value)?.label ?? value;
  const toggle = (value: string) => {
    const without = values.filter((each) => each !== value);
    if (without.length < values.length) return onChange(without);
    onChange(definition.many ? [...values, value] : [value]);
  };
  return (
    <span className="inline-flex items-center gap-1">
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <ChipFace label={definition.label} value={values.map(labelOf).join(' or ') || undefined} />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content align="start" sideOffset={4} collisionPadding={8} className={MENU_CONTENT} aria-label={definition.label}>
            {definition.options.length === 0 && <p className="px-2 py-1.5 text-ink-soft">Nothing to choose from yet</p>}
            {definition.options.map((option) => (
              <DropdownMenu.CheckboxItem
                key={option.value}
                checked={values.includes(option.value)}
                onCheckedChange={() => toggle(option.value)}
                onSelect={(event) => definition.many && event.preventDefault()}
                className={MENU_ITEM}
              >
                <span className="flex size-4 items-center justify-center">
                  <DropdownMenu.ItemIndicator>
                    <Check size={14} aria-hidden />
                  </DropdownMenu.ItemIndicator>
                </span>
                {option.mark}
                {option.label}
              </DropdownMenu.CheckboxItem>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {values.length > 0 && <Clear label={definition.label} onClear={() => onChange([])} />}
    </span>
  );
}

interface TextProps {
  definition: Extract<FilterDefinition, { kind: 'text' }>;
  value: string;
  onChange: (values: string[]) => void;
}

export function TextChip({ definition, value, onChange }: TextProps) {
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(value);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    onChange(draft.trim() ? [draft.trim()] : []);
    setOpen(false);
  };
  return (
    <span className="inline-flex items-center gap-1">
      <Popover.Root
        open={open}
        onOpenChange={(next) => {
          setDraft(value);
          setOpen(next);
        }}
      >
        <Popover.Trigger asChild>
          <ChipFace label={definition.label} value={value || undefined} />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content align="start" sideOffset={4} collisionPadding={8} className={classes(MENU_CONTENT, 'w-72 p-2')}>
            <form onSubmit={apply} className="flex flex-col gap-2">
              <label className="flex flex-col gap-1 text-sm">
                {definition.label} is
                <input value={draft} onChange={(event) => setDraft(event.target.value)} className={INPUT} />
              </label>
              <p className="text-xs text-ink-faint">{definition.help}</p>
              <Button type="submit" variant="primary">
                Apply
              </Button>
            </form>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {value && <Clear label={definition.label} onClear={() => onChange([])} />}
    </span>
  );
}

interface TimeProps {
  definition: Extract<FilterDefinition, { kind: 'time' }>;
  value: string;
  onChange: (values: string[]) => void;
}

const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** A moment in the local zone; the URL has it in UTC. */
export function TimeChip({ definition, value, onChange }: TimeProps) {
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState('');
  const at = Date.parse(value);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    onChange(draft ? [new Date(draft).toISOString()] : []);
    setOpen(false);
  };
  return (
    <span className="inline-flex items-center gap-1">
      <Popover.Root
        open={open}
        onOpenChange={(next) => {
          setDraft(Number.isNaN(at) ? '' : localInput(at));
          setOpen(next);
        }}
      >
        <Popover.Trigger asChild>
          <ChipFace label={definition.label} verb="" value={Number.isNaN(at) ? undefined : moment.format(at)} />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content align="start" sideOffset={4} collisionPadding={8} className={classes(MENU_CONTENT, 'w-64 p-2')}>
            <form onSubmit={apply} className="flex flex-col gap-2">
              <label className="flex flex-col gap-1 text-sm">
                {definition.label}
                <input type="datetime-local" value={draft} onChange={(event) => setDraft(event.target.value)} className={INPUT} />
              </label>
              <p className="text-xs text-ink-faint">In your time zone.</p>
              <Button type="submit" variant="primary">
                Apply
              </Button>
            </form>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {value && <Clear label={definition.label} onClear={() => onChange([])} />}
    </span>
  );
}

/** As a datetime-local field takes it: without a zone. */
function localInput(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
