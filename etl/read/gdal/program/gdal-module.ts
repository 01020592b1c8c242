/** The part of Emscripten's module in gdal3.js that is used here; its own declarations miss it. */
export interface GdalModule {
  ccall(name: string, result: 'number', types: readonly string[], values: readonly unknown[]): number;
  ccall(name: string, result: 'string', types: readonly string[], values: readonly unknown[]): string;
  ccall(name: string, result: null, types: readonly string[], values: readonly unknown[]): void;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  lengthBytesUTF8(text: string): number;
  stringToUTF8(text: string, pointer: number, bytes: number): void;
  setValue(pointer: number, value: number, type: '*'): void;
  readonly HEAPU8: Uint8Array;
  readonly FS: FileSystem;
  readonly NODEFS: FileSystemType & { readonly stream_ops: StreamOperations; readonly node_ops: object };
}

export interface FileSystem {
  mkdir(path: string): void;
  mount(type: FileSystemType, options: object, path: string): void;
  unmount(path: string): void;
  writeFile(path: string, content: string): void;
  createNode(parent: FileNode | null, name: string, mode: number, device: number): FileNode;
  readonly ErrnoError: new (code: number) => Error;
}

interface FileSystemType {
  mount(mount: object): FileNode;
}

export interface FileNode {
  id: number;
  mode: number;
  size: number;
  node_ops: object;
  stream_ops: object;
}

export interface FileStream {
  readonly node: FileNode;
  /** Descriptor of the host. */
  readonly nfd: number;
  readonly position: number;
}

export interface StreamOperations {
  // What WebAssembly's memory is seen through, a place in it, bytes wanted and the place in the file.
  read(...read: [stream: FileStream, memory: Int8Array, offset: number, length: number, position: number]): number;
  close(stream: FileStream): void;
}
