import { useEffect, useEffectEvent } from 'react';

export type KeyMap = Record<string, (event: KeyboardEvent) => void>;

/** Single keys, ignored while someone types or a dialog, menu or popover is open. */
export function useKeys(keys: KeyMap): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
    if (isTyping(event.target) || isCovered()) return;
    const action = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    action?.(event);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

function isCovered(): boolean {
  return document.querySelector('[role="dialog"][data-state="open"], [role="menu"][data-state="open"]') !== null;
}

export const isMac = /Mac|iPhone|iPad/u.test(navigator.userAgent);
export const COMMAND_KEY = isMac ? '⌘' : 'Ctrl';
