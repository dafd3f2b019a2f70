interface ChosenFile {
  name: string;
  blob: Blob;
}

interface ChooseFilesProps {
  /** On the button. */
  text: string;
  /** What they are, for whoever hears the page. */
  label: string;
  onChoose: (files: ChosenFile[]) => void;
}

/** A button that opens several files of this machine; the same ones can be chosen again. */
export function ChooseFiles({ text, label, onChoose }: ChooseFilesProps) {
  return (
    <label className="button file-button">
      {text}
      <input
        type="file"
        multiple
        className="vh"
        aria-label={label}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])].map((file) => ({ name: file.name, blob: file }));
          target.value = '';
          if (files.length > 0) onChoose(files);
        }}
      />
    </label>
  );
}
