import { Fragment, type ReactNode } from 'react';
import { type Block, blocksOf, type Inline, inlinesOf } from '@/ui/code/markdown';

/** Text of a source, Markdown or plain, as elements: nothing in it is ever taken as HTML. */
export function Prose({ text }: { text: string }) {
  return (
    <div className="flex max-w-[80ch] flex-col gap-2.5 break-words">
      {blocksOf(text).map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return (
        <p className="pt-1 font-semibold">
          <Spans text={block.text} />
        </p>
      );
    case 'code':
      return <pre className="rounded border bg-sunken p-2.5 text-[12px] break-words whitespace-pre-wrap">{block.text}</pre>;
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List className={block.ordered ? 'list-decimal pl-6' : 'list-disc pl-6'}>
          {block.items.map((item, index) => (
            <li key={index}>
              <Spans text={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'paragraph':
      return (
        <p className="whitespace-pre-wrap">
          <Spans text={block.text} />
        </p>
      );
  }
}

function Spans({ text }: { text: string }) {
  return inlinesOf(text).map((inline, index) => (
    <Fragment key={index}>
      <SpanView inline={inline} />
    </Fragment>
  ));
}

function SpanView({ inline }: { inline: Inline }): ReactNode {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'bold':
      return <strong className="font-semibold">{inline.text}</strong>;
    case 'code':
      return <code className="rounded-sm bg-sunken px-1 text-[12px]">{inline.text}</code>;
    case 'link':
      return (
        <a
          href={inline.url}
          target="_blank"
          rel="noreferrer"
          className="underline decoration-line-strong underline-offset-3 hover:decoration-ink"
        >
          {inline.text}
        </a>
      );
  }
}
