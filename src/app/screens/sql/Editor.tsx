import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { sql, StandardSQL } from '@codemirror/lang-sql';
import { bracketMatching, syntaxHighlighting, HighlightStyle } from '@codemirror/language';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useEffectEvent, useRef } from 'react';

export type Schema = Readonly<Record<string, readonly string[]>>;

interface EditorProps {
  value: string;
  schema: Schema;
  onChange: (value: string) => void;
  onRun: () => void;
}

const ink = HighlightStyle.define([
  { tag: tags.keyword, fontWeight: '600' },
  { tag: [tags.string, tags.number], color: 'var(--ink-2)' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
]);
const language = new Compartment();
const languageOf = (schema: Schema) =>
  sql({
    dialect: StandardSQL,
    schema: schema as Record<string, string[]>,
    upperCaseKeywords: true,
    defaultTable: 'facts',
  });

/** The editor: completion of tables and columns, Ctrl+Enter runs, Escape then Tab leaves it. */
export function Editor({ value, schema, onChange, onRun }: EditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const changed = useEffectEvent(onChange);
  const run = useEffectEvent(onRun);
  const first = useEffectEvent(() => ({ value, schema }));

  useEffect(() => {
    if (!box.current) return undefined;
    const start = first();
    const editor = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: start.value,
        extensions: [
          lineNumbers(),
          history(),
          bracketMatching(),
          closeBrackets(),
          autocompletion(),
          syntaxHighlighting(ink),
          language.of(languageOf(start.schema)),
          placeholder('SELECT … FROM facts'),
          EditorView.lineWrapping,
          // A statement longer than its box scrolls: what can be typed in says that keys reach it.
          EditorView.contentAttributes.of({ 'aria-label': 'SQL', tabindex: '0' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed(update.state.doc.toString());
          }),
          Prec.highest(
            keymap.of([
              {
                key: 'Mod-Enter',
                run: () => {
                  run();
                  return true;
                },
              },
            ]),
          ),
          keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        ],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = null;
    };
  }, []);

  useEffect(() => {
    view.current?.dispatch({ effects: language.reconfigure(languageOf(schema)) });
  }, [schema]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  return <div className="sql-editor" ref={box} />;
}
