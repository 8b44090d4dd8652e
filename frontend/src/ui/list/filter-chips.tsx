import { ChevronDown, X } from 'lucide-react';
import { DropdownMenu, Popover } from 'radix-ui';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '@/ui/controls/button';
import { classes } from '@/ui/controls/classes';
import type { FilterDefinition } from '@/ui/list/filters';
import { INPUT } from '@/ui/form/form';
import { MENU_CONTENT, MenuCheckItem } from '@/ui/controls/menu';

const CHIP =
  'inline-flex h-7 max-w-72 shrink-0 items-center gap-1 rounded-full border px-2.5 text-sm transition-colors hover:bg-hover pointer-coarse:h-10';

interface ChipFaceProps {
  label: string;
  verb?: string | undefined;
  value: string | undefined;
}

function ChipFace({ label, verb = 'is', value, ...rest }: ChipFaceProps) {
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
              <MenuCheckItem
                key={option.value}
                checked={values.includes(option.value)}
                onToggle={() => toggle(option.value)}
                staysOpen={definition.many}
              >
                {option.mark}
                {option.label}
              </MenuCheckItem>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {values.length > 0 && <Clear label={definition.label} onClear={() => onChange([])} />}
    </span>
  );
}

interface EntryChipProps {
  label: string;
  verb?: string;
  value: string;
  /** The value as the chip shows it; undefined when there is nothing to show. */
  shown: string | undefined;
  width: string;
  onOpen: () => void;
  /** What is entered, as the address of the page has it. */
  entered: () => string;
  onChange: (values: string[]) => void;
  children: ReactNode;
}

/** Asks for one value in a small form. */
function EntryChip({ label, verb, value, shown, width, onOpen, entered, onChange, children }: EntryChipProps) {
  const [open, setOpen] = useState(false);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    onChange([entered()].filter(Boolean));
    setOpen(false);
  };
  return (
    <span className="inline-flex items-center gap-1">
      <Popover.Root
        open={open}
        onOpenChange={(next) => {
          onOpen();
          setOpen(next);
        }}
      >
        <Popover.Trigger asChild>
          <ChipFace label={label} verb={verb} value={shown} />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content align="start" sideOffset={4} collisionPadding={8} className={classes(MENU_CONTENT, width, 'p-2')}>
            <form onSubmit={apply} className="flex flex-col gap-2">
              {children}
              <Button type="submit" variant="primary">
                Apply
              </Button>
            </form>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {value && <Clear label={label} onClear={() => onChange([])} />}
    </span>
  );
}

interface EntryProps<K extends FilterDefinition['kind']> {
  definition: Extract<FilterDefinition, { kind: K }>;
  value: string;
  onChange: (values: string[]) => void;
}

export function TextChip({ definition, value, onChange }: EntryProps<'text'>) {
  const [draft, setDraft] = useState(value);
  return (
    <EntryChip
      label={definition.label}
      value={value}
      shown={value || undefined}
      width="w-72"
      onOpen={() => setDraft(value)}
      entered={() => draft.trim()}
      onChange={onChange}
    >
      <label className="flex flex-col gap-1 text-sm">
        {definition.label} is
        <input value={draft} onChange={(event) => setDraft(event.target.value)} className={INPUT} />
      </label>
      <p className="text-xs text-ink-faint">{definition.help}</p>
    </EntryChip>
  );
}

const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** A moment in the local zone; the URL has it in UTC. */
export function TimeChip({ definition, value, onChange }: EntryProps<'time'>) {
  const [draft, setDraft] = useState('');
  const at = Date.parse(value);
  return (
    <EntryChip
      label={definition.label}
      verb=""
      value={value}
      shown={Number.isNaN(at) ? undefined : moment.format(at)}
      width="w-64"
      onOpen={() => setDraft(Number.isNaN(at) ? '' : localInput(at))}
      entered={() => draft && new Date(draft).toISOString()}
      onChange={onChange}
    >
      <label className="flex flex-col gap-1 text-sm">
        {definition.label}
        <input type="datetime-local" value={draft} onChange={(event) => setDraft(event.target.value)} className={INPUT} />
      </label>
      <p className="text-xs text-ink-faint">In your time zone.</p>
    </EntryChip>
  );
}

/** As a datetime-local field takes it: without a zone. */
function localInput(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
