/** So many first rows are shown and counted before a file is read. */
export const previewedRows = 200;
