import { type ReactNode, useEffect, useRef } from 'react';

/** A few words that open a panel over the page; Escape, a press and focus elsewhere close it. */
export function Drop({
  className,
  label,
  summary,
  children,
  onOpen,
}: {
  className: string;
  label?: string | undefined;
  summary: ReactNode;
  children: ReactNode;
  onOpen?: () => void;
}) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && details.current?.contains(target) === false) details.current.open = false;
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, []);
  return (
    <details
      ref={details}
      className={`dropping ${className}`}
      onToggle={(event) => event.currentTarget.open && onOpen?.()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !details.current?.open) return;
        details.current.open = false;
        details.current.querySelector('summary')?.focus();
      }}
    >
      <summary aria-label={label}>{summary}</summary>
      {children}
    </details>
  );
}
