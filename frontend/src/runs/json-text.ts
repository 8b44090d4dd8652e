/** JSON with line breaks and indents, otherwise letter for letter: parsing it would round its numbers. */
export function indented(json: string): string {
  let depth = 0;
  let out = '';
  for (const token of json.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gu) ?? []) {
    if (token === '{' || token === '[') {
      depth += 1;
      out += `${token}${line(depth)}`;
    } else if (token === '}' || token === ']') {
      depth -= 1;
      out = `${out.trimEnd()}${/[{[]$/u.test(out.trimEnd()) ? '' : line(depth)}${token}`;
    } else if (token === ',') {
      out += `,${line(depth)}`;
    } else {
      out += token === ':' ? ': ' : token;
    }
  }
  return out;
}

const line = (depth: number) => `\n${'  '.repeat(depth)}`;
