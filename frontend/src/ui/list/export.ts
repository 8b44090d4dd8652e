import type { Column } from '@/ui/list/table';

/** Rows as RFC 4180, as a spreadsheet may safely open them. */
export function asCsv<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const lines = [columns.map((column) => column.header), ...rows.map((row) => columns.map((column) => column.text(row)))];
  return lines.map((line) => line.map(quoted).join(',')).join('\r\n');
}

/** Text from outside that a spreadsheet would run as a formula gets an apostrophe before it. */
function quoted(value: string): string {
  const inert = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

export function saveText(name: string, type: string, text: string): void {
  save(name, new Blob([text], { type }));
}

export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
