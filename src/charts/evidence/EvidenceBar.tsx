/** Where the mark of enough evidence is on the bar; the rest is for more than enough. */
const enough = 0.84;

const part = (share: number) => `${(share * 100).toFixed(2)}%`;

/** Evidence as a share of what is needed, log scale: 1 is the mark. Words beside it carry the number. */
export function EvidenceShare({ share }: { readonly share: number }) {
  const mark = part(enough);
  return (
    <svg className="plot ebar" height="10" aria-hidden="true">
      <rect className="track" y="3" width="100%" height="4" />
      <rect className="fill" y="3" width={part(Math.min(1, share * enough))} height="4" />
      <line className="limit" x1={mark} x2={mark} y1="0" y2="10" />
    </svg>
  );
}
