import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { sql, StandardSQL } from '@codemirror/lang-sql';
import { bracketMatching, syntaxHighlighting, HighlightStyle } from '@codemirror/language';
import { Compartment, EditorState, Prec, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useEffectEvent, useRef } from 'react';
import { drawIcon } from './icons';

export type Schema = Readonly<Record<string, readonly string[]>>;

interface EditorProps {
  value: string;
  schema: Schema;
  onChange: (value: string) => void;
  onRun: () => void;
  /** Where the engine found an error: marked until the text changes, and the caret goes there. */
  error: { readonly at: number } | null;
}

const ink = HighlightStyle.define([
  { tag: tags.keyword, fontWeight: '600' },
  { tag: [tags.string, tags.number], color: 'var(--ink-2)' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
]);
const language = new Compartment();
const setError = StateEffect.define<{ from: number; to: number } | null>();
const errorField = StateField.define({
  create: () => Decoration.none,
  update(marks, change) {
    let next = change.docChanged ? Decoration.none : marks;
    for (const effect of change.effects)
      if (effect.is(setError))
        next = effect.value
          ? Decoration.set([Decoration.mark({ class: 'cm-wrong' }).range(effect.value.from, effect.value.to)])
          : Decoration.none;
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});
/** Names of what completion offers, as icons of this app draw them. */
const iconOf: Readonly<Record<string, string>> = { type: 'table', property: 'column', keyword: 'word' };
const languageOf = (schema: Schema) =>
  sql({
    dialect: StandardSQL,
    schema: schema as Record<string, string[]>,
    upperCaseKeywords: true,
    defaultTable: 'facts',
  });

/** The editor: completion of tables and columns, Ctrl+Enter runs, Escape then Tab leaves it. */
export function Editor({ value, schema, onChange, onRun, error }: EditorProps) {
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
          autocompletion({
            icons: false,
            addToOptions: [{ position: 20, render: ({ type }) => drawIcon(iconOf[type ?? ''] ?? 'word') }],
          }),
          errorField,
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

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    if (!error) return editor.dispatch({ effects: setError.of(null) });
    const length = editor.state.doc.length;
    const at = Math.min(error.at, length);
    const word = /^\w+|^\S/.exec(editor.state.doc.sliceString(at, Math.min(length, at + 80)))?.[0] ?? '';
    // At the end of the text the last character is marked: a mark cannot be empty.
    const [from, to] = word === '' ? [Math.max(0, at - 1), at] : [at, at + word.length];
    editor.dispatch({
      selection: { anchor: at },
      effects: to > from ? [setError.of({ from, to }), EditorView.scrollIntoView(at)] : [],
    });
  }, [error]);

  return <div className="sql-editor" ref={box} />;
}
