import type { Unavailable } from '../../session/session';

const titles: Record<Unavailable['cause'], string> = {
  'no-webassembly': 'This browser cannot run WebAssembly, so the logs cannot be read here.',
  'no-memory': 'This browser has not enough free memory for the database.',
  blocked: 'Something blocks the database worker on this page.',
  unknown: 'The database did not start.',
};

const advice: Record<Unavailable['cause'], readonly string[]> = {
  'no-webassembly': [
    'Open this page in a current Chrome, Edge, Firefox or Safari.',
    'If WebAssembly was turned off by policy (or by a “lockdown” mode), ask for an exception for this address.',
    'Or evaluate the same files without a browser: npm run evaluate -- FILES',
  ],
  'no-memory': [
    'Close other tabs and programs, then try again.',
    'Load fewer files at once: about 2 GB of memory are needed for a million decisions.',
    'Or evaluate the same files without a browser: npm run evaluate -- FILES',
  ],
  blocked: [
    'The page needs workers from its own address and from blob:. A proxy, an extension or a header of the host may forbid them.',
    'Check that the host serves .wasm and .js files of this folder unchanged.',
    'Try a private window without extensions.',
  ],
  unknown: [
    'Try again.',
    'Try another current browser.',
    'Or evaluate the same files without a browser: npm run evaluate -- FILES',
  ],
};

/** Says why the engine cannot run here and what to do; no number is shown without it. */
export function EngineMissing({ unavailable }: { unavailable: Unavailable }) {
  return (
    <section className="missing">
      <p className="eyebrow">Cannot start</p>
      <h1 className="verdict">{titles[unavailable.cause]}</h1>
      <p className="lede">Nothing was read and nothing was sent. What you can do:</p>
      <ol className="advice">
        {advice[unavailable.cause].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="lede small">
        What the browser said: <span className="mono">{unavailable.message}</span>
      </p>
      <button type="button" className="button" onClick={() => location.reload()}>
        Try again
      </button>
    </section>
  );
}
