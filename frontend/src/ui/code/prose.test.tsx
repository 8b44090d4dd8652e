import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { blocksOf, inlinesOf } from '@/ui/code/markdown';
import { Prose } from '@/ui/code/prose';

describe('Prose', () => {
  it('reads headings, lists, code and paragraphs', () => {
    expect(blocksOf('Hello\nthere\n\n### Steps\n1. open\n2. close\n- why\n```js\n# no heading\n```')).toEqual([
      { kind: 'paragraph', text: 'Hello\nthere' },
      { kind: 'heading', text: 'Steps' },
      { kind: 'list', ordered: true, items: ['open', 'close'] },
      { kind: 'list', ordered: false, items: ['why'] },
      { kind: 'code', text: '# no heading' },
    ]);
  });

  it('reads bold, code and links inside a line', () => {
    expect(inlinesOf('a **b** `c` [d](https://e.example/f)!')).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'bold', text: 'b' },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: 'c' },
      { kind: 'text', text: ' ' },
      { kind: 'link', text: 'd', url: 'https://e.example/f' },
      { kind: 'text', text: '!' },
    ]);
  });

  it('never makes a link of a script, nor an element of HTML', () => {
    render(<Prose text={'[x](javascript:alert(1)) <img src=x onerror=alert(1)>'} />);

    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
    expect(screen.getByText(/<img src=x/u)).toBeInTheDocument();
  });
});
