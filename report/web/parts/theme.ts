/** Light or dark: the system's choice until the reader makes one, which is then kept where storage allows it. */

const key = 'ferrule-theme';

const stored = (): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // files opened from disk may have no storage
  }
};

const store = (value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Only this page view has the choice then.
  }
};

export const startTheme = (): void => {
  const root = document.documentElement;
  const known = stored();
  if (known === 'light' || known === 'dark') root.dataset['theme'] = known;
  const button = document.getElementById('theme');
  if (button === null) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const now = root.dataset['theme'] ?? (dark ? 'dark' : 'light');
    const next = now === 'dark' ? 'light' : 'dark';
    root.dataset['theme'] = next;
    store(next);
  });
};
