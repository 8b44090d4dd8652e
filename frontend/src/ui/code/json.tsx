import { ChevronRight, Search } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { classes } from '@/ui/controls/classes';
import { CopyButton, copyText } from '@/ui/controls/copy';
import { ancestors, matches, pointerOf } from '@/ui/code/pointer';

interface JsonViewProps {
  value: unknown;
  label: string;
  /** Shown open and lit, for example where a ticket's value came from. */
  highlight?: string;
  /** Levels open at first; without it small values are open all the way. */
  depth?: number;
}

const CHUNK = 200;
const SMALL = 3000;

/** Raw JSON: collapse, search, copy a path or a value. */
export function JsonView({ value, label, highlight, depth }: JsonViewProps) {
  const [search, setSearch] = useState('');
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const text = useMemo(() => JSON.stringify(value, null, 2), [value]);
  const open = depth ?? (text.length < SMALL ? Infinity : 2);
  const found = useMemo(() => matches(value, search), [value, search]);
  const forced = useMemo(() => ancestors([...found, ...(highlight ? [highlight] : [])]), [found, highlight]);
  const toggle = (pointer: string, open: boolean) => setToggled((before) => new Map(before).set(pointer, open));
  const tree: Tree = {
    isOpen: (pointer, level) => toggled.get(pointer) ?? (forced.has(pointer) || level < open),
    isLit: (pointer) => found.has(pointer) || pointer === highlight,
    toggle,
  };
  return (
    <div className="overflow-hidden rounded border bg-sunken">
      <div className="flex h-9 items-center gap-2 border-b px-2.5 pointer-coarse:h-11">
        <Search size={13} aria-hidden className="text-ink-faint" />
        <input
          type="search"
          aria-label={`Search in ${label}`}
          placeholder="Search keys and values"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="min-w-0 flex-1 bg-transparent text-sm outline-none"
        />
        {search && (
          <span role="status" className="figure text-xs text-ink-soft">
            {found.size} found
          </span>
        )}
        <CopyButton label={`Copy ${label}`} value={text} />
      </div>
      {/* Scrolls, so it must be reachable by keyboard. */}
      {}
      <div className="max-h-[60vh] overflow-auto py-1.5 font-mono text-[12px] leading-[22px]" tabIndex={0} role="group" aria-label={label}>
        <Node name={null} value={value} pointer="" level={0} tree={tree} />
      </div>
    </div>
  );
}

interface Tree {
  isOpen: (pointer: string, level: number) => boolean;
  isLit: (pointer: string) => boolean;
  toggle: (pointer: string, open: boolean) => void;
}

interface NodeProps {
  name: string | null;
  value: unknown;
  pointer: string;
  level: number;
  tree: Tree;
}

function Node({ name, value, pointer, level, tree }: NodeProps) {
  const [limit, setLimit] = useState(CHUNK);
  if (typeof value !== 'object' || value === null) {
    return (
      <Line name={name} pointer={pointer} level={level} value={value} lit={tree.isLit(pointer)}>
        <Scalar value={value} />
      </Line>
    );
  }
  const entries = Object.entries(value);
  const [start, end] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0) {
    return (
      <Line name={name} pointer={pointer} level={level} value={value} lit={tree.isLit(pointer)}>
        <span className="text-ink-soft">{start + end}</span>
      </Line>
    );
  }
  const open = tree.isOpen(pointer, level);
  return (
    <div>
      <Line
        name={name}
        pointer={pointer}
        level={level}
        value={value}
        lit={tree.isLit(pointer)}
        toggle={{ open, set: (next) => tree.toggle(pointer, next) }}
      >
        <span className="text-ink-soft">
          {start}
          {!open && ` ${entries.length} ${Array.isArray(value) ? 'items' : 'keys'} ${end}`}
        </span>
      </Line>
      {open && (
        <>
          {entries.slice(0, limit).map(([key, child]) => (
            <Node key={key} name={key} value={child} pointer={pointerOf(pointer, key)} level={level + 1} tree={tree} />
          ))}
          {entries.length > limit && (
            <button type="button" className="ml-10 rounded px-2 text-accent-text underline" onClick={() => setLimit(limit + CHUNK)}>
              Show {Math.min(CHUNK, entries.length - limit)} more of {entries.length - limit}
            </button>
          )}
          <div style={{ paddingLeft: `${level * 14 + 24}px` }} className="text-ink-soft">
            {end}
          </div>
        </>
      )}
    </div>
  );
}

interface LineProps {
  name: string | null;
  pointer: string;
  level: number;
  value: unknown;
  lit: boolean;
  toggle?: { open: boolean; set: (open: boolean) => void };
  children: ReactNode;
}

function Line({ name, pointer, level, value, lit, toggle, children }: LineProps) {
  return (
    <div
      style={{ paddingLeft: `${level * 14 + 6}px` }}
      className={classes('group flex min-w-max items-start gap-1 pr-2 hover:bg-hover focus-within:bg-hover', lit && 'bg-accent-soft')}
      data-pointer={pointer}
      ref={lit ? (line) => line?.scrollIntoView({ block: 'nearest' }) : undefined}
    >
      {toggle ? (
        <button
          type="button"
          aria-expanded={toggle.open}
          aria-label={`${toggle.open ? 'Collapse' : 'Expand'} ${pointer || 'all'}`}
          onClick={() => toggle.set(!toggle.open)}
          className="flex h-[22px] w-4 shrink-0 items-center justify-center text-ink-soft"
        >
          <ChevronRight size={12} className={classes('transition-transform', toggle.open && 'rotate-90')} />
        </button>
      ) : (
        <span className="w-4 shrink-0" />
      )}
      {name !== null && <span className="shrink-0 text-ink-soft">{name}:</span>}
      <span className="max-w-[70ch] min-w-0 break-words whitespace-pre-wrap">{children}</span>
      {pointer && (
        <span className="sticky right-1 ml-auto flex shrink-0 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
          <CopyWord word="path" value={pointer} of={pointer} />
          <CopyWord word="value" value={typeof value === 'string' ? value : JSON.stringify(value, null, 2)} of={pointer} />
        </span>
      )}
    </div>
  );
}

function CopyWord({ word, value, of }: { word: string; value: string; of: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      aria-label={`Copy ${word} of ${of}`}
      className="rounded-sm bg-raised px-1.5 font-sans text-[11px] leading-[18px] text-ink-soft hover:text-ink"
      onClick={() => {
        void copyText(value);
        setCopied(true);
        setTimeout(() => setCopied(false), 1200);
      }}
    >
      {copied ? 'copied' : word}
    </button>
  );
}

function Scalar({ value }: { value: unknown }) {
  if (typeof value === 'string') return <span className="text-green">{JSON.stringify(value)}</span>;
  if (value === null) return <span className="text-violet">null</span>;
  return <span className="text-blue">{String(value)}</span>;
}
