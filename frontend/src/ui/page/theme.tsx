import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';

type Theme = 'light' | 'dark';

interface ThemeChoice {
  theme: Theme;
  toggle: () => void;
}

const ThemeContext = createContext<ThemeChoice>({ theme: 'light', toggle: () => undefined });

/** `public/theme.js` set the attribute before the first paint; this keeps it. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const [theme, setTheme] = useState<Theme>(() => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'));
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const choice = useMemo(
    () => ({
      theme,
      toggle: () => {
        const next = theme === 'dark' ? 'light' : 'dark';
        localStorage.setItem('signalbox.theme', next);
        setTheme(next);
      },
    }),
    [theme],
  );
  return <ThemeContext value={choice}>{children}</ThemeContext>;
}

export function useTheme(): ThemeChoice {
  return use(ThemeContext);
}
