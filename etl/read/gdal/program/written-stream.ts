import type { FileNode, FileStream, GdalModule } from './gdal-module.ts';

const folderMode = 0o40777;
const noEntry = 44;

/**
 * Mounts a folder whose files are not kept: what GDAL writes to them goes to `take`, in order, while GDAL works.
 * Going back (FlatGeobuf writes its header again at the end, with the count) is left out.
 */
export function mountWrittenStream({ FS }: GdalModule, folder: string, take: (bytes: Uint8Array) => void): void {
  const attributes = ({ id, mode, size }: FileNode): object => {
    const dates = { atime: new Date(0), mtime: new Date(0), ctime: new Date(0) };
    return { dev: 1, ino: id, mode, nlink: 1, uid: 0, gid: 0, rdev: 0, size, blksize: 4096, blocks: 0, ...dates };
  };
  const streamOperations = {
    open: () => {},
    close: () => {},
    read: () => 0,
    write(...[{ node }, memory, offset, length, position]: WriteCall): number {
      if (position === node.size) {
        take(new Uint8Array(memory.buffer, memory.byteOffset + offset, length));
        node.size += length;
      }
      return length;
    },
    llseek: ({ position, node }: FileStream, offset: number, whence: number): number =>
      offset + ([0, position, node.size][whence] ?? 0),
  };
  const fileOperations = {
    getattr: attributes,
    setattr: (node: FileNode, { size }: { size?: number }) => {
      node.size = size ?? node.size;
    },
  };
  const folderOperations = {
    getattr: attributes,
    setattr: () => {},
    readdir: () => ['.', '..'],
    unlink: () => {},
    lookup: () => {
      throw new FS.ErrnoError(noEntry);
    },
    mknod: (parent: FileNode, name: string, mode: number) =>
      Object.assign(FS.createNode(parent, name, mode, 0), {
        node_ops: fileOperations,
        stream_ops: streamOperations,
        size: 0,
      }),
  };
  const mount = (): FileNode =>
    Object.assign(FS.createNode(null, '/', folderMode, 0), { node_ops: folderOperations, stream_ops: {}, size: 0 });
  FS.mkdir(folder);
  FS.mount({ mount }, {}, folder);
}

type WriteCall = [stream: FileStream, memory: Int8Array, offset: number, length: number, position: number];
