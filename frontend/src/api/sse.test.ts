import { describe, expect, it } from 'vitest';
import { EventParser } from '@/api/sse';

describe('EventParser', () => {
  it('reads events whose chunks break anywhere', () => {
    const text = ': hello\r\nid: 7\r\nevent: step\r\ndata: {"a":\r\ndata: 1}\r\n\r\nevent: change\ndata: x\n\n';
    for (let cut = 1; cut < text.length; cut += 1) {
      const parser = new EventParser();
      const events = [...parser.push(text.slice(0, cut)), ...parser.push(text.slice(cut))];
      expect(events).toEqual([
        { id: '7', event: 'step', data: '{"a":\n1}' },
        { id: '7', event: 'change', data: 'x' },
      ]);
    }
  });

  it('tells nothing of comments and blocks without data', () => {
    expect(new EventParser().push(': alive\n\nevent: change\n\n')).toEqual([]);
  });
});
