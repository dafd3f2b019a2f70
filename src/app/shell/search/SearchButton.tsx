/** Looks like a field and opens the search, which has the page to itself. */
export function SearchButton({ onSearch }: { onSearch: () => void }) {
  return (
    <button type="button" className="find" onClick={onSearch} aria-keyshortcuts="Control+K">
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.4" />
        <path d="M9.2 9.2 13 13" stroke="currentColor" strokeWidth="1.4" />
      </svg>
      <span>Search scopes, people, decisions</span>
      <kbd>Ctrl K</kbd>
    </button>
  );
}
