/** The little Markdown that issues and comments use. Anything else stays as it was written. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'paragraph'; text: string };

export type Inline = { kind: 'text' | 'bold' | 'code'; text: string } | { kind: 'link'; text: string; url: string };

const FENCE = /^\s*```/u;
const HEADING = /^#{1,6}\s+(.+)$/u;
const BULLET = /^\s*[-*+]\s+(.+)$/u;
const NUMBER = /^\s*\d{1,9}[.)]\s+(.+)$/u;

export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  let fence: string[] | null = null;
  for (const line of lines) {
    if (FENCE.test(line)) {
      if (fence) blocks.push({ kind: 'code', text: fence.join('\n') });
      fence = fence ? null : [];
    } else if (fence) {
      fence.push(line);
    } else {
      add(blocks, line);
    }
  }
  if (fence) blocks.push({ kind: 'code', text: fence.join('\n') });
  return blocks.filter((block) => block.kind !== 'paragraph' || block.text !== '');
}

function add(blocks: Block[], line: string): void {
  const last = blocks.at(-1);
  const heading = HEADING.exec(line)?.[1];
  const bullet = BULLET.exec(line)?.[1];
  const item = bullet ?? NUMBER.exec(line)?.[1];
  if (heading) {
    blocks.push({ kind: 'heading', text: heading });
  } else if (item !== undefined) {
    const ordered = bullet === undefined;
    if (last?.kind === 'list' && last.ordered === ordered) last.items.push(item);
    else blocks.push({ kind: 'list', ordered, items: [item] });
  } else if (line.trim() === '') {
    blocks.push({ kind: 'paragraph', text: '' });
  } else if (last?.kind === 'paragraph' && last.text !== '') {
    last.text += `\n${line}`;
  } else {
    blocks.push({ kind: 'paragraph', text: line });
  }
}

const INLINE = /`([^`\n]+)`|\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/gu;

export function inlinesOf(text: string): Inline[] {
  const inlines: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) inlines.push({ kind: 'text', text: text.slice(end, match.index) });
    const [whole, code, bold, label, url] = match;
    if (code !== undefined) inlines.push({ kind: 'code', text: code });
    else if (bold !== undefined) inlines.push({ kind: 'bold', text: bold });
    else if (label !== undefined && url !== undefined) inlines.push({ kind: 'link', text: label, url });
    end = match.index + whole.length;
  }
  if (end < text.length) inlines.push({ kind: 'text', text: text.slice(end) });
  return inlines;
}
