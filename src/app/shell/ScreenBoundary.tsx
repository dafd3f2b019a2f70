import { Component, type ReactNode } from 'react';
import { asError } from '../../records/unknown';

/** Keeps a fault in one screen from taking the page with it. */
export class ScreenBoundary extends Component<{ children: ReactNode }, { fault: Error | null }> {
  override state: { fault: Error | null } = { fault: null };

  static getDerivedStateFromError(fault: unknown): { fault: Error } {
    return { fault: asError(fault) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (!fault) return this.props.children;
    return (
      <div className="state boxed" role="alert">
        <h2>This screen could not be drawn.</h2>
        <p className="mono">{fault.message}</p>
        <p>The logs are still loaded and the other screens still work.</p>
        <button type="button" className="button" onClick={() => this.setState({ fault: null })}>
          Try again
        </button>
      </div>
    );
  }
}
