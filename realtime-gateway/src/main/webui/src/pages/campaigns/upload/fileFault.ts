/** What is plainly wrong with a file before it is sent; undefined if nothing is. */
export function fileFault(file: Pick<File, 'name' | 'size'>): string | undefined {
  const extension = file.name.toLowerCase().split('.').at(-1) ?? '';
  if (['xlsx', 'xls', 'ods', 'numbers'].includes(extension)) {
    return 'This is a spreadsheet. Save it as "CSV UTF-8" first, then choose the CSV file.';
  }
  if (['pdf', 'doc', 'docx', 'zip', 'png', 'jpg', 'jpeg'].includes(extension)) {
    return 'This is no CSV file.';
  }
  return file.size === 0 ? 'The file is empty.' : undefined;
}

/** 4.2 MB, as people read it. */
export function size(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** power;
  return `${value.toLocaleString(undefined, { maximumFractionDigits: power === 0 ? 0 : 1 })} ${units[power]}`;
}
