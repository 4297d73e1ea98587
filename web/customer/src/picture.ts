/** Pictures with a longer side than this, in pixels, are made smaller before they are sent. */
const SIDE_MAX = 2560;
/** Pictures of fewer bytes are sent as they are. */
const BYTES_FINE = 1_500_000;

/**
 * A photo small enough to go over a phone's line: JPEG or PNG photos that are huge are drawn smaller.
 * Everything else, and whatever the browser cannot draw, is returned as it is.
 */
export async function lighter(file: File): Promise<{ readonly blob: Blob; readonly name: string }> {
  const same = { blob: file, name: file.name };
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size <= BYTES_FINE) return same;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE_MAX / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await drawn(canvas);
    if (blob === null || blob.size >= file.size) return same;
    return { blob, name: `${file.name.replace(/\.\w+$/, '')}.jpg` };
  } catch {
    return same;
  }
}

function drawn(canvas: HTMLCanvasElement): Promise<Blob | null> {
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.86));
}
