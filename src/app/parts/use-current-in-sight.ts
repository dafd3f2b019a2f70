import { useEffect, useRef } from 'react';

const margin = 24;

/** Of a row of links that a narrow window cuts: keeps the link that is open in sight, sideways only. */
export function useCurrentInSight<Row extends HTMLElement>(current: string) {
  const row = useRef<Row>(null);
  useEffect(() => {
    const own = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (row.current && own) row.current.scrollLeft = own.offsetLeft - row.current.offsetLeft - margin;
  }, [current]);
  return row;
}
