import { useLayoutEffect, useRef } from 'react';
import { trustedReport } from '../../../records/trusted';

/** A report as the file shows it, in a frame where nothing runs and nothing is asked for. */
export function Paper({ title, html }: { readonly title: string; readonly html: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useLayoutEffect(() => {
    if (frame.current) frame.current.srcdoc = trustedReport(html);
  }, [html]);
  return <iframe ref={frame} className="paper" title={title} sandbox="" />;
}
