const byReader = ['pointerdown', 'wheel', 'keydown', 'touchmove'] as const;

/** Brings a figure into sight and holds it there while the page around it still grows, until the reader moves. */
export function keepInSight(figure: HTMLElement): () => void {
  const show = () => figure.scrollIntoView({ block: 'start' });
  const watch = new ResizeObserver(show);
  const end = () => {
    cancelAnimationFrame(frame);
    watch.disconnect();
    for (const event of byReader) removeEventListener(event, end);
  };
  // A screen that opens takes focus and scroll to its top first.
  const frame = requestAnimationFrame(() => {
    figure.focus({ preventScroll: true });
    watch.observe(document.body);
    for (const event of byReader) addEventListener(event, end, { passive: true });
  });
  return end;
}
