/** Hands text or a data address to the user as a file. */
export function saveFile(name: string, content: string, mediaType = 'text/plain'): void {
  const address = content.startsWith('data:') ? content : URL.createObjectURL(new Blob([content], { type: `${mediaType};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  if (address !== content) setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
