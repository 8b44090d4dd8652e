import { Check, ChevronDown, Search, X } from 'lucide-react';
import { DropdownMenu, Popover } from 'radix-ui';
import { type FormEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Filters } from '@/api/lists';
import { Button } from '@/ui/button';
import { classes } from '@/ui/classes';
import { INPUT } from '@/ui/form';
import { useKeys } from '@/ui/keys';
import { MENU_CONTENT, MENU_ITEM } from '@/ui/menu';

export interface FilterOption {
  value: string;
  label: string;
  mark?: ReactNode;
}

/** A chip that reads as a sentence: "State is running or queued". `many` allows several values. */
export type FilterDefinition =
  | { kind: 'choice'; param: string; label: string; options: FilterOption[]; many?: boolean }
  | { kind: 'text'; param: string; label: string; help: string }
  | { kind: 'search'; param: string; label: string };

/** The filters that the URL holds, as the API takes them. */
export function useFilters(definitions: readonly FilterDefinition[]): Filters {
  const [params] = useSearchParams();
  const filters: Filters = {};
  for (const definition of definitions) {
    const values = params.getAll(definition.param).filter(Boolean);
    if (values.length === 0) continue;
    filters[definition.param] = definition.kind === 'choice' && definition.many ? values : values[0];
  }
  return filters;
}

export function FilterBar({ definitions }: { definitions: readonly FilterDefinition[] }) {
  const [params, setParams] = useSearchParams();
  const change = (param: string, values: string[]) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete(param);
        values.forEach((value) => next.append(param, value));
        return next;
      },
      { replace: true },
    );
  const searches = definitions.filter((definition) => definition.kind === 'search');
  const chips = definitions.filter((definition) => definition.kind !== 'search');
  const active = definitions.some((definition) => params.has(definition.param));
  const clear = () => definitions.forEach((definition) => params.delete(definition.param));
  return (
    <div role="group" aria-label="Filters" className="flex flex-wrap items-center gap-1.5 px-4 pb-3 sm:px-6 empty:hidden">
      {searches.map((definition) => (
        <SearchBox key={definition.param} definition={definition} value={params.get(definition.param) ?? ''} onChange={(next) => change(definition.param, next)} />
      ))}
      {/* One line to swipe through on a phone. */}
      <div className="-mx-4 flex max-w-[100vw] items-center gap-1.5 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:overflow-visible sm:px-0">
        {chips.map((definition) => {
          const values = params.getAll(definition.param).filter(Boolean);
          const onChange = (next: string[]) => change(definition.param, next);
          if (definition.kind === 'text') return <TextChip key={definition.param} definition={definition} value={values[0] ?? ''} onChange={onChange} />;
          return <ChoiceChip key={definition.param} definition={definition} values={values} onChange={onChange} />;
        })}
        {active && (
          <Button
            variant="ghost"
            size="small"
            onClick={() => {
              clear();
              setParams(params, { replace: true });
            }}
          >
            Clear all
          </Button>
        )}
      </div>
    </div>
  );
}

const CHIP =
  'inline-flex h-7 max-w-72 shrink-0 items-center gap-1 rounded-full border px-2.5 text-sm transition-colors hover:bg-hover pointer-coarse:h-10';

function ChipFace({ label, value, ...rest }: { label: string; value: string | undefined }) {
  return (
    <button type="button" {...rest} className={classes(CHIP, value ? 'border-accent bg-accent-soft text-ink' : 'bg-surface text-ink-soft')}>
      <span>{label}</span>
      {value && (
        <>
          <span className="text-ink-soft">is</span>
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

function ChoiceChip({ definition, values, onChange }: ChoiceProps) {
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

function TextChip({ definition, value, onChange }: TextProps) {
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

const SEARCH_DELAY = 250;

function SearchBox({ definition, value, onChange }: { definition: { label: string }; value: string; onChange: (values: string[]) => void }) {
  const [draft, setDraft] = useState(value);
  const [applied, setApplied] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  if (value !== applied) {
    setApplied(value);
    setDraft(value);
  }
  const apply = useEffectEvent((text: string) => {
    if (text === value) return;
    setApplied(text);
    onChange(text ? [text] : []);
  });
  useEffect(() => {
    const timer = setTimeout(() => apply(draft.trim()), SEARCH_DELAY);
    return () => clearTimeout(timer);
  }, [draft]);
  useKeys({
    '/': (event) => {
      event.preventDefault();
      input.current?.focus();
    },
  });
  return (
    <label className="relative flex w-full items-center sm:w-64">
      <span className="sr-only">{definition.label}</span>
      <Search size={14} aria-hidden className="pointer-events-none absolute left-2.5 text-ink-faint" />
      <input
        ref={input}
        type="search"
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        placeholder={definition.label}
        className="h-7 w-full rounded-full border border-line-strong/70 bg-surface pr-2.5 pl-8 text-sm text-ink pointer-coarse:h-10 pointer-coarse:text-[16px]"
      />
    </label>
  );
}
