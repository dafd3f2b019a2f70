/** The id of the first control of a field, so that what is missing can be gone to. */
export const fieldId = (at: number, path: string): string => `map-${at}-${path.replaceAll('.', '-')}`;

export const zoneId = 'map-zone';

/** Moves the focus to a control once it is there; it may be drawn by the same click. */
export function focusOn(id: string): void {
  requestAnimationFrame(() => {
    const first = document.getElementById(id);
    // Where words have none of ours, the first of them is what is asked for.
    const control = first?.closest('tr')?.querySelector<HTMLElement>('.lacking select') ?? first;
    control?.scrollIntoView({ block: 'center' });
    control?.focus({ preventScroll: true });
  });
}
