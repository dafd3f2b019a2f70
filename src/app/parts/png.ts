import { bytesOfBase64 } from '../../records/base64';

/** Pixels per CSS pixel: sharp on paper and on dense screens. */
const density = 2;

/** Height and width of a drawing as a file, CSS pixels. */
function drawingSize(svg: string): { readonly width: number; readonly height: number } {
  const [, width = '760', height = '400'] = /<svg[^>]* width="(\d+)" height="([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}

/** An SVG file as PNG, drawn by the browser. Rejects where it cannot. */
export async function pngOf(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const { width, height } = drawingSize(svg);
    const canvas = document.createElement('canvas');
    canvas.width = width * density;
    canvas.height = height * density;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    // `toBlob` would wait for an idle moment, a second long.
    const bytes = bytesOfBase64(canvas.toDataURL('image/png').replace('data:image/png;base64,', ''));
    if (!bytes?.length) throw new Error('no PNG');
    return new Blob([bytes], { type: 'image/png' });
  } finally {
    URL.revokeObjectURL(address);
  }
}
