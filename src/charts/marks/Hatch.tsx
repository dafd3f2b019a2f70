import { useId } from 'react';

/** An id for a hatch of this drawing's own, so that it is never lost when the drawing is copied. */
export function useHatch(): { readonly id: string; readonly fill: string } {
  const id = `hatch${useId().replaceAll(/[^\w-]/g, '')}`;
  return { id, fill: `url(#${id})` };
}

/** The hatch that stands for "unresolved" and "not measurable". */
export function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path
          d="M0 0V5"
          style={{ stroke: 'var(--unresolved)', strokeWidth: 2.4, opacity: 'var(--hatch-alpha)' }}
        />
      </pattern>
    </defs>
  );
}
