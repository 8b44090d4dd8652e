import { useEffect, useEffectEvent, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useAllPlaces } from '@/shell/places';
import { type KeyMap, useKeys } from '@/ui/page/keys';

/** How long `g` waits for the key of a place. */
const SEQUENCE = 1200;

/** Keys that work everywhere: Ctrl/Cmd K, `?`, and `g` followed by a place. */
export function useShellKeys({ onPalette, onShortcuts }: { onPalette: () => void; onShortcuts: () => void }): void {
  const navigate = useNavigate();
  const places = useAllPlaces();
  const goUntil = useRef(0);
  const openPalette = useEffectEvent(onPalette);
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      openPalette();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);

  const keys: KeyMap = {
    '?': onShortcuts,
    g: (event) => {
      goUntil.current = event.timeStamp + SEQUENCE;
    },
  };
  for (const place of places) {
    keys[place.key] = (event) => {
      if (event.timeStamp < goUntil.current) void navigate(place.to);
      goUntil.current = 0;
    };
  }
  useKeys(keys);
}
