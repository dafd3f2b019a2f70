import { setTheme, type Theme, themes, usePreferences } from '../../session/preferences';

const words: Record<Theme, string> = { system: 'as this device', light: 'light', dark: 'dark' };

/** Steps through the three themes; the name says which one is on. */
export function ThemeToggle() {
  const { theme } = usePreferences();
  const next = themes[(themes.indexOf(theme) + 1) % themes.length]!;
  return (
    <button
      type="button"
      className="bar-button theme"
      onClick={() => setTheme(next)}
      title={`Theme: ${words[theme]}. Next: ${words[next]}`}
    >
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="7" cy="7" r="5.4" fill="none" stroke="currentColor" strokeWidth="1.4" />
        {theme !== 'light' && <path d="M7 1.6a5.4 5.4 0 0 1 0 10.8Z" fill="currentColor" />}
        {theme === 'dark' && <path d="M7 1.6a5.4 5.4 0 0 0 0 10.8Z" fill="currentColor" />}
      </svg>
      <span className="vh">Theme: {words[theme]}</span>
    </button>
  );
}
