import { Search } from 'lucide-react';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Filters } from '@/api/lists';
import { Button } from '@/ui/controls/button';
import { ChoiceChip, TextChip, TimeChip } from '@/ui/list/filter-chips';
import { useKeys } from '@/ui/page/keys';

export interface FilterOption {
  value: string;
  label: string;
  mark?: ReactNode;
}

/** A chip that reads as a sentence: "State is running or queued". `many` allows several values. */
export type FilterDefinition =
  | { kind: 'choice'; param: string; label: string; options: FilterOption[]; many?: boolean }
  | { kind: 'text'; param: string; label: string; help: string }
  | { kind: 'time'; param: string; label: string }
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
        <SearchBox
          key={definition.param}
          definition={definition}
          value={params.get(definition.param) ?? ''}
          onChange={(next) => change(definition.param, next)}
        />
      ))}
      {/* One line to swipe through on a phone. */}
      <div className="-mx-4 flex max-w-[100vw] items-center gap-1.5 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:overflow-visible sm:px-0">
        {chips.map((definition) => {
          const values = params.getAll(definition.param).filter(Boolean);
          const onChange = (next: string[]) => change(definition.param, next);
          if (definition.kind === 'text')
            return <TextChip key={definition.param} definition={definition} value={values[0] ?? ''} onChange={onChange} />;
          if (definition.kind === 'time')
            return <TimeChip key={definition.param} definition={definition} value={values[0] ?? ''} onChange={onChange} />;
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

const SEARCH_DELAY = 250;

function SearchBox({
  definition,
  value,
  onChange,
}: {
  definition: { label: string };
  value: string;
  onChange: (values: string[]) => void;
}) {
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
