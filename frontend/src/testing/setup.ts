import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { InProcessChannel } from '@/testing/channel';

configure({ asyncUtilTimeout: 15_000 });

globalThis.BroadcastChannel = InProcessChannel;

afterEach(() => {
  cleanup();
  // As if another tab had signed out: whatever was signed in here is forgotten, the channel tells nobody else.
  const otherTab = new BroadcastChannel('signalbox.session');
  otherTab.postMessage({ kind: 'ended', end: 'left' });
  otherTab.close();
  InProcessChannel.forgetStrangers();
  localStorage.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

// jsdom lays nothing out; these answer what the components ask of a browser.
class NoResize implements ResizeObserver {
  observe(): void {
    return;
  }
  unobserve(): void {
    return;
  }
  disconnect(): void {
    return;
  }
}
globalThis.ResizeObserver = NoResize;
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.hasPointerCapture = () => false;
