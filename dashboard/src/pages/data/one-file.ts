/**
 * The one file that is sent of those that were dropped. The parts of a shapefile belong together: they go as one
 * archive, so that nobody has to make it by hand. Undefined: there are several files of several things.
 */
export async function oneFile(files: readonly File[]): Promise<File | undefined> {
  const [first] = files;
  if (files.length <= 1) return first;
  const [shape, ...others] = files.filter(({ name }) => /\.shp$/i.test(name));
  if (shape === undefined || others.length > 0) return undefined;
  const stem = shape.name.slice(0, -'.shp'.length);
  const parts = files.filter(({ name }) => name.toLowerCase().startsWith(`${stem.toLowerCase()}.`));
  const { zipSync } = await import('fflate');
  const contents = await Promise.all(
    parts.map(async (part) => [part.name, new Uint8Array(await part.arrayBuffer())] as const),
  );
  return new File([zipSync(Object.fromEntries(contents), { level: 1 })], `${stem}.zip`);
}
