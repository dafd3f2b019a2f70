import { useRef, useState } from 'react';
import {
  addViewsFrom,
  currentAddress,
  forgetView,
  openView,
  saveView,
  useNamedViews,
  viewsAsFile,
} from '../../../../session/named-views';
import { saveFile } from '../../../parts/save-file';

const largestFile = 5_000_000;

/** Says in words what a chosen file added, or why nothing. */
async function add(file: File): Promise<string> {
  if (file.size > largestFile) return 'The file is too large to hold views; no view was added.';
  try {
    return addViewsFrom(await file.text());
  } catch {
    return 'The browser could not read the file; no view was added.';
  }
}

/** Views kept on this machine under a name; shared as a file or as a link. */
export function NamedViews() {
  const views = useNamedViews((store) => store.views);
  const [name, setName] = useState('');
  const [said, say] = useState('');
  const picker = useRef<HTMLInputElement>(null);
  const trimmed = name.trim();

  const save = () => {
    if (trimmed === '') return;
    say(
      saveView(trimmed)
        ? `Saved as “${trimmed}”.`
        : 'This browser keeps nothing; the view lasts until the page is closed.',
    );
    setName('');
  };
  const copyLink = async () => {
    const link = new URL(currentAddress(), location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      say('Link copied. Whoever opens it needs the same logs.');
    } catch {
      say('The browser refused to copy; the link is in the address bar.');
    }
  };
  return (
    <details className="views">
      <summary>Views{views.length > 0 ? ` (${views.length})` : ''}</summary>
      <div className="views-body">
        <form
          className="views-form"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <label className="inline-field">
            <span>Name this view</span>
            <input
              className="input"
              value={name}
              maxLength={80}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          <button type="submit" className="button" disabled={trimmed === ''}>
            Save
          </button>
          <button type="button" className="button quiet" onClick={() => void copyLink()}>
            Copy link
          </button>
          <button
            type="button"
            className="button quiet"
            disabled={views.length === 0}
            onClick={() => saveFile('shadowproof-views.json', viewsAsFile(), 'application/json')}
          >
            Save all as a file
          </button>
          <button type="button" className="button quiet" onClick={() => picker.current?.click()}>
            Add from a file
          </button>
          <input
            ref={picker}
            type="file"
            accept=".json,application/json"
            hidden
            aria-label="File of views"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file) void add(file).then(say);
            }}
          />
        </form>
        {views.length > 0 && (
          <ul className="views-list">
            {views.map((view) => (
              <li key={view.name}>
                <button type="button" className="link" onClick={() => openView(view)}>
                  {view.name}
                </button>
                <button
                  type="button"
                  className="link q"
                  aria-label={`Forget the view ${view.name}`}
                  onClick={() => forgetView(view.name)}
                >
                  Forget
                </button>
              </li>
            ))}
          </ul>
        )}
        <p className="q small" role="status">
          {said ||
            'A view holds filters and screen, no log content but the values filtered on; people stand in it as digests.'}
        </p>
      </div>
    </details>
  );
}
