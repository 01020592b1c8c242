import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { GdalModule } from './gdal-module.ts';

const require = createRequire(import.meta.url);
const vectorOnly = 0x04;

interface StartOptions {
  readonly path: string;
  readonly useWorker: false;
  readonly env: Readonly<Record<string, string>>;
  readonly errorHandler: (line: string) => void;
  readonly logHandler: (line: string) => void;
}

/** GDAL's C functions as gdal3.js exports them: no single features, but whole translations. */
export class Gdal {
  readonly module: GdalModule;
  /** What GDAL said was wrong since the last call of `forget`. */
  readonly #complaints: string[];

  private constructor(module: GdalModule, complaints: string[]) {
    this.module = module;
    this.#complaints = complaints;
  }

  static async start(): Promise<Gdal> {
    const complaints: string[] = [];
    const begin: (options: StartOptions) => Promise<{ Module: GdalModule }> = require('gdal3.js/node');
    const packageFolder = join(dirname(require.resolve('gdal3.js/node')), 'dist/package');
    const { Module } = await begin({
      // gdal3.js puts './' before the path, so it must be relative.
      path: relative(process.cwd(), packageFolder),
      useWorker: false,
      env: { CPL_TMPDIR: '/tmp' },
      errorHandler: (line) => complaints.push(line),
      logHandler: () => {},
    });
    return new Gdal(Module, complaints);
  }

  get complaint(): string {
    return this.#complaints.filter((line) => line.startsWith('ERROR')).at(-1) ?? this.#complaints.at(-1) ?? '';
  }

  forget(): void {
    this.#complaints.length = 0;
  }

  configure(settings: Readonly<Record<string, string>>): void {
    for (const [key, value] of Object.entries(settings)) {
      this.module.ccall('CPLSetConfigOption', null, ['string', 'string'], [key, value]);
    }
  }

  /** A pointer to the dataset; 0 when it cannot be opened. */
  open(path: string, drivers: readonly string[], options: readonly string[]): number {
    const lists = [this.#texts(drivers), this.#texts(options)];
    const types = ['string', 'number', 'number', 'number', 'number'];
    return this.module.ccall('GDALOpenEx', 'number', types, [path, vectorOnly, ...lists, 0]);
  }

  close(dataset: number): void {
    this.module.ccall('GDALClose', null, ['number'], [dataset]);
  }

  /** What `ogrinfo -json` prints. */
  describe(dataset: number): string {
    const options = this.#texts(['-json', '-so', '-al', '-nocount', '-noextent']);
    const info = this.module.ccall('GDALVectorInfoOptionsNew', 'number', ['number', 'number'], [options, 0]);
    return this.module.ccall('GDALVectorInfo', 'string', ['number', 'number'], [dataset, info]);
  }

  /** The number of features, or -1 when counting is not cheap. */
  countFeatures(dataset: number, layer: number): number {
    const pointer = this.module.ccall('GDALDatasetGetLayer', 'number', ['number', 'number'], [dataset, layer]);
    return this.module.ccall('OGR_L_GetFeatureCount', 'number', ['number', 'number'], [pointer, 0]);
  }

  /** `ogr2ogr`: writes `target` and closes it. */
  translate(dataset: number, target: string, options: readonly string[]): void {
    const { module } = this;
    const list = this.#texts(options);
    const settings = module.ccall('GDALVectorTranslateOptionsNew', 'number', ['number', 'number'], [list, 0]);
    if (settings === 0) throw new Error(this.complaint);
    const datasets = module._malloc(4);
    module.setValue(datasets, dataset, '*');
    const types = ['string', 'number', 'number', 'number', 'number', 'number'];
    const written = module.ccall('GDALVectorTranslate', 'number', types, [target, 0, 1, datasets, settings, 0]);
    module.ccall('GDALVectorTranslateOptionsFree', null, ['number'], [settings]);
    module._free(datasets);
    if (written === 0) throw new Error(this.complaint);
    this.close(written);
  }

  /** A null-terminated list of texts in GDAL's memory; some bytes, and a process serves few files: not given back. */
  #texts(texts: readonly string[]): number {
    const { module } = this;
    const list = module._malloc(4 * (texts.length + 1));
    for (const [index, text] of texts.entries()) {
      const bytes = module.lengthBytesUTF8(text) + 1;
      const pointer = module._malloc(bytes);
      module.stringToUTF8(text, pointer, bytes);
      module.setValue(list + 4 * index, pointer, '*');
    }
    module.setValue(list + 4 * texts.length, 0, '*');
    return list;
  }
}
