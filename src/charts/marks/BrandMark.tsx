/** The mark of Shadowproof: what ran, and its shadow; `paper` is the colour that it stands on. */
export function BrandMark({ paper }: { readonly paper: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <rect x="6" y="6" width="13" height="13" fill="currentColor" />
      <rect x="1.5" y="1.5" width="12" height="12" fill={paper} stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
