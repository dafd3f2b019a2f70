import { Component, type ReactNode } from 'react';
import { asError } from '../../records/unknown';
import { FilesMissing, tryScreensAgain } from './lazy-screen';

/** Keeps a fault in one screen from taking the page with it. */
export class ScreenBoundary extends Component<{ children: ReactNode }, { fault: Error | null }> {
  override state: { fault: Error | null } = { fault: null };

  static getDerivedStateFromError(fault: unknown): { fault: Error } {
    return { fault: asError(fault) };
  }

  readonly #tryAgain = () => {
    tryScreensAgain();
    this.setState({ fault: null });
  };

  override render(): ReactNode {
    const { fault } = this.state;
    if (!fault) return this.props.children;
    return (
      <div className="state boxed" role="alert">
        {fault instanceof FilesMissing ? (
          <>
            <h2>The files of this screen did not load.</h2>
            <p>
              The host did not answer. Your logs are still loaded, and every screen that you opened before
              still works. Try again when the network is back. Do not reload the page: that would close your
              logs.
            </p>
          </>
        ) : (
          <>
            <h2>This screen failed.</h2>
            <p className="mono">{fault.message}</p>
            <p>Your logs are still loaded. Try again, or open another screen.</p>
          </>
        )}
        <button type="button" className="button" onClick={this.#tryAgain}>
          Try again
        </button>
      </div>
    );
  }
}
