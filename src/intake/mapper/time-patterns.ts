/** Ways of writing a day in numbers, to be fixed in a mapping once its order is settled; others are read without one. */
export const timePatterns = [
  'dd.MM.yyyy HH:mm:ss',
  'dd.MM.yyyy HH:mm',
  'dd.MM.yyyy, HH:mm:ss',
  'dd.MM.yyyy, HH:mm',
  'M/d/yyyy, h:mm:ss a',
  'M/d/yyyy h:mm:ss a',
  'M/d/yyyy h:mm a',
  'dd/MM/yyyy HH:mm:ss',
  'dd/MM/yyyy HH:mm',
  'MM/dd/yyyy HH:mm:ss',
  'MM/dd/yyyy HH:mm',
  'yyyy-MM-dd',
  'dd.MM.yyyy',
  'dd/MM/yyyy',
  'MM/dd/yyyy',
] as const;
