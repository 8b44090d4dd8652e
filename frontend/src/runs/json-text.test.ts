import { describe, expect, it } from 'vitest';
import { indented } from '@/runs/json-text';

describe('JSON for editing', () => {
  it('keeps every letter of values', () => {
    const text = '{"a":{"price":19.90,"big":9007199254740993},"b":["x{y}: , [z]","q\\"q"],"c":{},"d":[],"e":null}';

    expect(indented(text)).toBe(`{
  "a": {
    "price": 19.90,
    "big": 9007199254740993
  },
  "b": [
    "x{y}: , [z]",
    "q\\"q"
  ],
  "c": {},
  "d": [],
  "e": null
}`);
  });
});
