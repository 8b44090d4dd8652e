import { useEffect } from 'react';

/**
 * Stands in for react-style-singleton, with which dialogs and menus lock the page behind them. That one writes a style element, which our content
 * security policy forbids; a constructed sheet says the same and needs no exception.
 */
export function styleSingleton() {
  let users = 0;
  let sheet: CSSStyleSheet | undefined;

  /** The first user's rules count: a second dialog measures a page that is locked already. */
  function add(rules: string): () => void {
    users += 1;
    if (users === 1) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      document.adoptedStyleSheets.push(sheet);
    }
    return remove;
  }

  function remove() {
    users -= 1;
    if (users > 0) return;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
  }

  return function Style({ styles }: { styles: string }) {
    useEffect(() => add(styles), [styles]);
    return null;
  };
}
